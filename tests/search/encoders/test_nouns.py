"""Nouns that name visible things, as WordNet has them."""

from pathlib import Path

import pytest

from search.encoders.anchors.kinship import Family
from search.encoders.anchors.nouns import Nouns
from search.encoders.base import EncoderError

BACKPACK, LYNX = 414, 287


@pytest.fixture(scope="module")
def nouns() -> Nouns:
    return Nouns()


@pytest.mark.parametrize("word", ["rucksack", "rucksacks", "knapsack", "backpack"])
def test_synonyms_and_plurals_lead_to_the_same_thing(nouns: Nouns, word: str) -> None:
    assert nouns.meanings(word)[0].anchor == BACKPACK


@pytest.mark.parametrize(
    ("plural", "singular"), [("knives", "knife"), ("geese", "goose"), ("watches", "watch")]
)
def test_irregular_plurals_are_known(nouns: Nouns, plural: str, singular: str) -> None:
    assert nouns.meanings(plural)[0] == nouns.meanings(singular)[0]


def test_the_usual_meaning_comes_first(nouns: Nouns) -> None:
    fruit, tree = nouns.meanings("oranges")[:2]
    assert fruit.anchor == 950
    assert "tree" in tree.definition


@pytest.mark.parametrize("word", ["happiness", "monday", "blorb", ""])
def test_what_cannot_be_seen_is_not_there(nouns: Nouns, word: str) -> None:
    assert nouns.meanings(word) == []


def test_every_anchor_has_its_noun(nouns: Nouns) -> None:
    assert sorted(nouns.row_of_anchor) == list(range(1000))
    assert nouns.at(nouns.row_of_anchor[BACKPACK]).words[0] == "backpack"


def test_a_missing_file_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match="install Zeroshelf again"):
        Nouns(tmp_path / "nouns.tsv.gz")


@pytest.fixture(scope="module")
def family(nouns: Nouns) -> Family:
    return Family(nouns)


class TestKinship:
    def test_what_lies_below_an_anchor_is_wholly_its_kin(
        self, nouns: Nouns, family: Family
    ) -> None:
        bobcat = family.kinship(nouns.meanings("bobcat")[0].row)
        assert bobcat.argmax() == LYNX
        assert bobcat[LYNX] == 1
        assert bobcat[BACKPACK] < 0.1

    def test_all_kinds_of_a_thing_are_wholly_its_kin(self, nouns: Nouns, family: Family) -> None:
        bag = family.kinship(nouns.meanings("bag")[0].row)
        assert {414, 636, 728, 748} <= set((bag == 1).nonzero()[0].tolist())

    def test_the_nearer_the_common_kind_the_closer(self, nouns: Nouns, family: Family) -> None:
        scissors = family.kinship(nouns.meanings("scissors")[0].row)
        cleaver, violin, lynx = scissors[499], scissors[889], scissors[LYNX]
        assert 1 > cleaver > violin > lynx

    def test_the_wider_a_word_the_less_it_says(self, nouns: Nouns, family: Family) -> None:
        animal, bird, penguin = (
            family.information(nouns.meanings(word)[0].row)
            for word in ("animal", "bird", "king penguin")
        )
        assert 0 < animal < bird < penguin == 1
