"""What a text is about, found by a few rules."""

import pytest

from search.encoders.anchors.nouns import Nouns
from search.encoders.anchors.phrases import heads


@pytest.fixture(scope="module")
def nouns() -> Nouns:
    return Nouns()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("backpack", ["backpack"]),
        ("A photo of a backpack", ["backpack"]),
        ("a product photo of Solar-Powered Rucksacks", ["rucksacks"]),
        ("this is an electric guitar", ["electric guitar"]),
        ("a long sleeve shirt with dots", ["shirt"]),
        ("men's trousers", ["trousers"]),
        ("a metronome for musicians", ["metronome"]),
        ("a chandelier, a branched hanging light", ["chandelier"]),
        ("a pair of maracas", ["maracas"]),
        ("a chiffonier chest of drawers", ["chest of drawers"]),
        ("a jacket or coat", ["jacket", "coat"]),
        ("a table or floor lamp", ["table lamp", "floor lamp"]),
        ("Alder day backpack. Northwind, colour navy", ["backpack"]),
        ("a four-poster", ["four-poster"]),
        ("black and white shoes", ["", "shoes"]),
    ],
)
def test_the_head_is_the_longest_known_noun(text: str, found: list[str], nouns: Nouns) -> None:
    assert [head.phrase for head in heads(text, nouns)] == found


def test_what_stands_before_the_noun_weakens_it(nouns: Nouns) -> None:
    (plain,), (dressed,) = heads("a shirt", nouns), heads("a button-up shirt", nouns)
    assert plain.weight == 1
    assert dressed.before == ("button-up",)
    assert 0 < dressed.weight < 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "!?",
        "blorb",
        "something",
        "рюкзак",
        "It keeps you warm through long nights under a sky full of cold stars",
    ],
)
def test_a_text_without_a_known_noun_has_no_meaning(text: str, nouns: Nouns) -> None:
    assert not any(head.meanings for head in heads(text, nouns))
