"""The list of decisions: found by product, person and date, and taken back."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from catalogue.deciding import decide
from catalogue.models import Category, Decision, Product, Verdict
from catalogue.publishing import publish
from tests.catalogue.admin.people import visit_as
from tests.factories import make_category

LIST = "/admin/catalogue/decision/"


@pytest.fixture
def mugs(db: None) -> Category:
    category = make_category("Mugs", "a mug")
    publish(category)
    return category


def make(number: int) -> Product:
    return Product.objects.create(sku=f"M{number}", title=f"Mug {number}", state="published")


def look(client: Client, query: str = "") -> str:
    response = client.get(LIST + query)
    assert response.status_code == 200
    return response.content.decode()


def undo(client: Client, *decisions: Decision) -> int:
    typed = {"action": "undo_selected", "_selected_action": [one.pk for one in decisions]}
    return client.post(LIST, typed).status_code


def test_each_row_says_what_was_decided_by_whom_and_why(
    merchandiser: Client, mugs: Category
) -> None:
    otto = User.objects.create_user("otto")
    mug = make(1)
    decide(mugs, [mug], Verdict.REJECT, otto, scores={mug.pk: 0.123}, reason="A bowl.")
    page = look(merchandiser)
    for text in ("Rejected", "Mug 1", "M1", "Mugs", "0.123", "A bowl.", "otto"):
        assert text in page
    assert f"/admin/catalogue/category/{mugs.pk}/review/?product={mug.pk}" in page


def test_it_is_searched_by_sku_and_filtered(merchandiser: Client, mugs: Category) -> None:
    otto = User.objects.create_user("otto")
    decide(mugs, [make(1)], Verdict.APPROVE, otto)
    decide(make_category("Cups", "a cup"), [make(2)], Verdict.REJECT)
    today = timezone.localdate().isoformat()
    for query in (
        "?q=M1",
        "?verdict__exact=approve",
        f"?category__id__exact={mugs.pk}",
        f"?decided_by__id__exact={otto.pk}",
        f"?decided_at_from={today}&decided_at_to={today}&verdict__exact=approve",
        "?decided_at_from=yesterday&q=M1",
    ):
        page = look(merchandiser, query)
        assert "Mug 1" in page
        assert "Mug 2" not in page
    assert "Mug 1" not in look(merchandiser, "?decided_at_to=2000-01-01")


def test_undo_takes_back_in_all_categories_at_once(merchandiser: Client, mugs: Category) -> None:
    cups = make_category("Cups", "a cup")
    kept, *rest = [
        *decide(mugs, [make(1), make(2)], Verdict.APPROVE),
        *decide(cups, [make(3)], Verdict.REJECT),
    ]
    undo(merchandiser, *rest)
    assert list(Decision.objects.all()) == [kept]
    gone = Decision.history.filter(history_type="-")
    assert {row.history_change_reason for row in gone} == {"Undone in the list of decisions."}
    assert {str(row.history_user) for row in gone} == {"mira"}


def test_nobody_edits_a_decision_here(merchandiser: Client, mugs: Category) -> None:
    (decision,) = decide(mugs, [make(1)], Verdict.APPROVE)
    assert merchandiser.get(f"{LIST}add/").status_code == 403
    assert merchandiser.post(f"{LIST}{decision.pk}/delete/", {"post": "yes"}).status_code == 403
    assert "Mug 1" in merchandiser.get(f"{LIST}{decision.pk}/change/").content.decode()


def test_a_viewer_looks_and_undoes_nothing(mugs: Category) -> None:
    (decision,) = decide(mugs, [make(1)], Verdict.APPROVE)
    viewer = visit_as("vera", "catalogue.view_decision")
    assert "Undo selected" not in look(viewer)
    undo(viewer, decision)
    assert Decision.objects.exists()


def test_more_rows_cost_no_more_queries(merchandiser: Client, mugs: Category) -> None:
    decide(mugs, [make(0)], Verdict.APPROVE)
    with CaptureQueriesContext(connection) as few:
        look(merchandiser)
    decide(mugs, [make(number) for number in range(1, 21)], Verdict.APPROVE)
    with CaptureQueriesContext(connection) as many:
        look(merchandiser)
    assert len(many) == len(few) <= 14
