"""People's decisions: kept with all that was known, in the history, until a person undoes them."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalogue.deciding import decide, take_back, unseen_decisions
from catalogue.models import Category, Decision, Product, Verdict
from catalogue.publishing import publish
from tests.factories import make_category

pytestmark = pytest.mark.django_db


@pytest.fixture
def category() -> Category:
    return make_category("Mugs", "a mug", state="draft")


@pytest.fixture
def mira() -> User:
    return User.objects.create_user("mira")


def products(count: int) -> list[Product]:
    first = Product.objects.count()
    return [
        Product.objects.create(sku=f"M{number}", title=f"Mug {number}", state="published")
        for number in range(first, first + count)
    ]


def history() -> Any:
    return Decision.history.order_by("history_id")


def test_a_variant_is_decided_about_together_with_its_parent(category: Category) -> None:
    (mug,) = products(1)
    variant = Product.objects.create(sku="M-RED", title="Red", parent=mug)
    (decision,) = decide(category, [variant, mug], Verdict.APPROVE)
    assert decision.product == mug


def test_a_later_word_replaces_the_earlier_one_and_both_stay_in_the_history(
    category: Category, mira: User
) -> None:
    (mug,) = products(1)
    decide(category, [mug], Verdict.APPROVE, mira, scores={mug.pk: 0.5}, encoder_id="colour/1")
    decide(category, [mug], Verdict.REJECT, mira, reason="It is a bowl.")
    decision = Decision.objects.get()
    assert (decision.verdict, decision.score, decision.encoder_id) == (Verdict.REJECT, None, "")
    first, second = history()
    assert (first.history_type, first.verdict, first.score) == ("+", "approve", 0.5)
    assert (second.history_type, second.verdict) == ("~", "reject")
    assert second.history_change_reason == "It is a bowl."
    assert first.history_user == second.history_user == mira


def test_taking_back_stays_in_the_history_too(category: Category, mira: User) -> None:
    mugs = products(2)
    decide(category, mugs, Verdict.APPROVE, mira)
    assert take_back(category, [mugs[0], *products(1)], mira, "A mistake.") == 1
    assert Decision.objects.get().product == mugs[1]
    gone = history().last()
    assert (gone.history_type, gone.product_id, gone.verdict) == ("-", mugs[0].pk, "approve")
    assert (gone.history_user, gone.history_change_reason) == (mira, "A mistake.")


def test_any_number_costs_the_same_few_statements(category: Category) -> None:
    with CaptureQueriesContext(connection) as few:
        decide(category, products(2), Verdict.APPROVE)
    many = products(40)
    with CaptureQueriesContext(connection) as more:
        decide(category, many, Verdict.APPROVE)
    made = [q for q in few.captured_queries if "catalogue_product" not in q["sql"][:40]]
    assert len(more.captured_queries) <= len(made)
    with CaptureQueriesContext(connection) as back:
        take_back(category, many)
    assert len(back.captured_queries) <= 8


def test_what_shoppers_see_stays_as_it_was_before_the_first_decision() -> None:
    category = make_category("Mugs", "a mug")  # published by an import: it has no version yet
    decide(category, products(1), Verdict.REJECT)
    version = category.versions.get()
    assert version.content["rejected"] == []
    assert unseen_decisions(category) == 1


def test_decisions_that_shoppers_do_not_see_yet_are_counted(category: Category) -> None:
    mugs = products(3)
    decide(category, mugs, Verdict.APPROVE)
    assert unseen_decisions(category) == 3  # a draft: nobody sees any
    publish(category)
    assert unseen_decisions(category) == 0
    decide(category, [mugs[0]], Verdict.REJECT)
    take_back(category, [mugs[1]])
    assert unseen_decisions(category) == 2
    decide(category, [mugs[0]], Verdict.APPROVE)
    assert unseen_decisions(category) == 1


def test_a_category_that_was_never_edited_here_has_none() -> None:
    assert unseen_decisions(make_category("Mugs", "a mug")) == 0


def test_nothing_to_decide_is_no_error(category: Category) -> None:
    assert decide(category, [], Verdict.APPROVE) == []
    assert take_back(category, []) == 0
