"""`manage.py bench embed | search | preview | pictures | memory`: ratios of one run."""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.table import Table

from search.bench.embed import bench_embed
from search.bench.lane import bench_pictures
from search.bench.memory import bench_memory
from search.bench.pair import Pair
from search.bench.preview import bench_preview
from search.bench.search import bench_search
from search.bench.synthetic import NAME
from search.encoders import EncoderError


class Command(BaseCommand):
    help = "Measure this machine on a scratch database; the shop's own data is not touched."

    def add_arguments(self, parser: ArgumentParser) -> None:
        which = parser.add_subparsers(dest="which", required=True)
        common = ArgumentParser(add_help=False)
        common.add_argument("--json", action="store_true", help="Print one JSON object.")
        encoded = ArgumentParser(add_help=False, parents=[common])
        encoded.add_argument("--encoder", default="anchors", help="As for `manage.py encoder use`.")
        embed = which.add_parser("embed", parents=[encoded], help="Images embedded per second.")
        embed.add_argument("--images", type=int, default=192)
        search = which.add_parser("search", parents=[common], help="Searches, wide and narrowed.")
        search.add_argument("--products", type=int, default=10_000)
        search.add_argument("--rounds", type=int, default=5, help="Of which medians are taken.")
        preview = which.add_parser("preview", parents=[encoded], help="A category's live preview.")
        preview.add_argument("--products", type=int, default=10_000)
        pictures = which.add_parser(
            "pictures", parents=[encoded], help="Searches by picture during a bulk import."
        )
        pictures.add_argument("--images", type=int, default=2_000)
        which.add_parser("memory", parents=[encoded], help="Memory of web and worker processes.")

    def handle(self, *args: Any, which: str, **options: Any) -> None:
        console = Console(stderr=True)
        name = options.get("encoder", NAME)
        try:
            if which == "embed":
                pairs = bench_embed(name, max(options["images"], 16), console.print)
            elif which == "search":
                products, rounds = max(options["products"], 100), max(options["rounds"], 1)
                pairs = bench_search(products, rounds, console.print)
            elif which == "preview":
                pairs = bench_preview(name, max(options["products"], 100), console.print)
            elif which == "pictures":
                pairs = bench_pictures(name, max(options["images"], 100), console.print)
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
            f"{pair.ratio:.2f}" if pair.reference else "–",
            pair.bound,
        )
    return table
