"""`manage.py evaluate thresholds DIR`: how good are thresholds that nobody set?"""

import json
from argparse import ArgumentParser
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table

from search.evaluation.datasets.detect import read_labelled
from search.evaluation.thresholds import Thresholds, evaluate_thresholds
from search.management.evaluations.encoder_option import chosen_encoder
from search.management.evaluations.encoding import encode_with_progress
from search.management.evaluations.folder import FolderEvaluation, add_folder_arguments
from search.management.evaluations.plain_values import cell, plain


class ThresholdsEvaluation(FolderEvaluation):
    name = "thresholds"
    help = "A labelled folder: compare the thresholds that are suggested without any decision."

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_folder_arguments(parser)
        parser.add_argument(
            "--foreign",
            type=Path,
            metavar="DIR",
            help="Another labelled folder, of things that this one does not hold: what is "
            "suggested for its definitions is wrong.",
        )

    def run(self, options: Mapping[str, Any], out: Console, progress: Console) -> None:
        folder = self.read(options)
        foreign = read_labelled(options["foreign"]).definitions if options["foreign"] else []
        encoder = chosen_encoder(options["encoder"])
        found = encode_with_progress(encoder, folder.images, progress, no_cache=options["no_cache"])
        result = evaluate_thresholds(encoder, folder, found.vectors, foreign)
        name = folder.path.resolve().name
        if options["json"]:
            answer = {
                "dataset": name,
                "encoder": encoder.name,
                "encoder_id": encoder.id,
                "products": len(folder.images),
                "oracle_f1": plain(result.oracle_f1),
                "methods": {one.method: plain(asdict(one)) for one in result.figures},
            }
            out.file.write(json.dumps(answer, indent=2, ensure_ascii=False) + "\n")
            return
        out.print(f"[bold]{name}[/bold]: {len(folder.images)} products")
        out.print(f"Encoder: [bold]{encoder.name}[/bold] ({encoder.id})", highlight=False)
        out.print(_table(result))


def _table(result: Thresholds) -> Table:
    table = Table(
        box=box.SIMPLE_HEAD,
        caption=f"The best thresholds reach an F1 of {result.oracle_f1:.3f} on average.\n"
        "Ratio: F1 over the best F1. Given: the share of categories that got a threshold.\n"
        "Emptied, foreign: of categories without a right product, those that got one,\n"
        "and the share of products above it.",
        caption_justify="left",
    )
    table.add_column("Suggestion", no_wrap=True)
    for heading in ("Ratio", "Prec.", "Recall", "Given", "Emptied", "Foreign"):
        table.add_column(heading, justify="right", no_wrap=True)
    for one in result.figures:
        values = (one.ratio, one.precision, one.recall, one.given)
        wrong = ((one.emptied, one.emptied_products), (one.foreign, one.foreign_products))
        pairs = [f"{cell(given)} {cell(products)}" for given, products in wrong]
        table.add_row(one.method, *(cell(value) for value in values), *pairs)
    return table
