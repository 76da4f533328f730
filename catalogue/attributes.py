"""Typed product attributes: a flat object of names to text, number, true/false or list of texts."""

import math
import re
from typing import Any

from django.core.exceptions import ValidationError

MAX_ATTRIBUTES = 60
MAX_TEXT = 500
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")  # PostgreSQL takes neither NUL nor half characters
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
        if not _is_typed(content):
            raise ValidationError(
                f"Attribute “{name}” must be a text of up to {MAX_TEXT} characters, a number, "
                "true or false, or a list of texts."
            )


def _is_typed(content: Any) -> bool:
    if isinstance(content, bool | int):
        return True
    if isinstance(content, float):
        return math.isfinite(content)
    if isinstance(content, str):
        return len(content) <= MAX_TEXT and not _UNSTORABLE.search(content)
    return (
        isinstance(content, list)
        and len(content) <= MAX_ATTRIBUTES
        and all(isinstance(item, str) and _is_typed(item) for item in content)
    )
