"""`manage.py evaluate folder DIR`: how good are the rankings on data whose answers are known?"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console

from search.encoders import EncoderError
from search.evaluation.datasets.table import DatasetError
from search.management.evaluations import EVALUATIONS


class Command(BaseCommand):
    help = "Measure rankings on data with known answers. The catalogue is neither read nor changed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        kinds = parser.add_subparsers(dest="kind", required=True, metavar="KIND")
        for name, evaluation in EVALUATIONS.items():
            evaluation.add_arguments(kinds.add_parser(name, help=evaluation.help))

    def handle(self, *args: Any, **options: Any) -> None:
        out = Console(file=self.stdout)  # type: ignore[arg-type]
        try:
            EVALUATIONS[options["kind"]].run(options, out, Console(stderr=True))
        except (DatasetError, EncoderError) as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"A file cannot be read or written: {error}") from error
        except KeyboardInterrupt as error:
            raise CommandError("Stopped. What was encoded is kept for the next time.") from error
