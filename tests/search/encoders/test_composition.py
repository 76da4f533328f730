"""Composed texts and their heads."""

import pytest

from search.encoders.anchors.composition import head_of


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("backpack with solar panels", "backpack"),
        ("a photo of a radio that has a solar panel", "a photo of a radio"),
        ("Lamp WITH a shade with dots", "Lamp"),
        ("a mug featuring stripes", "a mug"),
    ],
)
def test_the_head_is_what_stands_before_the_joint(text: str, head: str) -> None:
    assert head_of(text) == head


@pytest.mark.parametrize(
    "text",
    [
        "",
        "backpack",
        "with solar panels",
        "a withdrawn book",
        "something with stripes",
        "this is a with b",
        "A long story of a backpack that tells how one walks with it over many a hill and dale",
    ],
)
def test_other_texts_have_none(text: str) -> None:
    assert head_of(text) is None
