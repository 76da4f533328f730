import json
import sys
from argparse import ArgumentTypeError
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from catalogue.importing import FileRefused, Report, import_products
from catalogue.management.import_bar import import_bar
from catalogue.management.import_report import report_text
from catalogue.management.problem_file import ProblemFile
from catalogue.models import State

_INTERRUPTED = 130


class Command(BaseCommand):
    help = (
        "Bring the products of a CSV or JSON Lines file into the catalogue. Exit code 0: all "
        "taken; 1: some rows or images refused, the good ones are in; 2: nothing done."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="products as .csv or .jsonl")
        parser.add_argument(
            "--images",
            type=Path,
            metavar="PATH",
            help="folder or ZIP in which image paths begin (FILE's folder)",
        )
        parser.add_argument("--dry-run", action="store_true", help="report only, write nothing")
        parser.add_argument(
            "--full", action="store_true", help="archive products that the file does not mention"
        )
        parser.add_argument(
            "--max-archive-share",
            type=_share,
            default=0.2,
            metavar="SHARE",
            help="with --full: the largest share that may be archived at once, 0 to 1 (0.2)",
        )
        parser.add_argument(
            "--state",
            choices=[State.PUBLISHED.value, State.DRAFT.value],
            default=State.PUBLISHED.value,
            help="of new products whose row names none (published)",
        )
        parser.add_argument("--errors", type=Path, metavar="FILE", help="all problems as CSV")
        parser.add_argument("--json", action="store_true", help="the report as one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            report = self._import(options)
        except FileRefused as refused:
            if options["json"]:
                self._print_json({"file": options["file"].name, "refused": str(refused)})
            raise CommandError(f"{options['file']}: {refused}", returncode=2) from refused
        except DatabaseError as error:
            reason = str(error).partition("\n")[0]
            raise CommandError(
                f"The database failed: {reason}. Whole chunks are in; import again.", returncode=1
            ) from error
        except KeyboardInterrupt:
            self.stderr.write("Stopped. Whole chunks are in; run it again to take the rest.")
            sys.exit(_INTERRUPTED)
        if options["json"]:
            self._print_json(report.as_json())
        else:
            self.stdout.write(report_text(report, terminal=self.stdout.isatty()))
        if not report.is_good:
            sys.exit(1)

    def _import(self, options: dict[str, Any]) -> Report:
        with _problem_file(options["errors"]) as problems, import_bar() as bar:
            return import_products(
                options["file"],
                images_dir=options["images"],
                dry_run=options["dry_run"],
                full=options["full"],
                max_archive_share=options["max_archive_share"],
                state=options["state"],
                progress=bar,
                on_problem=problems.write if problems else None,
            )

    def _print_json(self, content: dict[str, Any]) -> None:
        self.stdout.write(json.dumps(content, ensure_ascii=False))


@contextmanager
def _problem_file(path: Path | None) -> Iterator[ProblemFile | None]:
    if path is None:
        yield None
        return
    try:
        file = path.open("w", encoding="utf-8", newline="")
    except OSError as error:
        raise CommandError(f"--errors {path}: {error.strerror}.", returncode=2) from error
    with file:
        yield ProblemFile(file)


def _share(text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise ArgumentTypeError(f"“{text}” is no share: write a number from 0 to 1, such as 0.2.")
    return share
