"""Typed attributes: what a product may say about itself."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from catalogue.attributes import check_attributes


@pytest.mark.parametrize(
    "attributes",
    [
        {},
        {"colour": "red", "litres": 25, "weight": 1.5, "waterproof": True, "tags": ["new", "sale"]},
        {"Größe": "XL", "made-in": "Italy", "year 2": 2},
    ],
)
def test_texts_numbers_truths_and_lists_of_texts_are_taken(attributes: dict[str, Any]) -> None:
    check_attributes(attributes)


@pytest.mark.parametrize(
    ("attributes", "reason"),
    [
        (["red"], "must be an object"),
        ({"": "x"}, "no attribute name"),
        ({"colour\n": "x"}, "no attribute name"),
        ({"2nd": "x"}, "no attribute name"),
        ({"a" * 61: "x"}, "no attribute name"),
        ({"colour": None}, "must be a text"),
        ({"colour": {"deep": 1}}, "must be a text"),
        ({"colour": [1, 2]}, "must be a text"),
        ({"colour": "x" * 501}, "must be a text"),
        ({"colour": "a\x00b"}, "cannot be stored"),
        ({"colour": "\ud800"}, "cannot be stored"),
        ({"colour": ["fine", "\ud800"]}, "cannot be stored"),
        ({"size": float("nan")}, "must be a text"),
        ({f"a{n}": 1 for n in range(61)}, "At most 60"),
    ],
)
def test_anything_else_is_refused_in_words(attributes: Any, reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        check_attributes(attributes)
