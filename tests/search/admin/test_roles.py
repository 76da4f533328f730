"""What each role may see and do, on every page of the workbench and of the admin."""

from collections.abc import Mapping
from typing import Any

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from catalogue.arranging import hide
from catalogue.deciding import decide
from catalogue.models import Attribute, Rule, Verdict
from catalogue.publishing import publish
from search.models import (
    CategoryEmbedding,
    CategoryScan,
    EncoderInUse,
    ImageEmbedding,
    Membership,
    QueryCount,
    TextEmbedding,
    WorkerHeartbeat,
)
from search.rescanning import request_scans, scan_due
from tests.factories import make_category
from tests.search.admin.doors import DOORS, ROLES, Door
from tests.search.admin.shelves import product, stock, visit_in_role

_OWN = ("changelist", "add", "change", "delete", "history")


@pytest.fixture
def rows(encoder_in_use: EncoderInUse) -> Mapping[str, Any]:
    """A shop where every kind of row is there; the key that each has in an address."""
    category = stock(encoder_in_use)
    (decision,) = decide(category, [product("R1")], Verdict.APPROVE)
    rule = hide(category, product("R2"))
    publish(category)
    request_scans([category.pk])
    scan_due()
    heartbeat = WorkerHeartbeat.objects.create(worker="w1", seen_at=timezone.now())
    return {
        "category": category.pk,
        "version": 1,
        "draft": make_category("A draft", state="draft").pk,
        "product": product("R3").pk,
        "attribute": Attribute.objects.create(name="striped", prompts=["with stripes"]).pk,
        "rule": rule.pk,
        "search_rule": Rule.objects.create(kind="hide", query="red", product=product("R3")).pk,
        "decision": decision.pk,
        "membership": Membership.objects.first().pk,  # type: ignore[union-attr]
        "scan": CategoryScan.objects.get(category=category).pk,
        "imageembedding": ImageEmbedding.objects.first().pk,  # type: ignore[union-attr]
        "textembedding": TextEmbedding.objects.first().pk,  # type: ignore[union-attr]
        "categoryembedding": CategoryEmbedding.objects.first().pk,  # type: ignore[union-attr]
        "encoder": encoder_in_use.pk,
        "heartbeat": heartbeat.pk,
        "querycount": QueryCount.objects.create(query="red", searches=1).pk,
        "R0": product("R0").pk,
    }


def knock(client: Client, door: Door, rows: Mapping[str, Any]) -> int:
    """The status of the answer."""
    address = reverse(f"admin:{door.name}", args=[rows[one] for one in door.args])
    data = {name: rows.get(value, value) for name, value in door.data.items()}
    return int(getattr(client, door.method)(address, data).status_code)


def refused(role: str, rows: Mapping[str, Any]) -> set[tuple[str, str, str]]:
    """Doors at which this role is turned away; a fault behind one fails the test."""
    client, closed = visit_in_role(f"staff-{role or 'none'}", role), set()
    for door in DOORS:
        status = knock(client, door, rows)
        assert status < 500, f"{door.method} {door.name} fails with {status}"
        if status == 403:
            closed.add((door.method, door.name, " ".join(door.args)))
    return closed


@pytest.mark.parametrize("letter", [*ROLES, "-"])
def test_each_role_passes_the_doors_that_are_open_to_it_and_no_other(
    rows: Mapping[str, Any], letter: str
) -> None:
    expected = {
        (door.method, door.name, " ".join(door.args)) for door in DOORS if letter not in door.who
    }
    found = refused(ROLES.get(letter, ""), rows)
    assert found - expected == set(), "closed to somebody who should come in"
    assert expected - found == set(), "open to somebody who should not come in"


def test_a_visitor_who_has_not_signed_in_is_asked_to_at_every_door(
    rows: Mapping[str, Any],
) -> None:
    stranger = Client()
    for door in DOORS:
        assert knock(stranger, door, rows) == 302, door.name


def test_no_door_is_missing_in_the_table() -> None:
    """A new page says here who may use it."""
    named = {door.name for door in DOORS}
    missing = set()
    for model, page in admin.site._registry.items():
        start = f"{model._meta.app_label}_{model._meta.model_name}"
        if model._meta.app_label != "auth":
            missing |= {f"{start}_{one}" for one in _OWN} - named
        own = {f"{start}_{one}" for one in _OWN}
        others = {str(url.name) for url in page.get_urls() if getattr(url, "name", None)}
        missing |= others - own - named - {"auth_user_password_change"}
    assert missing == set()
