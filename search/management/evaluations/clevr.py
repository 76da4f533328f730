"""`manage.py evaluate clevr DIR`: which scenes hold an object of this colour, material, shape?"""

from argparse import ArgumentParser
from collections.abc import Mapping
from typing import Any

from search.evaluation.datasets.clevr import read_clevr
from search.evaluation.datasets.folder import LabelledFolder
from search.management.evaluations.folder import FolderEvaluation


class ClevrEvaluation(FolderEvaluation):
    name = "clevr"
    help = "A folder in the layout of CLEVR: rank its scenes for each kind of object."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--split", default="val", choices=["train", "val", "valA", "valB"])

    def read(self, options: Mapping[str, Any]) -> LabelledFolder:
        return read_clevr(options["dir"], options["split"])
