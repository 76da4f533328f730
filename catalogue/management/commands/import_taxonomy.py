from argparse import ArgumentTypeError
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from catalogue.importing import FileRefused
from catalogue.models import Category
from catalogue.taxonomy import MAX_BYTES, Plan, Reading, import_taxonomy, read_taxonomy

_SHOWN_PROBLEMS = 50
_SHOWN_NODES = 200


class Command(BaseCommand):
    help = (
        "Start a tree of categories from a taxonomy file: Google's product taxonomy, or CSV or "
        "JSON with path, name and definition. New categories are drafts; those that are there "
        "stay as they are. Exit code 1: some lines were refused, the others are in."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="as .txt, .csv or .json")
        parser.add_argument(
            "--under", metavar="SLUG", help="the category that all of it lies below"
        )
        parser.add_argument("--depth", type=_depth, metavar="N", help="take N levels of it (all)")
        parser.add_argument("--dry-run", action="store_true", help="show the tree, write nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        under = self._under(options["under"])
        try:
            reading = _read(options["file"])
        except FileRefused as refused:
            raise CommandError(f"{options['file']} cannot be imported: {refused}") from refused
        dry_run = options["dry_run"]
        made = import_taxonomy(reading, under, options["depth"], dry_run=dry_run)
        if dry_run:
            self._show(made)
        would = "would be " if dry_run else ""
        where = f" below “{under}”" if under else ""
        self.stdout.write(f"{made.new:,} categories {would}new{where}, as drafts.")
        self.stdout.write(f"{made.stored:,} were there already and stay as they are.")
        if made.too_deep:
            self.stdout.write(f"{made.too_deep:,} lie deeper than {options['depth']} levels.")
        self._tell(made, dry_run=dry_run)

    def _under(self, slug: str | None) -> Category | None:
        if slug is None:
            return None
        found = Category.objects.filter(slug=slug).first()
        if found is None:
            raise CommandError(f"There is no category “{slug}” to put it under.")
        return found

    def _show(self, made: Plan) -> None:
        for number, (depth, node) in enumerate(made.walk()):
            if number == _SHOWN_NODES:
                rest = made.new + made.stored - _SHOWN_NODES
                self.stdout.write(f"… and {rest:,} more.")
                break
            self.stdout.write(f"{'  ' * depth}{'+' if node.is_new else '='} {node.name}")

    def _tell(self, made: Plan, *, dry_run: bool) -> None:
        for problem in made.problems[:_SHOWN_PROBLEMS]:
            self.stderr.write(f"{made.unit.capitalize()} {problem.line}: {problem.reason}")
        if len(made.problems) > _SHOWN_PROBLEMS:
            self.stderr.write(f"… and {len(made.problems) - _SHOWN_PROBLEMS:,} more.")
        if made.problems:
            others = "the others can be imported" if dry_run else "the others are in"
            raise CommandError(f"{len(made.problems):,} refused; {others}.", returncode=1)


def _read(path: Path) -> Reading:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise FileRefused(f"It cannot be read: {error.strerror or error}.") from error
    return read_taxonomy(content, path.name)


def _depth(raw: str) -> int:
    if not raw.isascii() or not raw.isdigit() or int(raw) < 1:
        raise ArgumentTypeError("a whole number from 1 on")
    return int(raw)
