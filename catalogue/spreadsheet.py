"""Cells that are safe to open in a spreadsheet."""

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def inert(text: str) -> str:
    """A spreadsheet would run what begins like a formula; a leading quote makes it text."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
