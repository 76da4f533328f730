"""A shopper sees what fits, and weaker matches behind a divider."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.methods.cut_off import LEAST_SHOWN, CutOff, CutOffKind, least_score

TWO_GROUPS = np.array([0.9, 0.88, 0.87, 0.86, 0.85, 0.3, 0.29, 0.28, 0.2, 0.1], dtype=np.float32)


@pytest.mark.parametrize(
    "cut_off",
    [
        CutOff(CutOffKind.RELATIVE, 0.5),
        CutOff(CutOffKind.DEVIATION, 0.5),
        CutOff(CutOffKind.GAP),
        CutOff(CutOffKind.FIXED, 0.5),
    ],
)
def test_every_rule_parts_what_fits_from_what_does_not(cut_off: CutOff) -> None:
    least = least_score(cut_off, TWO_GROUPS)
    assert least is not None
    assert (np.float32(least) <= TWO_GROUPS).sum() == 5


def test_without_a_cut_off_everything_is_relevant() -> None:
    assert least_score(CutOff(CutOffKind.OFF), TWO_GROUPS) is None


def test_no_scores_need_no_cut() -> None:
    assert least_score(CutOff(), np.empty(0, dtype=np.float32)) is None


def test_equal_scores_are_all_relevant() -> None:
    same = np.full(9, 0.4, dtype=np.float32)
    for kind in (CutOffKind.RELATIVE, CutOffKind.DEVIATION, CutOffKind.GAP):
        least = least_score(CutOff(kind, 2.0), same)
        assert least is not None
        assert (same >= np.float32(least)).all()


@settings(max_examples=60)
@given(
    st.lists(st.floats(-1, 1, width=32), min_size=1, max_size=60),
    st.sampled_from([CutOffKind.RELATIVE, CutOffKind.DEVIATION, CutOffKind.GAP]),
    st.floats(0, 3),
)
def test_the_best_few_are_always_shown(values: list[float], kind: CutOffKind, at: float) -> None:
    scores = np.asarray(values, dtype=np.float32)
    least = least_score(CutOff(kind, at), scores)
    assert least is not None
    assert (scores >= np.float32(least) - 1e-6).sum() >= min(LEAST_SHOWN, len(scores))
