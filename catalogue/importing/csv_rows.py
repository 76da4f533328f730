import csv
import re
from collections.abc import Iterator
from itertools import chain

from catalogue.importing.columns import Columns
from catalogue.importing.raw_rows import RawRow
from catalogue.importing.report import FileRefused
from catalogue.importing.text_lines import MAX_LINE, TextLines

# Python's own limit of 131,072 raises in the middle of a file; too long cells are ours to report.
csv.field_size_limit(MAX_LINE)

_DELIMITERS = (",", ";", "\t", "|")


def csv_rows(lines: TextLines, columns: Columns) -> Iterator[RawRow]:
    """The rows below the header. Raises FileRefused when the header is of no use."""
    first = _first_line(lines)
    delimiter = _find_delimiter(first, columns)
    told = re.fullmatch(r"sep=(.)\s*", first, re.IGNORECASE)
    reader = csv.reader(lines if told else chain([first], lines), delimiter=delimiter)
    header = _read_header(reader, lines, columns)
    while True:
        line = lines.number + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            lines.take_trouble()
            yield RawRow(line, unreadable=_words_for(error))
            continue
        if trouble := lines.take_trouble():
            yield RawRow(line, unreadable=trouble)
        elif any(map(str.strip, cells)):  # spreadsheets end in empty rows
            yield _row(line, header, cells)


def _row(line: int, header: list[str], cells: list[str]) -> RawRow:
    while len(cells) > len(header) and not cells[-1].strip():
        cells.pop()
    if len(cells) != len(header):
        hint = (
            ": a cell with the delimiter in it needs quotes." if len(cells) > len(header) else "."
        )
        found = f"It has {len(cells)} cell{'s' * (len(cells) != 1)}"
        return RawRow(line, unreadable=f"{found}, the header has {len(header)}{hint}")
    return RawRow(line, dict(zip(header, cells, strict=True)))


def _first_line(lines: TextLines) -> str:
    for line in lines:
        if line.strip():
            return line
    raise FileRefused("It is empty.")


def _find_delimiter(first: str, columns: Columns) -> str:
    if told := re.fullmatch(r"sep=(.)\s*", first, re.IGNORECASE):
        return told[1]
    headers = {mark: _split(first, mark) for mark in _DELIMITERS}
    for mark, names in headers.items():
        if any(columns.is_sku(name) for name in names):
            return mark
    return max(headers, key=lambda mark: len(headers[mark]))


def _split(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter))
    except csv.Error:
        return []


def _read_header(reader: Iterator[list[str]], lines: TextLines, columns: Columns) -> list[str]:
    try:
        header = [name.strip() for name in next(reader)]
    except StopIteration:
        raise FileRefused("It has no header: the first line names the columns.") from None
    except csv.Error as error:
        raise FileRefused(f"The header cannot be read: {_words_for(error)}") from error
    if trouble := lines.take_trouble():
        raise FileRefused(trouble)
    while header and not header[-1]:
        header.pop()
    columns.check_header(header)
    return header


def _words_for(error: csv.Error) -> str:
    if "field larger" in str(error):
        return f'A cell is longer than {MAX_LINE:,} characters: does a quote (") stay open?'
    return f"It is not CSV ({error})."
