"""The parts of `manage.py evaluate`, one file for each kind of data set."""

from search.management.evaluations.base import Evaluation
from search.management.evaluations.folder import FolderEvaluation

EVALUATIONS: dict[str, Evaluation] = {part.name: part for part in (FolderEvaluation(),)}
