"""`manage.py evaluate folder DIR`: a labelled catalogue in a folder."""

import json
from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rich.console import Console

from search.evaluation.datasets.detect import read_labelled
from search.evaluation.datasets.folder import LabelledFolder
from search.evaluation.report import as_json, print_report
from search.evaluation.zero_shot_ranking import PLAIN, evaluate_folder
from search.management.evaluations.encoder_option import add_encoder_option, chosen_encoder
from search.management.evaluations.encoding import encode_with_progress
from search.methods.recipe import DEFAULT


def add_folder_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("dir", type=Path, metavar="DIR")
    add_encoder_option(parser)
    parser.add_argument("--json", action="store_true", help="Print one JSON object only.")
    parser.add_argument(
        "--no-cache", action="store_true", help="Encode every image, keep no vectors."
    )


class FolderEvaluation:
    name = "folder"
    help = (
        "A folder with products.csv (sku,image), labels.csv (sku,label), categories.csv "
        "(label,definition) and the images: rank every definition over all images."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_folder_arguments(parser)
        parser.add_argument(
            "--plain",
            action="store_true",
            help="Rank by each definition alone, not by the shop's recipe, which also looks at "
            "the other categories.",
        )

    def read(self, options: Mapping[str, Any]) -> LabelledFolder:
        """Raises DatasetError."""
        return read_labelled(options["dir"])

    def run(self, options: Mapping[str, Any], out: Console, progress: Console) -> None:
        folder = self.read(options)
        encoder = chosen_encoder(options["encoder"])
        found = encode_with_progress(encoder, folder.images, progress, no_cache=options["no_cache"])
        recipe = PLAIN if options["plain"] else DEFAULT
        result = evaluate_folder(encoder, folder, found.vectors, recipe)
        if options["json"]:
            answer = as_json(result, encoder, folder.path, found.encoded)
            out.file.write(json.dumps(answer, indent=2, ensure_ascii=False) + "\n")
        else:
            print_report(out, result, encoder, folder.path, found.encoded)
