"""One category of a file, with its place in the tree, or what is wrong with its line."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

MAX_DEPTH = 12
_LONGEST_NAME = 120
_LONGEST_DEFINITION = 2000
_BETWEEN = re.compile(r"\s*>\s*")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class TaxonomyRow:
    """line: where it stands, from 1; path: names from the root down to its own."""

    line: int
    path: tuple[str, ...]
    definition: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    line: int
    reason: str


def split_path(text: str) -> list[str]:
    """The names of “Animals > Live Animals”."""
    return _BETWEEN.split(text.strip()) if text.strip() else []


def checked(line: int, names: Iterable[str], definition: str = "") -> TaxonomyRow | Problem:
    """The row with its names tidied, or why it cannot be a category."""
    path = tuple(_SPACES.sub(" ", name).strip() for name in names)
    reason = _unreadable(" ".join((*path, definition))) or _unfit(path, definition.strip())
    return Problem(line, reason) if reason else TaxonomyRow(line, path, definition.strip())


def _unreadable(text: str) -> str:
    if "\x00" in text:
        return "It holds a NUL byte: save the file as UTF-8 text."
    if any("\ud800" <= sign <= "\udfff" for sign in text):
        return "It is not UTF-8: save the file as UTF-8."
    return ""


def _unfit(path: tuple[str, ...], definition: str) -> str:
    if not path:
        return "It names no category."
    if not all(path):
        return "A name is empty: there is nothing before, between or behind a “>”."
    longest = max(path, key=len)
    if len(longest) > _LONGEST_NAME:
        return f"“{longest[:40]}…” has {len(longest)} characters; {_LONGEST_NAME} is the most."
    if len(path) > MAX_DEPTH:
        return f"It lies {len(path)} levels deep; {MAX_DEPTH} is the most."
    if len(definition) > _LONGEST_DEFINITION:
        return f"Its definition is longer than {_LONGEST_DEFINITION} characters."
    return ""
