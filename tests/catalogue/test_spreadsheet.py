"""What people typed stays text when a file is opened in a spreadsheet."""

import pytest

from catalogue.spreadsheet import inert


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_what_begins_like_a_formula_is_quoted(text: str) -> None:
    assert inert(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "solar backpack", "a=b", "'quoted"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert inert(text) == text
