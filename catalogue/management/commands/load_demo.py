from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from catalogue.importing import FileRefused
from catalogue.importing.demo import load_demo, read_invitations, remove_demo
from catalogue.management.import_bar import import_bar
from catalogue.management.import_report import report_text


class Command(BaseCommand):
    help = "Load the sample catalogue. Loading it again keeps categories as edited."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--reset",
            action="store_true",
            help="first delete the sample's products and categories, however edited",
        )
        parser.add_argument("--no-input", action="store_true", help="do not ask")
        parser.add_argument(
            "--folder", type=Path, default=settings.BASE_DIR / "demo" / "catalogue",
            help="where products.jsonl, categories.json and the images lie (demo/catalogue)",
        )  # fmt: skip

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["folder"]
        if not folder.is_dir():
            raise CommandError(f"There is no sample catalogue: “{folder}” does not exist.")
        try:
            if options["reset"]:
                self._reset(folder, ask=not options["no_input"])
            with import_bar() as bar:
                loaded = load_demo(folder, bar)
        except FileRefused as refused:
            raise CommandError(f"The sample catalogue cannot be loaded: {refused}") from refused
        self.stdout.write(report_text(loaded.products, terminal=self.stdout.isatty()))
        self.stdout.write(f"Categories: {loaded.categories_new} new.")
        if loaded.categories_new:
            self._invite(folder)

    def _invite(self, folder: Path) -> None:
        invitations = read_invitations(folder)
        if invitations:
            self.stdout.write("Left for you to define in the admin, in words:")
        for invitation in invitations:
            self.stdout.write(f"  {invitation.name}: “{invitation.definition}”")

    def _reset(self, folder: Path, *, ask: bool) -> None:
        if ask:
            question = "Delete the sample's products and categories, however edited? [y/N] "
            if input(question).strip().lower() not in {"y", "yes"}:
                raise CommandError("Nothing was changed.")
        products, categories = remove_demo(folder)
        self.stdout.write(f"Deleted: products {products}, categories {categories}.")
