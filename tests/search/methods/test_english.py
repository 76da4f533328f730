"""Nouns of a shop in singular and plural."""

import pytest

from search.methods.english import (
    beyond_ascii,
    plural,
    singular,
    split_head,
    with_article,
    without_article,
)


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("backpacks", "backpack"),
        ("solar-powered backpacks", "solar-powered backpack"),
        ("boxes", "box"),
        ("dresses", "dress"),
        ("watches", "watch"),
        ("accessories", "accessory"),
        ("knives", "knife"),
        ("gloves", "glove"),
        ("toothbrushes", "toothbrush"),
        ("shoes", "shoe"),
        ("children", "child"),
        ("trays", "tray"),
    ],
)
def test_a_noun_is_known_in_both_numbers(many: str, one: str) -> None:
    assert singular(many) == one
    assert plural(one) == many


@pytest.mark.parametrize("same", ["trousers", "furniture", "LED glasses", "electronics"])
def test_what_is_never_counted_stays_as_it_is(same: str) -> None:
    assert singular(same) == plural(same) == same


def test_a_word_that_only_looks_like_a_plural_is_left_alone() -> None:
    assert singular("a compass") == "a compass"
    assert singular("a cactus") == "a cactus"


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("backpack", "a backpack"),
        ("umbrella", "an umbrella"),
        ("LED lamp", "an LED lamp"),
        ("USB cable", "a USB cable"),
        ("trousers", "a pair of trousers"),
        ("furniture", "furniture"),
        ("backpacks", "backpacks"),
        ("", ""),
    ],
)
def test_the_article_fits(phrase: str, said: str) -> None:
    assert with_article(phrase) == said


def test_a_phrase_falls_into_what_is_meant_and_what_is_said_of_it() -> None:
    assert split_head("solar backpack with a strap") == ("solar backpack", " with a strap")
    assert split_head("radio that works") == ("radio", " that works")
    assert split_head("chair") == ("chair", "")
    assert without_article("The tent") == "tent"


def test_letters_that_english_does_not_have_are_counted() -> None:
    assert beyond_ascii("backpack 25 l") == 0
    assert beyond_ascii("рюкзак") == 1
    assert beyond_ascii("太阳能 bag") == pytest.approx(0.5)
    assert beyond_ascii("12 – 34") == 0
