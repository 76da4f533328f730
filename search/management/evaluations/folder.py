"""`manage.py evaluate folder DIR`: a labelled catalogue in a folder."""

import json
from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.conf import settings
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from search.encoders import Encoder
from search.evaluation.datasets.folder import LabelledFolder, read_folder
from search.evaluation.image_vectors import ImageVectors, cache_for, image_vectors
from search.evaluation.report import as_json, print_report
from search.evaluation.zero_shot_ranking import evaluate_folder
from search.management.evaluations.encoder_option import add_encoder_option, chosen_encoder


class FolderEvaluation:
    name = "folder"
    help = (
        "A folder with products.csv (sku,image), labels.csv (sku,label), categories.csv "
        "(label,definition) and the images: rank every definition over all images."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("dir", type=Path, metavar="DIR")
        add_encoder_option(parser)
        parser.add_argument("--json", action="store_true", help="Print one JSON object only.")
        parser.add_argument(
            "--no-cache", action="store_true", help="Encode every image, keep no vectors."
        )

    def read(self, options: Mapping[str, Any]) -> LabelledFolder:
        """Raises DatasetError."""
        return read_folder(options["dir"])

    def run(self, options: Mapping[str, Any], out: Console, progress: Console) -> None:
        folder = self.read(options)
        encoder = chosen_encoder(options["encoder"])
        found = _encode(encoder, folder.images, options["no_cache"], progress)
        result = evaluate_folder(encoder, folder, found.vectors)
        if options["json"]:
            answer = as_json(result, encoder, folder.path, found.encoded)
            out.file.write(json.dumps(answer, indent=2, ensure_ascii=False) + "\n")
        else:
            print_report(out, result, encoder, folder.path, found.encoded)


def _encode(
    encoder: Encoder, images: list[Path], no_cache: bool, progress: Console
) -> ImageVectors:
    cache = None if no_cache else cache_for(encoder, settings.STATE_DIR / "evaluation")
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=progress,
        transient=True,
    ) as bar:
        task = bar.add_task(f"Images through {encoder.name}", total=len(images))
        return image_vectors(encoder, images, cache, lambda count: bar.advance(task, count))
