"""The parts of `manage.py evaluate`, one file for each kind of data set."""

from search.management.evaluations.ablate import AblateEvaluation
from search.management.evaluations.awa2 import Awa2Evaluation
from search.management.evaluations.base import Evaluation
from search.management.evaluations.clevr import ClevrEvaluation
from search.management.evaluations.feedback import FeedbackEvaluation
from search.management.evaluations.folder import FolderEvaluation
from search.management.evaluations.thresholds import ThresholdsEvaluation

_PARTS: tuple[Evaluation, ...] = (
    FolderEvaluation(),
    Awa2Evaluation(),
    ClevrEvaluation(),
    AblateEvaluation(),
    FeedbackEvaluation(),
    ThresholdsEvaluation(),
)

EVALUATIONS: dict[str, Evaluation] = {part.name: part for part in _PARTS}
