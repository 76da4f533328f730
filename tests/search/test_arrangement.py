"""People's hand on an order: what holds when, for which words, and what wins over what."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from catalogue.content import Content, ContentRule
from catalogue.models import Product, Rule
from search.arrangement import STRENGTHS, Arrangement, arranged_owners, arrangement_of
from search.embedding import drain
from search.filters import Filters
from search.models import EncoderInUse
from search.query import Query
from search.ranking import rank
from tests.factories import make_product

pytestmark = pytest.mark.django_db


def arranged(*rules: ContentRule, text: str = "", scale: float = 1.0) -> Arrangement:
    return arrangement_of(Content(("red",), rules=rules), text, scale)


def moment(days: float) -> str:
    return (timezone.now() + timedelta(days=days)).isoformat()


def boost(**condition: Any) -> ContentRule:
    return ContentRule("boost", condition=condition)


class TestTime:
    @pytest.mark.parametrize(
        ("starts", "ends", "holds"),
        [(None, None, True), (-1, 1, True), (1, None, False), (None, -1, False), (-2, -1, False)],
    )
    def test_a_rule_holds_between_its_start_and_its_end(
        self, starts: float | None, ends: float | None, holds: bool
    ) -> None:
        rule = ContentRule(
            "hide",
            product=7,
            starts_at=None if starts is None else moment(starts),
            ends_at=None if ends is None else moment(ends),
        )
        assert arranged(rule).hidden == ({7} if holds else set())

    def test_times_are_compared_as_moments_wherever_they_were_written(self) -> None:
        east = (datetime.now().astimezone() - timedelta(minutes=5)).isoformat()
        assert arranged(ContentRule("hide", product=7, ends_at=east)).hidden == set()


class TestWords:
    def test_a_rule_of_a_search_holds_for_its_words_however_they_are_typed(self) -> None:
        Rule.objects.create(kind="hide", query=" Red  MUG ", product=make_product("A"))
        assert arrangement_of(None, "red mug", 1).hidden
        assert arrangement_of(None, "RED  mug", 1).hidden
        assert not arrangement_of(None, "mug", 1).hidden
        assert not arranged().hidden

    def test_a_boost_of_no_words_holds_everywhere(self) -> None:
        Rule.objects.create(kind="boost", condition={"brand": "Acme"})
        assert len(arrangement_of(None, "red mug", 1).boosts) == 1
        assert len(arranged().boosts) == 1

    def test_to_compare_rules_are_left_out_and_decisions_stay(self) -> None:
        Rule.objects.create(kind="boost", condition={"brand": "Acme"})
        content = Content(("red",), approved=(1,), rejected=(2,), rules=(boost(brand="A"),))
        found = arrangement_of(content, "", 1, rules=False)
        assert found == Arrangement(approved=frozenset({1}), rejected=frozenset({2}))


class TestConflicts:
    def test_what_is_hidden_or_rejected_is_out_whatever_else_is_said(self) -> None:
        content = Content(
            ("red",),
            approved=(1,),
            rejected=(2,),
            rules=(ContentRule("hide", product=1), ContentRule("pin", product=2, position=1)),
        )
        assert arrangement_of(content, "", 1).out == {1, 2}

    def test_pins_stand_by_place_and_the_first_word_on_a_product_counts(self) -> None:
        pins = [ContentRule("pin", product=p, position=at) for p, at in ((5, 3), (4, 1), (5, 1))]
        assert arranged(*pins).pins == ((1, 4), (3, 5))

    def test_boosts_and_buries_add_up_in_units_of_the_encoder(self) -> None:
        rules = [
            ContentRule("boost", condition={"brand": "Acme"}, strength=3),
            ContentRule("bury", condition={"in_stock": True}, strength=1),
        ]
        amounts = [one.amount for one in arranged(*rules, scale=0.01).boosts]
        assert amounts == [STRENGTHS[3] * 0.01, -STRENGTHS[1] * 0.01]


class TestOwners:
    @pytest.fixture
    def mug(self, encoder_in_use: EncoderInUse) -> Product:
        return make_product("MUG", "red", brand="Acme", stock=1, attributes={"colour": "red"})

    def owner(self, arrangement: Arrangement) -> tuple[Any, ...]:
        (found,) = arranged_owners(Product.objects.all(), arrangement)
        return found

    def test_each_boost_counts_for_the_products_that_meet_its_condition(self, mug: Product) -> None:
        met = [boost(brand=["Acme", "Bravo"]), boost(attributes={"colour": "red"})]
        unmet = [boost(brand="Bravo"), boost(attributes={"colour": "blue"}), boost(price_max=5)]
        *_, amount, kept = self.owner(arranged(*met, *unmet))
        assert (amount, kept) == (2 * STRENGTHS[2], False)

    def test_a_variant_stands_for_the_product_it_shares(self, mug: Product) -> None:
        parent = make_product("PARENT")
        Product.objects.filter(pk=mug.pk).update(parent=parent)
        image, group, words, amount, kept = self.owner(Arrangement(approved=frozenset({parent.pk})))
        assert (image, group, words) == (mug.images.get().pk, parent.pk, mug.pk)
        assert (amount, kept) == (0, True)
        out = Arrangement(hidden=frozenset({parent.pk}))
        assert not arranged_owners(Product.objects.all(), out).exists()

    @pytest.mark.parametrize(
        "condition",
        [
            {"brand": None},
            {"brand": 7},
            {"attributes": ["red"]},
            {"attributes": None},
            {"price_min": "NaN"},
            {"price_max": "a few"},
            {"unheard": "of"},
        ],
    )
    def test_a_condition_that_nobody_can_read_breaks_no_page(
        self, mug: Product, condition: dict[str, Any]
    ) -> None:
        """One that a program wrote past the form would otherwise take the whole shop along."""
        assert Filters.from_condition(condition) == Filters()
        Rule.objects.create(kind="boost", condition=condition)
        drain()
        assert rank(Query(text="red")).total == 1
