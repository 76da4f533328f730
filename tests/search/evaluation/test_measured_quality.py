"""How good `anchors` is on photos whose answers are known; only where the data are at hand."""

from pathlib import Path

import pytest

from search.encoders import get_encoder
from search.evaluation.datasets.folder import read_folder
from search.evaluation.image_vectors import image_vectors
from search.evaluation.zero_shot_ranking import evaluate_folder

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"


@pytest.mark.serial
@pytest.mark.skipif(not DATA.is_dir(), reason="the measuring data are not on this machine")
@pytest.mark.parametrize(
    ("name", "least", "least_standardised"), [("clothing", 0.63, 0.60), ("caltech", 0.79, 0.79)]
)
def test_rankings_by_words_are_as_good_as_they_were(
    name: str, least: float, least_standardised: float
) -> None:
    encoder = get_encoder("anchors")
    folder = read_folder(DATA / name)
    result = evaluate_folder(encoder, folder, image_vectors(encoder, folder.images).vectors)
    assert result.mean_average_precision >= least
    assert result.accuracy_standardised >= least_standardised
