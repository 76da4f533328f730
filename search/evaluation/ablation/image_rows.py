"""Corrections on the side of the pictures: measured, not part of the recipe.

They change what is stored, or need every product's scores for many other texts, and so would tie
an index to the texts of the day. They are here to show what the recipe leaves on the table.
"""

from collections.abc import Iterator

import numpy as np

from search.evaluation.ablation.plain_rows import DEFINITION
from search.evaluation.ablation.rows import Row
from search.evaluation.ablation.trial import Table, Trial
from search.methods.background import BACKGROUND
from search.vectors import Vectors

_GOODS_SHARE, _GOODS_NEAREST = 0.75, 18  # the authors' share; about an eighth of the bank
_RIVAL_SHARE, _RIVALS = 0.5, 2


def image_rows(trial: Trial) -> Iterator[Row]:
    definitions = trial.said(trial.definitions).astype(np.float64)
    goods = trial.said(BACKGROUND).astype(np.float64)
    table = trial.images @ definitions.T
    mean_text = np.vstack([goods, definitions]).mean(axis=0)
    centred = _directions(trial.images - trial.images.mean(axis=0)) @ (definitions - mean_text).T
    yield Row("centring", "both sides centred", DEFINITION, trial.of_scores(centred))
    bias = highest_mean(trial.images @ goods.T, _GOODS_NEAREST)[:, None]
    yield Row(
        "nnn",
        f"NNN, − {_GOODS_SHARE:g} · bias from goods of all sorts",
        DEFINITION,
        trial.of_scores(table - _GOODS_SHARE * bias),
    )
    rivals = [highest_mean(np.delete(table, place, 1), _RIVALS) for place in range(len(trial))]
    yield Row(
        "nnn-siblings",
        f"NNN, − {_RIVAL_SHARE:g} · bias from the other categories",
        DEFINITION,
        trial.of_scores(table - _RIVAL_SHARE * np.stack(rivals, axis=1)),
    )


def highest_mean(similarities: Table, nearest: int) -> Table:
    """Each product's mean over its highest scores in a bank of texts, (n, b) to (n,).

    The bias of Chowdhury et al., "Nearest Neighbor Normalization Improves Multimodal Retrieval"
    (2024). 0 for an empty bank.
    """
    if not similarities.shape[1]:
        return np.zeros(len(similarities))
    return np.asarray(np.sort(similarities, axis=1)[:, -nearest:].mean(axis=1))


def _directions(vectors: Vectors) -> Table:
    """Unit vectors; a picture that is the mean itself keeps no direction."""
    array = vectors.astype(np.float64)
    lengths = np.linalg.norm(array, axis=1, keepdims=True)
    return np.asarray(array / np.where(lengths > 0, lengths, 1))
