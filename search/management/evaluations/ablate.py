"""`manage.py evaluate ablate DIR`: what is each part of the recipe worth on a labelled set?"""

import json
from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rich.console import Console

from search.encoders import Encoder
from search.evaluation.ablation import ablate
from search.evaluation.ablation.report import print_rows, rows_as_json
from search.evaluation.ablation.rows import Row
from search.evaluation.ablation.sweep import VALUES, Sweep, sweep
from search.evaluation.ablation.together import (
    print_sweep,
    print_together,
    sweep_as_json,
    together,
)
from search.evaluation.ablation.trial import Trial
from search.evaluation.datasets.detect import read_labelled
from search.evaluation.datasets.folder import LabelledFolder
from search.evaluation.datasets.table import DatasetError
from search.management.evaluations.encoder_option import add_encoder_option, chosen_encoder
from search.management.evaluations.encoding import encode_with_progress
from search.methods.recipe import DEFAULT
from search.vectors import Vectors

Sets = dict[str, tuple[LabelledFolder, Vectors]]


class AblateEvaluation:
    name = "ablate"
    help = (
        "Labelled folders: each part of the recipe by itself, beside a control. Optional columns "
        "of categories.csv: name, parent, negatives, attributes, relations."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("dir", type=Path, metavar="DIR", nargs="+")
        add_encoder_option(parser)
        parser.add_argument(
            "--words",
            type=Path,
            metavar="FILE",
            help="CSV with more words for the same labels, or a folder with one named as each DIR",
        )
        parser.add_argument("--seed", type=int, default=0, help="For all that is drawn at random.")
        parser.add_argument(
            "--sweep", action="store_true", help="Each weight of the recipe over a range instead."
        )
        parser.add_argument("--json", action="store_true", help="Print one JSON object only.")
        parser.add_argument(
            "--no-cache", action="store_true", help="Encode every image, keep no vectors."
        )

    def run(self, options: Mapping[str, Any], out: Console, progress: Console) -> None:
        folders = {folder.resolve().name: folder for folder in options["dir"]}
        if len(folders) < len(options["dir"]):
            raise DatasetError("Two of the folders have the same name; name each only once.")
        read = {
            name: read_labelled(folder, _words_for(name, options["words"]))
            for name, folder in folders.items()
        }
        encoder = chosen_encoder(options["encoder"])
        sets: Sets = {}
        for name, folder in read.items():
            found = encode_with_progress(
                encoder, folder.images, progress, no_cache=options["no_cache"]
            )
            sets[name] = folder, found.vectors
        study = _sweep if options["sweep"] else _ablate
        study(encoder, sets, options, out, progress)


def _words_for(name: str, given: Path | None) -> Path | None:
    if given is None or not given.is_dir():
        return given
    file = given / f"{name}.csv"
    return file if file.is_file() else None


def _ablate(
    encoder: Encoder, sets: Sets, options: Mapping[str, Any], out: Console, progress: Console
) -> None:
    seed, rows = options["seed"], dict[str, list[Row]]()
    for name, (folder, vectors) in sets.items():
        with progress.status(f"Ranking {name}"):
            rows[name] = ablate(encoder, folder, vectors, seed)
        if not options["json"]:
            _head(out, name, folder, encoder)
            print_rows(out, rows[name], seed)
    if options["json"]:
        answer = {
            **_about(encoder, seed),
            "sets": [_set(name, sets[name][0], found, seed) for name, found in rows.items()],
            "together": together(rows),
        }
        out.file.write(json.dumps(answer, indent=2, ensure_ascii=False) + "\n")
    elif len(rows) > 1:
        print_together(out, rows)


def _sweep(
    encoder: Encoder, sets: Sets, options: Mapping[str, Any], out: Console, progress: Console
) -> None:
    seed, found = options["seed"], list[Sweep]()
    trials = {name: Trial(encoder, *one, seed) for name, one in sets.items()}
    for weight in VALUES:
        with progress.status(f"Trying values of {weight}"):
            found.append(sweep(trials, DEFAULT, weight))
        if not options["json"]:
            print_sweep(out, found[-1])
    if options["json"]:
        answer = {**_about(encoder, seed), "sweeps": [sweep_as_json(one) for one in found]}
        out.file.write(json.dumps(answer, indent=2, ensure_ascii=False) + "\n")


def _head(out: Console, name: str, folder: LabelledFolder, encoder: Encoder) -> None:
    out.print(
        f"[bold]{name}[/bold]: {len(folder.images)} products, {len(folder.labels)} categories"
    )
    out.print(f"Encoder: [bold]{encoder.name}[/bold] ({encoder.id})", highlight=False)


def _about(encoder: Encoder, seed: int) -> dict[str, Any]:
    return {"encoder": encoder.name, "encoder_id": encoder.id, "seed": seed}


def _set(name: str, folder: LabelledFolder, rows: list[Row], seed: int) -> dict[str, Any]:
    return {
        "dataset": name,
        "products": len(folder.images),
        "categories": len(folder.labels),
        "rows": rows_as_json(rows, folder.labels, seed),
    }
