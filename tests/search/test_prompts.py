import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.prompts import (
    MAX_TEXT_CHARACTERS,
    check_template,
    clean_text,
    render,
    render_all,
)

TYPED = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))


@given(TYPED)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean_text(text)
    assert clean_text(once) == once
    assert len(once) <= MAX_TEXT_CHARACTERS


def test_texts_that_look_the_same_are_the_same() -> None:
    assert clean_text(" cafe\u0301\t au\u00a0lait\n") == "café au lait"


def test_a_hostile_length_is_cut_before_anything_else() -> None:
    assert clean_text("a" * 10_000_000) == "a" * MAX_TEXT_CHARACTERS
    assert clean_text("ab " * 9, limit=6) == "ab ab"


@pytest.mark.parametrize("text", ["a\x00b", "a\ud800b", "\udfff"])
def test_what_no_database_takes_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="must not contain"):
        clean_text(text)


def test_emoji_of_several_parts_survive() -> None:
    assert clean_text("👩‍👧 🇩🇪") == "👩‍👧 🇩🇪"


def test_a_template_has_one_slot() -> None:
    assert render("a photo of {}", "a {weird} bag") == "a photo of a {weird} bag"
    for template in ("a photo", "{} and {}", "{0}", "{name} {}", "{{}}"):
        with pytest.raises(ValueError, match="exactly one"):
            check_template(template)


def test_every_template_is_rendered_once() -> None:
    assert render_all(["a photo of {}", "{}", "{} "], " a  bag ") == ("a photo of a bag", "a bag")
    assert render_all([], "a  bag") == ("a bag",)
