"""Addresses for categories that nobody typed one for."""

from collections.abc import Iterable

from django.utils.text import slugify

_LONGEST = 100  # leaves room for a number


def free_slug(taken: set[str], *names: str) -> str:
    """The first that is free: of the name, of the names together, of the name with a number.

    names: its own first, then those above it. The slug is added to `taken`.
    """
    for candidate in _candidates(names):
        if candidate not in taken:
            taken.add(candidate)
            return candidate
    raise AssertionError("numbers do not end")


def _candidates(names: tuple[str, ...]) -> Iterable[str]:
    """A name in letters that addresses do not take, as of Chinese, is “category”."""
    own = slugify(names[0])[:_LONGEST].strip("-") or "category"
    yield own
    if len(names) > 1:
        yield slugify(f"{names[1]} {names[0]}")[:_LONGEST].strip("-") or own
    number = 2
    while True:
        yield f"{own}-{number}"
        number += 1
