"""From the plainest ranking to the definition in the encoder's prompt templates."""

from collections.abc import Iterator

import numpy as np

from search.encoders.cards import ANCHORS
from search.evaluation.ablation.rows import Precisions, Row
from search.evaluation.ablation.trial import Trial
from search.evaluation.ablation.waffle import waffle_prompts
from search.vectors import mean_unit

CONSE = "conse"
PHOTO = "photo"
TEMPLATES = "templates"
DEFINITION = "definition"


def plain_rows(trial: Trial) -> Iterator[Row]:
    """In the order in which each builds on the one before."""
    count = max(len(trial.encoder.templates), 1)
    waffles, control = _waffles(trial, count), f"{count} prompts of random words"
    yield _conse(trial)
    photo = [f"a photo of a {name}" for name in trial.names]
    yield Row(PHOTO, "“a photo of a {name}”", CONSE, trial.precisions(trial.prompts(photo)))
    yield Row(
        TEMPLATES,
        "the name in the encoder's templates",
        PHOTO,
        trial.precisions(trial.said(trial.names)),
        waffles,
        control,
        shipped=True,
    )
    yield Row(
        DEFINITION,
        "the definition in the name's place",
        TEMPLATES,
        trial.precisions(trial.said(trial.definitions)),
        waffles,
        control,
        shipped=True,
    )


def _conse(trial: Trial) -> Row:
    """Only where images are described by classes that have names."""
    title = "plain ConSE (names of the ten likeliest classes)"
    if trial.encoder.name != ANCHORS:
        return Row(CONSE, title, None, None, note="not measured: only the encoder anchors has it")
    from search.encoders.anchors.conse import conse_scores

    scores = conse_scores(trial.images, trial.names, trial.encoder)  # type: ignore[arg-type]
    return Row(CONSE, title, None, trial.of_scores(np.asarray(scores, np.float64)))


def _waffles(trial: Trial, count: int) -> Precisions:
    rng = trial.rng(2)
    return trial.precisions(
        np.stack(
            [mean_unit(trial.prompts(waffle_prompts(name, count, rng))) for name in trial.names]
        )
    )
