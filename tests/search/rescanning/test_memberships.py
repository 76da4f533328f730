"""A rescan writes down what shelves show: it adds, it withdraws, and it never decides."""

from collections.abc import Callable

import pytest
from django.utils import timezone

from catalogue.deciding import decide, take_back
from catalogue.models import Category, CategoryThreshold, Product, Verdict
from catalogue.publishing import publish, withdraw
from search.embedding import drain
from search.models import EncoderInUse, Membership
from search.query import Query
from search.ranking import rank
from search.rescanning import rescan
from tests.factories import make_product
from tests.search.reviewing.reds import product, stock_reds

WHEN = timezone.now().replace(year=2020)


@pytest.fixture
def reds(encoder_in_use: EncoderInUse) -> Category:
    category = stock_reds(encoder_in_use)
    category.switched_off = ["examples"]  # so that decisions move no scores
    category.save()
    publish(category)
    return category


def states(category: Category) -> dict[str, str]:
    rows = Membership.objects.filter(category=category).order_by("-score")
    return dict(rows.values_list("product__sku", "state"))


def shelf(category: Category) -> list[str]:
    return [hit.product.sku for hit in rank(Query(category=category)).hits]


def threshold(category: Category, value: float, review_from: float | None) -> None:
    CategoryThreshold.objects.filter(category=category).update(value=value, review_from=review_from)
    publish(category)


def test_members_and_what_waits_are_written_down_with_what_is_known(reds: Category) -> None:
    assert rescan(reds) == (4, 2)
    assert states(reds) == dict.fromkeys(["P0", "P1", "P2", "P3"], "member") | dict.fromkeys(
        ["P4", "P5"], "review"
    )
    best = Membership.objects.get(product__sku="P0")
    assert (best.source, best.prompt, best.encoder_id) == ("automatic", "red", "colour/1")
    assert best.version == 1
    assert best.score is not None


def test_low_confidence_waits_and_is_never_shown_to_shoppers(reds: Category) -> None:
    rescan(reds)
    assert shelf(reds) == ["P0", "P1", "P2", "P3"]


def test_new_ones_are_added_and_automatic_ones_withdrawn(reds: Category) -> None:
    rescan(reds)
    Product.objects.filter(sku="P1").update(state="archived")
    make_product("NEW", "red")
    drain()
    assert rescan(reds) == (4, 2)
    assert states(reds)["NEW"] == "member"
    assert states(reds)["P1"] == "withdrawn"


def test_since_moves_only_with_the_state(reds: Category) -> None:
    rescan(reds)
    Membership.objects.update(since=WHEN)
    decide(reds, [product("P4")], Verdict.APPROVE)
    publish(reds)
    rescan(reds)
    moved = Membership.objects.exclude(since=WHEN)
    assert [row.product.sku for row in moved] == ["P4"]
    Membership.objects.update(since=WHEN)
    rescan(reds)
    assert not Membership.objects.exclude(since=WHEN).exists()


def test_a_withdrawn_one_that_fits_again_comes_back(reds: Category) -> None:
    rescan(reds)
    Product.objects.filter(sku="P1").update(state="archived")
    rescan(reds)
    Product.objects.filter(sku="P1").update(state="published")
    rescan(reds)
    assert states(reds)["P1"] == "member"


def test_what_a_person_decided_is_marked_so(reds: Category) -> None:
    rescan(reds)
    decide(reds, [product("P9")], Verdict.APPROVE)
    decide(reds, [product("P0")], Verdict.REJECT)
    publish(reds)
    assert rescan(reds) == (4, 2)
    by_person = Membership.objects.filter(source="person").order_by("product__sku")
    assert [(row.product.sku, row.state) for row in by_person] == [
        ("P0", "withdrawn"),
        ("P9", "member"),
    ]


def test_a_decision_counts_once_it_is_published(reds: Category) -> None:
    decide(reds, [product("P0")], Verdict.REJECT)
    rescan(reds)
    assert states(reds)["P0"] == "member"
    assert "P0" in shelf(reds)


def edit(category: Category) -> None:
    category.definition = "red or orange"
    category.save()
    publish(category)


def stricter(category: Category) -> None:
    threshold(category, 0.99, None)


def same(category: Category) -> None:
    rescan(category)


@pytest.mark.parametrize("change", [same, edit, stricter])
def test_decisions_outlast_rescans_edits_and_thresholds(
    reds: Category, change: Callable[[Category], None]
) -> None:
    decide(reds, [product("P9")], Verdict.APPROVE)
    decide(reds, [product("P0")], Verdict.REJECT)
    publish(reds)
    change(reds)
    rescan(reds)
    assert states(reds)["P9"] == "member"
    assert states(reds).get("P0") in {None, "withdrawn"}
    assert "P9" in shelf(reds)
    assert "P0" not in shelf(reds)


def test_only_a_person_undoes_a_decision(reds: Category) -> None:
    decide(reds, [product("P9")], Verdict.APPROVE)
    publish(reds)
    rescan(reds)
    take_back(reds, [product("P9")])
    publish(reds)
    rescan(reds)
    assert states(reds)["P9"] == "withdrawn"
    assert Membership.objects.get(product__sku="P9").source == "automatic"


def test_without_a_threshold_nothing_is_written_down(reds: Category) -> None:
    rescan(reds)
    reds.thresholds.all().delete()
    publish(reds)
    assert rescan(reds) == (0, 0)
    assert set(states(reds).values()) == {"withdrawn"}


def test_a_category_that_shoppers_do_not_see_has_no_members(reds: Category) -> None:
    rescan(reds)
    withdraw(reds)
    assert rescan(reds) == (0, 0)
    assert set(states(reds).values()) == {"withdrawn"}


def test_a_pinned_product_is_a_member_by_a_person(reds: Category) -> None:
    reds.rules.create(kind="pin", product=product("P8"), position=1)
    publish(reds)
    rescan(reds)
    pinned = Membership.objects.get(product__sku="P8")
    assert (pinned.state, pinned.source) == ("member", "person")


def test_each_product_is_noted_with_the_prompt_that_fits_it(reds: Category) -> None:
    reds.prompts = ["blue"]
    reds.combination = "best"
    reds.save()
    threshold(reds, 0.5, None)
    rescan(reds)
    prompts = dict(Membership.objects.values_list("product__sku", "prompt"))
    assert (prompts["P0"], prompts["P9"]) == ("red", "blue")
