from collections.abc import Callable

from catalogue.importing.report import PROBLEMS_KEPT, Problem, Report
from catalogue.importing.writing import Outcome, ReadRow


class Tally:
    """Counts into a report what became of every row and image."""

    def __init__(self, report: Report, on_problem: Callable[[Problem], None] | None) -> None:
        self.report = report
        self._on_problem = on_problem

    def refuse(self, *problems: Problem) -> None:
        """One row that is not taken, with everything that is wrong with it."""
        self.report.invalid += 1
        for problem in problems:
            self._tell(problem)

    def count(self, rows: list[ReadRow], outcome: Outcome) -> None:
        self.report.new += outcome.new
        self.report.changed += outcome.changed
        self.report.unchanged += outcome.unchanged
        for problem in outcome.problems:
            self.refuse(problem)
        self.report.images_new += len(outcome.pictures.new)
        self.report.images_unchanged += outcome.pictures.unchanged
        self.report.images_removed += len(outcome.pictures.removed)
        for row, pictures in rows:
            for picture in pictures:
                if picture.rejected:
                    self.report.images_rejected += 1
                    self._tell(row.problem("image", picture.rejected))

    def _tell(self, problem: Problem) -> None:
        told = Problem(
            problem.line, problem.sku, printable(problem.column), printable(problem.reason)
        )
        self.report.problem_count += 1
        if len(self.report.problems) < PROBLEMS_KEPT:
            self.report.problems.append(told)
        if self._on_problem:
            self._on_problem(told)


def printable(text: str) -> str:
    """Without what a terminal, a log or an encoder would stumble over."""
    safe = text.encode(errors="replace").decode()
    return "".join(letter if letter.isprintable() else "�" for letter in safe)
