from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from catalogue.importing.report import FileRefused
from catalogue.importing.text_lines import TextLines


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row as it stands in the file: cells by column name, or why it cannot be read.

    typed: the file says itself what is text and what is a number (JSON does, CSV does not).
    """

    line: int
    cells: dict[str, object] = field(default_factory=dict)
    unreadable: str = ""
    typed: bool = False


@contextmanager
def open_lines(path: Path) -> Iterator[TextLines]:
    """Raise FileRefused, in words, if there is nothing to read."""
    try:
        if path.is_dir():
            raise FileRefused("It is a folder: give the CSV or JSON Lines file in it.")
        if not path.is_file():
            raise FileRefused("There is no such file.")
        lines = TextLines(path)
    except OSError as error:
        raise FileRefused(f"It cannot be read: {error.strerror or error}.") from error
    with lines:
        yield lines


def is_json_lines(path: Path) -> bool:
    """By extension; where that says nothing, by the first character."""
    suffix = path.suffix.lower()
    if suffix in {".jsonl", ".ndjson", ".json"}:
        return True
    if suffix in {".csv", ".tsv"}:
        return False
    with open_lines(path) as lines:
        for line in lines:
            if line.strip():
                return line.lstrip().startswith(("{", "["))
    return False
