"""Typed product attributes: a flat object of names to text, number, true/false or list of texts."""

import math
import re
from typing import Any

from django.core.exceptions import ValidationError

MAX_ATTRIBUTES = 60
MAX_TEXT = 500
# PostgreSQL takes neither NUL nor half of a surrogate pair
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_NAME = re.compile(r"^[^\W\d][\w -]{0,59}\Z")


def check_attributes(value: Any) -> None:
    """Raise ValidationError, in words, unless `value` is an attribute object."""
    if not isinstance(value, dict):
        raise ValidationError('Attributes must be an object such as {"colour": "red"}.')
    if len(value) > MAX_ATTRIBUTES:
        raise ValidationError(f"At most {MAX_ATTRIBUTES} attributes, not {len(value)}.")
    for name, content in value.items():
        if not _NAME.match(name):
            raise ValidationError(
                f"“{name[:60]}” is no attribute name: it starts with a letter and holds letters, "
                "digits, spaces, - and _ (60 at most)."
            )
        if not _is_storable(content):
            raise ValidationError(
                f"Attribute “{name}” holds a character that cannot be stored: NUL or a lone "
                "surrogate."
            )
        if not _is_typed(content):
            raise ValidationError(
                f"Attribute “{name}” must be a text of up to {MAX_TEXT} characters, a number, "
                "true or false, or a list of texts."
            )


def _is_storable(content: Any) -> bool:
    texts = content if isinstance(content, list) else [content]
    return not any(isinstance(text, str) and _UNSTORABLE.search(text) for text in texts)


def _is_typed(content: Any) -> bool:
    if isinstance(content, bool | int):
        return True
    if isinstance(content, float):
        return math.isfinite(content)
    if isinstance(content, str):
        return len(content) <= MAX_TEXT
    return (
        isinstance(content, list)
        and len(content) <= MAX_ATTRIBUTES
        and all(isinstance(item, str) and _is_typed(item) for item in content)
    )
