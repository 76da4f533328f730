"""Read a text file line by line, whatever it turns out to be, in bounded memory."""

import io
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from catalogue.importing.report import FileRefused

# Far above any honest row (the longest description has 10,000 characters).
MAX_LINE = 1_000_000

_NOT_TEXT = {
    b"PK\x03\x04": "It is an Excel workbook or a ZIP archive: save it as “CSV UTF-8” instead.",
    b"\xd0\xcf\x11\xe0": "It is an old Excel workbook: save it as “CSV UTF-8” instead.",
    b"\x1f\x8b": "It is compressed (gzip): unpack it first.",
    b"\xff\xfe\x00\x00": "It is UTF-32: save it as UTF-8.",
    b"\x00\x00\xfe\xff": "It is UTF-32: save it as UTF-8.",
    b"SQLite format 3": "It is a database file: export the products as CSV.",
}


class TextLines:
    """The lines of a file with their numbers; what is wrong with one is kept for its reader.

    UTF-8, with or without a byte order mark, and UTF-16 with one. A line that cannot be read is
    given on as well as possible, so that the lines after it keep their meaning.
    """

    def __init__(self, path: Path) -> None:
        self.number = 0  # of the line read last, from 1
        self.position = 0  # bytes up to its end, nearly
        self._trouble: tuple[int, str] | None = None
        self.size = path.stat().st_size
        self._binary: BinaryIO = path.open("rb")
        try:
            self._encoding = _find_encoding(self._binary)
        except FileRefused:
            self._binary.close()
            raise
        self._bytes_a_letter = 2 if self._encoding == "utf-16" else 1
        errors = "surrogateescape" if self._encoding == "utf-8-sig" else "replace"
        self._text = io.TextIOWrapper(self._binary, self._encoding, errors, newline="")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._text.close()

    def __iter__(self) -> Iterator[str]:
        while line := self._text.readline(MAX_LINE + 1):
            self.number += 1
            self.position += len(line) * self._bytes_a_letter
            if len(line) > MAX_LINE:
                self._skip_rest(line)
                line = "\n"
            elif reason := self._unreadable(line):
                self._remember(reason)
            yield line
        self.position = self.size

    def take_trouble(self) -> str:
        """What was wrong with the lines since the last call; '' if nothing."""
        if self._trouble is None:
            return ""
        number, reason = self._trouble
        self._trouble = None
        return f"Line {number} {reason}"

    def _skip_rest(self, line: str) -> None:
        self._remember(f"is longer than {MAX_LINE:,} characters: is a line break missing?")
        while line and not line.endswith(("\n", "\r")):
            line = self._text.readline(MAX_LINE)
            self.position += len(line) * self._bytes_a_letter

    def _unreadable(self, line: str) -> str:
        if "\x00" in line:
            return "holds a NUL byte: save the file as UTF-8 text."
        if line.isascii():
            return ""
        if self._encoding != "utf-8-sig":
            return "is not UTF-16: save the file as UTF-8." if "\ufffd" in line else ""
        try:
            line.encode()
        except UnicodeEncodeError:
            return "is not UTF-8: save the file as UTF-8."
        return ""

    def _remember(self, reason: str) -> None:
        if self._trouble is None:
            self._trouble = (self.number, reason)


def _find_encoding(file: BinaryIO) -> str:
    start = file.read(32)
    file.seek(0)
    for signature, reason in _NOT_TEXT.items():
        if start.startswith(signature):
            raise FileRefused(reason)
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if start.count(0) * 4 > len(start):
        raise FileRefused("It is not text, or UTF-16 without its mark: save it as UTF-8.")
    return "utf-8-sig"
