from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import PurePath

from catalogue.importing import FileRefused
from catalogue.taxonomy.google import text_rows
from catalogue.taxonomy.json_rows import json_line_rows, json_list_rows
from catalogue.taxonomy.rows import Problem, TaxonomyRow
from catalogue.taxonomy.tables import csv_rows, is_table

MAX_BYTES = 2 * 1024 * 1024
MAX_ROWS = 20_000

_NOT_TEXT = {
    b"PK\x03\x04": "It is an Excel workbook or a ZIP archive: save it as “CSV UTF-8” instead.",
    b"\xd0\xcf\x11\xe0": "It is an old Excel workbook: save it as “CSV UTF-8” instead.",
    b"\x1f\x8b": "It is compressed (gzip): unpack it first.",
    b"%PDF": "It is a PDF: save the list as text instead.",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file says. unit: what a problem's number counts, “line” or “entry”."""

    rows: list[TaxonomyRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unit: str = "line"


def read_taxonomy(content: bytes, name: str = "") -> Reading:
    """The rows of a file, each checked by itself; `name` tells its kind where that is unclear.

    Raises FileRefused for what is too large, no text or empty.
    """
    if len(content) > MAX_BYTES:
        raise FileRefused(f"It is larger than {MAX_BYTES // 1024 // 1024} MB; import it in parts.")
    text = _decoded(content)
    if not text.strip():
        raise FileRefused("It is empty.")
    suffix, start = PurePath(name).suffix.lower(), text.lstrip()
    lines = text.split("\n")
    first = next(line for line in lines if line.strip())
    if start.startswith("[") or (suffix == ".json" and not _is_one_a_line(lines)):
        return _collected(json_list_rows(text), "entry")
    if start.startswith("{"):
        return _collected(json_line_rows(lines))
    if suffix in {".csv", ".tsv"} or is_table(first):
        return _collected(csv_rows(lines))
    return _collected(text_rows(lines))


def _decoded(content: bytes) -> str:
    for signature, reason in _NOT_TEXT.items():
        if content.startswith(signature):
            raise FileRefused(reason)
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16", "replace")
    else:
        text = content.decode("utf-8-sig", "surrogateescape")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _is_one_a_line(lines: list[str]) -> bool:
    said = [line.strip() for line in lines if line.strip()]
    return len(said) > 1 and all(line.startswith("{") and line.endswith("}") for line in said)


def _collected(found: Iterable[TaxonomyRow | Problem], unit: str = "line") -> Reading:
    reading = Reading(unit=unit)
    for one in found:
        if isinstance(one, Problem):
            reading.problems.append(one)
        else:
            reading.rows.append(one)
        if len(reading.rows) + len(reading.problems) > MAX_ROWS:
            raise FileRefused(f"It has more than {MAX_ROWS:,} rows; import it in parts.")
    if not reading.rows and not reading.problems:
        raise FileRefused("It names no category.")
    return reading
