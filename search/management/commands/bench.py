"""`manage.py bench embed | search | preview | memory`: how we do, as ratios measured in one run."""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.table import Table

from search.bench.embed import bench_embed
from search.bench.memory import bench_memory
from search.bench.pair import Pair
from search.bench.preview import bench_preview
from search.bench.search import bench_search
from search.encoders import EncoderError


class Command(BaseCommand):
    help = "Measure this machine on a scratch database; the shop's own data is not touched."

    def add_arguments(self, parser: ArgumentParser) -> None:
        which = parser.add_subparsers(dest="which", required=True)
        common = ArgumentParser(add_help=False)
        common.add_argument("--json", action="store_true", help="Print one JSON object.")
        common.add_argument("--encoder", default="anchors", help="As for `manage.py encoder use`.")
        embed = which.add_parser("embed", parents=[common], help="Images embedded per second.")
        embed.add_argument("--images", type=int, default=192)
        search = which.add_parser("search", parents=[common], help="The search endpoint's time.")
        search.add_argument("--products", type=int, default=10_000)
        preview = which.add_parser("preview", parents=[common], help="A category's live preview.")
        preview.add_argument("--products", type=int, default=10_000)
        which.add_parser("memory", parents=[common], help="Memory of web and worker processes.")

    def handle(self, *args: Any, which: str, **options: Any) -> None:
        console = Console(stderr=True)
        name = options["encoder"]
        try:
            if which == "embed":
                pairs = bench_embed(name, max(options["images"], 16), console.print)
            elif which == "search":
                pairs = bench_search(name, max(options["products"], 100), console.print)
            elif which == "preview":
                pairs = bench_preview(name, max(options["products"], 100), console.print)
            else:
                pairs = bench_memory(name, console.print)
        except (EncoderError, RuntimeError) as error:
            raise CommandError(str(error)) from error
        if options["json"]:
            found = {"benchmark": which, "encoder": name, "pairs": [p.as_dict() for p in pairs]}
            self.stdout.write(json.dumps(found, indent=2))
        else:
            Console(file=sys.stdout).print(_table(pairs))


def _table(pairs: list[Pair]) -> Table:
    table = Table("What", "Ours", "Reference", "Ratio", "Should be")
    for pair in pairs:
        table.add_row(
            pair.name,
            f"{pair.ours:.1f} {pair.unit}",
            f"{pair.reference:.1f} {pair.unit}",
            f"{pair.ratio:.2f}",
            pair.bound,
        )
    return table
