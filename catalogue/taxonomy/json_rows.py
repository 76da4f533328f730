"""A JSON list of objects with path, name and definition, or one such object a line."""

import json
from collections.abc import Iterator, Sequence

from catalogue.importing import FileRefused
from catalogue.taxonomy.rows import Problem, TaxonomyRow
from catalogue.taxonomy.tables import row_of

_NO_OBJECT = "It is no object such as {“path”: “Bags > Backpacks”}."


def json_list_rows(text: str) -> Iterator[TaxonomyRow | Problem]:
    """`line` counts the objects. Raises FileRefused for what is no list at all."""
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise FileRefused(f"It is broken JSON: {error}.") from error
    if isinstance(content, dict):
        content = content.get("categories")
    if not isinstance(content, list):
        raise FileRefused("It must be a list of objects with path, name and definition.")
    for number, one in enumerate(content, 1):
        yield row_of(number, one) if isinstance(one, dict) else Problem(number, _NO_OBJECT)


def json_line_rows(lines: Sequence[str]) -> Iterator[TaxonomyRow | Problem]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            one = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield Problem(number, f"It is broken JSON: {error}.")
            continue
        yield row_of(number, one) if isinstance(one, dict) else Problem(number, _NO_OBJECT)
