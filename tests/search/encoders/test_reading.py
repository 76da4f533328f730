"""What WordNet adds to a text."""

import numpy as np
import pytest

from search.encoders.anchors.colour_names import NAMES, wanted_colours
from search.encoders.anchors.nouns import Nouns
from search.encoders.anchors.reading import Reader


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(Nouns())


def test_a_synonym_brings_its_anchor_and_its_definition(reader: Reader) -> None:
    reading = reader.read("a photo of a rucksack")
    assert reading.kinship.argmax() == 414
    ((sentence, weight),) = reading.definitions
    assert sentence.startswith("backpack, back pack, knapsack, packsack: a bag")
    assert weight == 1


def test_alternatives_share_their_definitions_and_keep_all_kin(reader: Reader) -> None:
    reading = reader.read("a kayak or violin")
    assert len(reading.definitions) == 2
    assert sum(weight for _, weight in reading.definitions) <= 1
    assert reading.kinship[889] == 1  # violin


def test_a_word_for_almost_everything_is_hardly_defined(reader: Reader) -> None:
    ((_, weight),) = reader.read("an animal").definitions
    assert weight < 0.3


def test_a_text_without_a_noun_has_nothing_added(reader: Reader) -> None:
    reading = reader.read("true happiness")
    assert not reading.definitions
    assert not reading.kinship.any()
    assert reading.colour is None


@pytest.mark.parametrize(
    ("text", "colours"),
    [
        ("a red backpack", {"red"}),
        ("dark-blue rucksack with a red zip", {"blue"}),
        ("a mug in green", {"green"}),
        ("a pair of light grey trainers", {"grey"}),
        ("black and white shoes", {"black", "white"}),
        ("golden goblet", {"yellow", "brown"}),
        ("red blorb", {"red"}),
        ("a backpack with red straps", set()),
        ("a bottle in a red box", set()),
        ("an orange", set()),
        ("a red panda", set()),
        ("a blackboard", set()),
        ("white wine", set()),
    ],
)
def test_a_colour_counts_before_the_noun_and_not_within_it(
    text: str, colours: set[str], reader: Reader
) -> None:
    colour = reader.read(text).colour
    found = set() if colour is None else {NAMES[at] for at in colour.nonzero()[0]}
    assert found == colours


def test_a_long_description_asks_for_no_colour(reader: Reader) -> None:
    assert reader.read("red backpack: " + "made for long days in the hills " * 3).colour is None


def test_colours_that_are_asked_for_have_length_one() -> None:
    for words in (["red"], ["navy"], ["black-and-white"], ["beige"]):
        colour = wanted_colours(words)
        assert colour is not None
        assert np.isclose(np.linalg.norm(colour), 1)
    assert wanted_colours(["solar-powered", "big"]) is None
