"""`manage.py embed [--missing | --all] [--wait]`: have the catalogue embedded."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console

from search.embedding import coverage, request_all, request_missing, retry
from search.encoders import EncoderError
from search.management.progress import embed_with_progress
from search.models import CategoryEmbedding, EncoderInUse, ImageEmbedding


class Command(BaseCommand):
    help = (
        "Embed product images and category definitions. A running worker does the work; "
        "with --wait it is watched, or done here when no worker runs."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        which = parser.add_mutually_exclusive_group()
        which.add_argument("--missing", action="store_true", help="What has no vector (default).")
        which.add_argument("--all", action="store_true", help="Everything again.")
        which.add_argument("--failed", action="store_true", help="What failed, once more.")
        parser.add_argument("--wait", action="store_true", help="Return when nothing waits.")

    def handle(self, *args: Any, **options: Any) -> None:
        if EncoderInUse.objects.active() is None:
            raise CommandError(
                "No encoder is in use yet. Run `manage.py encoder use anchors` (works offline) or "
                "`manage.py encoder use clip`."
            )
        if options["all"]:
            asked = request_all()
        elif options["failed"]:
            asked = retry(ImageEmbedding) + retry(CategoryEmbedding)
        else:
            asked = request_missing()
        self.stderr.write(f"{asked} rows asked for.")
        if options["wait"]:
            try:
                embed_with_progress(Console(stderr=True))
            except EncoderError as error:
                raise CommandError(f"The encoder cannot be loaded: {error}") from error
        now = coverage()
        self.stdout.write(
            f"{now.done} of {now.total} images are embedded, {now.waiting} wait, "
            f"{now.failed} failed."
        )
