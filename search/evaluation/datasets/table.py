"""Read a table from a CSV file, with words for what is wrong with it."""

import csv
from pathlib import Path


class DatasetError(Exception):
    """A data set cannot be used; the message says what to put right, and where."""


def read_table(
    path: Path, columns: tuple[str, ...], optional: tuple[str, ...] = ()
) -> list[dict[str, str]]:
    """The rows of a CSV file in UTF-8 that has at least these columns; values stripped.

    An optional column that is not there is empty in every row.

    Raises DatasetError if the file is missing, unreadable or empty, or lacks a column.
    """
    if not path.is_file():
        raise DatasetError(f"{path} is missing. It needs the columns {', '.join(columns)}.")
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, restkey="", restval="")
            missing = [name for name in columns if name not in (reader.fieldnames or ())]
            if missing:
                raise DatasetError(
                    f"{path} lacks the column {', '.join(missing)}; it has "
                    f"{', '.join(reader.fieldnames or ()) or 'none'}."
                )
            wanted = (*columns, *optional)
            rows = [{name: row.get(name, "").strip() for name in wanted} for row in reader]
    except UnicodeDecodeError as error:
        raise DatasetError(f"{path} is not in UTF-8: save it in that encoding.") from error
    except (OSError, csv.Error) as error:
        raise DatasetError(f"{path} cannot be read: {error}.") from error
    if not rows:
        raise DatasetError(f"{path} has no rows.")
    return rows


def only_once(path: Path, column: str, values: list[str]) -> None:
    """Raise DatasetError if a value is empty or comes twice."""
    seen: set[str] = set()
    for line, value in enumerate(values, start=2):
        if not value:
            raise DatasetError(f"{path}: row {line} has no {column}.")
        if value in seen:
            raise DatasetError(f"{path}: the {column} {value!r} of row {line} occurred before.")
        seen.add(value)
