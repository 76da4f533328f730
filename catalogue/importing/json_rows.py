import json
from collections.abc import Iterator
from typing import NoReturn

from catalogue.importing.raw_rows import RawRow
from catalogue.importing.report import FileRefused
from catalogue.importing.text_lines import TextLines

_KINDS = {list: "a list", str: "a text", bool: "true or false", type(None): "null"}


def json_rows(lines: TextLines) -> Iterator[RawRow]:
    """One object a line. Raises FileRefused for an empty file and for one big JSON array."""
    is_empty = True
    for line in lines:
        trouble = lines.take_trouble()
        if not trouble and not line.strip():
            continue
        if is_empty and line.strip() == "[":
            raise FileRefused("It is one JSON list: write one object a line (JSON Lines) instead.")
        is_empty = False
        if trouble:
            yield RawRow(lines.number, unreadable=trouble)
        else:
            yield _row(lines.number, line)
    if is_empty:
        raise FileRefused("It is empty.")


def _row(number: int, line: str) -> RawRow:
    try:
        content = json.loads(line, object_pairs_hook=_object, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        return RawRow(number, unreadable=f"Broken JSON at character {error.pos + 1}: {error.msg}.")
    except (ValueError, RecursionError) as error:
        return RawRow(number, unreadable=f"Broken JSON: {error}.")
    if not isinstance(content, dict):
        kind = _KINDS.get(type(content), "a number")
        return RawRow(number, unreadable=f"It is {kind}, not an object such as {{…}}.")
    return RawRow(number, content, typed=True)


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    content = dict(pairs)
    if len(content) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"“{twice}” stands twice in one object")
    return content


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number in JSON")
