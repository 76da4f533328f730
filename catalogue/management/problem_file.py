import csv
from typing import TextIO

from catalogue.importing import Problem
from catalogue.spreadsheet import inert


class ProblemFile:
    """Problems as CSV, so that they can be sorted and sent back to whoever made the file."""

    def __init__(self, file: TextIO) -> None:
        self._writer = csv.writer(file)
        self._writer.writerow(["line", "sku", "column", "reason"])

    def write(self, problem: Problem) -> None:
        texts = (problem.sku, problem.column, problem.reason)
        self._writer.writerow([problem.line, *map(inert, texts)])
