import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError

from catalogue.attributes import check_attributes
from catalogue.importing import values
from catalogue.importing.columns import Column, Columns
from catalogue.importing.picture_cells import Picture, read_pictures
from catalogue.importing.raw_rows import RawRow
from catalogue.importing.report import Problem
from catalogue.importing.values import BadValue, is_empty, read_typed


@dataclass(slots=True)
class Row:
    """A row that can be read: what it says about one product, and nothing that it leaves open."""

    line: int
    sku: str
    fields: dict[str, Any] = field(default_factory=dict)
    attributes: dict[str, Any] | None = None  # the whole object, where the row gives it
    attribute_cells: dict[str, Any] = field(default_factory=dict)  # one by one; None removes
    parent: str | None = None  # a SKU; "" says that it has none
    pictures: list[Picture] = field(default_factory=list)

    def problem(self, column: str, reason: str) -> Problem:
        return Problem(self.line, self.sku, column, reason)


_READERS: dict[str, tuple[Callable[[object], Any], Any]] = {
    # column: how to read it, and what an empty cell means
    "description": (values.paragraphs_of(10_000), ""),
    "brand": (values.line_of(120), ""),
    "price": (values.read_price, None),
    "stock": (values.read_stock, 0),
    "publish_at": (values.read_time, None),
}
_read_title = values.line_of(300)


def read_row_sku(raw: RawRow, columns: Columns) -> tuple[str, str]:
    """The row's SKU, or '' and the reason."""
    if raw.unreadable:
        return "", raw.unreadable
    cell = next((cell for name, cell in raw.cells.items() if columns.is_sku(name)), None)
    if is_empty(cell):
        return "", "There is no SKU: every product needs one."
    try:
        return values.read_sku(cell), ""
    except BadValue as error:
        return "", str(error)


def read_row(raw: RawRow, sku: str, columns: Columns) -> tuple[Row, list[Problem]]:
    """The row, and everything that is wrong with it; with any problem it must not be used."""
    row = Row(raw.line, sku)
    problems: list[Problem] = []
    for name, cell in raw.cells.items():
        column = columns.place(name)
        if column is None or column.name == "sku":
            continue
        try:
            _read_cell(row, column, cell, raw.typed)
        except BadValue as error:
            problems.append(row.problem(name, str(error)))
    return row, problems


def _read_cell(row: Row, column: Column, cell: object, typed: bool) -> None:
    empty = is_empty(cell)
    if column.is_attribute:
        value = None if empty else cell if typed else read_typed(cell)
        _check({} if value is None else {column.name: value})
        row.attribute_cells[column.name] = value
    elif column.name in _READERS:
        read, when_empty = _READERS[column.name]
        row.fields[column.name] = when_empty if empty else read(cell)
    elif column.name == "title":
        if empty:
            raise BadValue("It is empty: every product needs a title.")
        row.fields["title"] = _read_title(cell)
    elif column.name == "state":
        if not empty:  # a product always has a state: it keeps the one it has
            row.fields["state"] = values.read_state(cell)
    elif column.name == "parent":
        row.parent = "" if empty else values.read_sku(cell)
    elif column.name == "attributes":
        row.attributes = {} if empty else _attributes(cell)
    elif not empty:
        row.pictures += read_pictures(column.name, cell)


def _attributes(cell: object) -> dict[str, Any]:
    if isinstance(cell, str):
        try:
            cell = json.loads(cell)
        except (ValueError, RecursionError) as error:
            raise BadValue(
                f'It is not JSON ({error}): write an object such as {{"colour": "red"}}.'
            ) from error
    if isinstance(cell, dict):
        cell = {name: value for name, value in cell.items() if not is_empty(value)}
    return _check(cell)


def _check(attributes: Any) -> dict[str, Any]:
    try:
        check_attributes(attributes)
        json.dumps(attributes, ensure_ascii=False).encode()
    except ValidationError as error:
        raise BadValue(" ".join(error.messages)) from error
    except UnicodeEncodeError as error:
        raise BadValue("It holds half a character (a lone surrogate): type it again.") from error
    return dict(attributes)
