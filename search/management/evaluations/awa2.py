"""`manage.py evaluate awa2 DIR`: Animals with Attributes 2, or a set in its layout."""

from argparse import ArgumentParser
from collections.abc import Mapping
from typing import Any

from search.evaluation.datasets.awa2 import read_awa2
from search.evaluation.datasets.folder import LabelledFolder
from search.management.evaluations.folder import FolderEvaluation


class Awa2Evaluation(FolderEvaluation):
    name = "awa2"
    help = "A folder in the layout of AwA2: tell its unseen classes apart by their names."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--all-classes", action="store_true", help="All classes, not unseen.")

    def read(self, options: Mapping[str, Any]) -> LabelledFolder:
        return read_awa2(options["dir"], all_classes=options["all_classes"])
