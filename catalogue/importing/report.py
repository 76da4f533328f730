from dataclasses import dataclass, field
from typing import Any

# More than anybody reads; `on_problem` of `import_products` gets every one.
PROBLEMS_KEPT = 10_000


class FileRefused(Exception):
    """Why nothing of a file can be imported, in words for the person who gave it."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in one place. line: where the row begins, from 1, the header counts."""

    line: int
    sku: str
    column: str
    reason: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import has come. position, size: bytes of the file read, and in all."""

    rows: int
    images: int
    position: int
    size: int


@dataclass
class Report:
    """What an import did, or in a dry run would do.

    Every row is new, changed, unchanged or invalid.
    """

    file: str
    dry_run: bool = False
    full: bool = False
    rows: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    invalid: int = 0
    archived: int = 0
    archive_refused: str = ""  # why a full import archived nothing
    images_new: int = 0
    images_unchanged: int = 0
    images_rejected: int = 0
    images_removed: int = 0
    seconds: float = 0.0
    notices: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    problem_count: int = 0

    @property
    def is_good(self) -> bool:
        """Whether everything in the file was taken."""
        return not (self.problem_count or self.archive_refused)

    def as_json(self) -> dict[str, Any]:
        return {
            "file": self.file,
            "dry_run": self.dry_run,
            "full": self.full,
            "rows": self.rows,
            "new": self.new,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "invalid": self.invalid,
            "archived": self.archived,
            "archive_refused": self.archive_refused or None,
            "images": {
                "new": self.images_new,
                "unchanged": self.images_unchanged,
                "rejected": self.images_rejected,
                "removed": self.images_removed,
            },
            "seconds": round(self.seconds, 3),
            "notices": self.notices,
            "problem_count": self.problem_count,
            "problems": [
                {"line": p.line, "sku": p.sku, "column": p.column, "reason": p.reason}
                for p in self.problems
            ],
        }
