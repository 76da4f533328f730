"""A content in words, and what differs between two, line by line."""

from dataclasses import replace

import pytest

from catalogue.content import (
    Content,
    ContentAttribute,
    ContentRelation,
    ContentRule,
    ContentThreshold,
)
from catalogue.wording import FactChange, Names, fact_changes, facts, names_of
from tests.factories import make_product

NAMES = Names({7: "Trail 28"}, {"colour/1": "colour"})
FULL = Content(
    texts=("a bag", "a rucksack"),
    negatives=("handbag",),
    parents=("Packs", "Bags"),
    attributes=(ContentAttribute(1, "striped", ("with stripes",), ("plain",), "require", 1.5),),
    relations=(ContentRelation("is-a", "Bags", ("bags",), 1.0),),
    thresholds={"colour/1": ContentThreshold(0.25, 0.2, carried=True)},
    approved=(7,),
    rejected=(8,),
    rules=(
        ContentRule("pin", product=7, position=2, starts_at="2026-12-01T08:00:00+00:00"),
        ContentRule("hide", product=8, note="Wrong picture"),
        ContentRule("boost", condition={"brand": ["Alder"]}, strength=3),
    ),
)


def test_everything_is_said_in_words() -> None:
    said = {fact.label: fact.lines for fact in facts(FULL, NAMES)}
    assert said == {
        "Definition": ("a bag",),
        "Prompts": ("a rucksack",),
        "With several prompts": ("Mean of all prompts",),
        "To move away from": ("handbag",),
        "How strongly to move away": ("1",),
        "Below": ("Bags › Packs",),
        "Attributes": ("must have striped, weight 1.5: “with stripes”, as against “plain”",),
        "Relations": ("is a kind of Bags, weight 1: “bags”",),
        "Threshold": (
            "0.2500 under colour, review from 0.2000, carried over from another encoder",
        ),
        "Approved": ("“Trail 28”",),
        "Rejected": ("a product that is gone (number 8)",),
        "Rules": (
            "Pin “Trail 28” to place 2, from 1 Dec 2026, 08:00",
            "Hide a product that is gone (number 8) (Wrong picture)",
            "Boost strongly: brand Alder",
        ),
    }


def test_a_change_names_what_is_gone_and_what_is_new() -> None:
    after = replace(FULL, texts=("a bag", "a sack"), rejected=(), approved=(7, 9))
    assert fact_changes(FULL, after, NAMES) == [
        FactChange("Prompts", ("a rucksack",), ("a sack",), 0),
        FactChange("Approved", (), ("a product that is gone (number 9)",), 1),
        FactChange("Rejected", ("a product that is gone (number 8)",), (), 0),
    ]


def test_another_order_of_the_same_lines_is_a_change_too() -> None:
    before = Content(("a", "b", "c"))
    (change,) = fact_changes(before, Content(("a", "c", "b")), NAMES)
    assert (change.gone, change.new) == (("b", "c"), ("c", "b"))


def test_equal_contents_do_not_differ() -> None:
    assert fact_changes(FULL, Content.from_dict(FULL.as_dict()), NAMES) == []


@pytest.mark.django_db
def test_titles_of_all_products_come_in_one_query(django_assert_num_queries: object) -> None:
    products = [make_product(f"P{n}", title=f"Title {n}").pk for n in range(3)]
    content = Content(
        ("a",),
        approved=(products[0],),
        rejected=(products[1],),
        rules=(ContentRule("pin", product=products[2], position=1),),
    )
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert names_of(content, Content(("b",))).products == {
            key: f"Title {n}" for n, key in enumerate(products)
        }
