import json
import re
from dataclasses import dataclass

from catalogue.importing.values import BadValue, is_empty, line_of, read_text

MAX_PICTURES = 50
_LONGEST_PATH = 500
_read_alt = line_of(300)


@dataclass(frozen=True, slots=True)
class Picture:
    """An entry of a row's images. alt: None if not said; wrong: why it cannot be an entry."""

    path: str
    alt: str | None = None
    wrong: str = ""


def read_pictures(column: str, cell: object) -> list[Picture]:
    """`image` holds one path; `images` several, with | or ; between them, or a JSON list.

    A wrong entry is told on its own (`wrong`), so that it costs neither the product nor the rest.
    """
    if isinstance(cell, str):
        cell = _split(column, cell.strip())
    entries = cell if isinstance(cell, list) else [cell]
    if len(entries) > MAX_PICTURES:
        raise BadValue(f"It lists {len(entries)} images, the most is {MAX_PICTURES}.")
    return [_entry(entry) for entry in entries if not is_empty(entry)]


def _split(column: str, text: str) -> object:
    if text.startswith(("[", "{")):
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            pass  # then it is a path with a strange name
    return re.split(r"[|;]", text) if column == "images" else [text]


def _entry(entry: object) -> Picture:
    try:
        if isinstance(entry, dict):
            alt = entry.get("alt")
            path = _path(entry.get("path"))
            return Picture(path, None if is_empty(alt) else _read_alt(alt))
        return Picture(_path(entry))
    except BadValue as error:
        return Picture("", wrong=str(error))


def _path(cell: object) -> str:
    if is_empty(cell) or not isinstance(cell, str):
        raise BadValue('An image is a path, or an object such as {"path": "a.jpg", "alt": "…"}.')
    path = read_text(cell)
    if len(path) > _LONGEST_PATH:
        raise BadValue(f"A path has at most {_LONGEST_PATH} characters, not {len(path):,}.")
    return path
