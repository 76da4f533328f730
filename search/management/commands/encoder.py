"""`manage.py encoder list | use NAME`: which encoder answers, and the change to another."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.table import Table

from search.embedding import coverage
from search.encoder_choice import add_encoder
from search.encoders import EncoderError, encoder_names
from search.management.progress import embed_with_progress
from search.management.switch_progress import activate_with_progress
from search.models import EncoderInUse, EncoderState


class Command(BaseCommand):
    help = "List the encoders, or change the one in use."

    def add_arguments(self, parser: ArgumentParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True)
        actions.add_parser("list", help="Encoders of this shop and others worth knowing.")
        use = actions.add_parser(
            "use", help="Embed everything with NAME beside the encoder in use, then switch."
        )
        use.add_argument("name", help="anchors, clip, clip:owner/model or clip:/path/to/folder")
        use.add_argument(
            "--now", action="store_true", help="Switch at once; the rest is embedded afterwards."
        )

    def handle(self, *args: Any, action: str, **options: Any) -> None:
        if action == "list":
            self._list()
        else:
            self._use(options["name"], now=options["now"])

    def _list(self) -> None:
        console = Console(file=self.stdout)  # type: ignore[arg-type]
        ours = Table("Encoder", "State", "Images", "Dimensions", "Why", title="In this shop")
        for row in EncoderInUse.objects.all():
            now = coverage(row)
            ours.add_row(
                row.name,
                row.get_state_display(),
                f"{now.done} of {now.total}",
                str(row.dimensions),
                row.reason,
            )
        if not ours.rows:
            ours.add_row("none yet", "", "", "", "run `manage.py encoder use anchors`")
        console.print(ours)
        known = Table("Name", "Size", "Texts up to", "Licence", "Good for", title="Worth knowing")
        for card in encoder_names():
            known.add_row(
                card.name,
                f"{card.size_mb} MB",
                f"{card.max_text_tokens} tokens",
                card.licence,
                card.good_for,
            )
        console.print(known)

    def _use(self, name: str, *, now: bool) -> None:
        try:
            row = add_encoder(name, "chosen by a person, on the command line")
        except EncoderError as error:
            raise CommandError(f"The encoder “{name}” cannot be used: {error}") from error
        if row.state != EncoderState.ACTIVE and not now:
            embed_with_progress(Console(stderr=True), row)
            left = coverage(row).waiting
            if left:
                raise CommandError(f"{left} images are not embedded yet; the switch was not made.")
        if row.state != EncoderState.ACTIVE:
            activate_with_progress(Console(stderr=True), row)
        self.stdout.write(f"{row.name} answers now ({row.encoder_id}).")
