"""A simulated merchandiser decides on some products and is judged on others."""

import numpy as np

from search.evaluation.ablation.simulated import halves, judged, look
from search.evaluation.ablation.trial import Trial

EVERYTHING = np.arange(12)


def test_the_first_products_are_decided_on(trial: Trial) -> None:
    table = np.zeros((12, 3))
    table[[0, 5, 6], 0] = [3, 2, 1]  # a red one, then two green ones
    found = look(trial, table, 0, EVERYTHING, count=3)
    assert found.liked.tolist() == [0]
    assert found.disliked.tolist() == [5, 6]
    assert found.wrong_kind == trial.names.index("green")


def test_one_stray_product_is_no_wrong_kind(trial: Trial) -> None:
    table = np.zeros((12, 3))
    table[[0, 1, 5], 0] = [3, 2, 1]
    assert look(trial, table, 0, EVERYTHING, count=3).wrong_kind is None


def test_no_product_is_judged_that_was_decided_on(trial: Trial) -> None:
    found = list(halves(trial))
    assert len(found) >= 2
    for decided, rest in found:
        assert not set(decided) & set(rest)
        assert sorted([*decided, *rest]) == EVERYTHING.tolist()
        assert trial.relevant[decided].sum(axis=0).tolist() == [2, 2, 2]


def test_a_category_with_one_product_has_no_figure_on_the_other_half(trial: Trial) -> None:
    trial.relevant[1:4, 0] = False
    found = judged(trial, lambda _: np.zeros((12, 3)))
    assert not np.isnan(found[1:]).any()
