"""A table with the columns path, name and definition; one of the first two is enough.

The path leads to the category, with its own name at the end or without it.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence

from catalogue.importing import FileRefused
from catalogue.taxonomy.rows import Problem, TaxonomyRow, checked, split_path

COLUMNS = ("path", "name", "definition")
_DELIMITERS = (",", ";", "\t", "|")


def is_table(first: str) -> bool:
    """Whether the first line of a file is a header with one of our columns."""
    return any({"path", "name"} & set(_header(first, mark)) for mark in _DELIMITERS)


def csv_rows(lines: Sequence[str]) -> Iterator[TaxonomyRow | Problem]:
    """Raises FileRefused where the header does not say what stands where."""
    start = next((n for n, line in enumerate(lines) if line.strip()), 0)
    first = lines[start]
    mark = max(_DELIMITERS, key=lambda one: len(set(COLUMNS) & set(_header(first, one))))
    header = _header(first, mark)
    if not {"path", "name"} & set(header):
        raise FileRefused("The first line must name the columns: path, name, definition.")
    reader = csv.reader((f"{line}\n" for line in lines[start:]), delimiter=mark)
    for number, cells in _numbered(reader):
        line = start + number
        if isinstance(cells, str):
            yield Problem(line, cells)
        elif len(cells) > len(header):
            yield Problem(line, "It has more cells than the header: does one need quotes?")
        elif any(cell.strip() for cell in cells):
            yield row_of(line, dict(zip(header, cells, strict=False)))


def row_of(line: int, cells: Mapping[str, object]) -> TaxonomyRow | Problem:
    """From cells by column; `path` may be a list of names already."""
    path, name = cells.get("path") or "", cells.get("name") or ""
    definition = cells.get("definition") or ""
    if isinstance(path, list) and all(isinstance(one, str) for one in path):
        names = [*path]
    elif isinstance(path, str):
        names = split_path(path)
    else:
        return Problem(line, "The path is a text such as “Bags > Backpacks”, or a list of names.")
    if not isinstance(name, str) or not isinstance(definition, str):
        return Problem(line, "Name and definition are texts.")
    if name.strip() and not (names and names[-1].strip() == name.strip()):
        names.append(name)
    return checked(line, names, definition)


def _numbered(reader: Iterator[list[str]]) -> Iterator[tuple[int, list[str] | str]]:
    """Each row below the header with the line it begins at, or why it is none."""
    next(reader, None)
    while True:
        line = int(getattr(reader, "line_num", 0)) + 1
        try:
            yield line, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield line, f"It is not CSV ({error})."


def _header(first: str, mark: str) -> list[str]:
    try:
        cells = next(csv.reader([first], delimiter=mark), [])
    except csv.Error:
        return []
    return [cell.strip().lower() for cell in cells]
