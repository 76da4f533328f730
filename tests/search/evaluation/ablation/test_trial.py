"""One set under one encoder."""

import numpy as np

from search.evaluation.ablation.trial import Trial
from tests.fakes.colour_encoder import ColourEncoder


def test_a_text_is_encoded_once(trial: Trial) -> None:
    encoder = trial.encoder
    assert isinstance(encoder, ColourEncoder)
    trial.said(["red", "red", "blue"])
    trial.said(["blue", "red"])
    assert encoder.encoded_texts == ["red", "a photo of red", "blue", "a photo of blue"]
    trial.prompts(["red"])
    assert encoder.encoded_texts[4:] == ["red"]


def test_no_text_is_no_vector(trial: Trial) -> None:
    assert trial.said([]).shape == (0, 3)


def test_rankings_that_are_right_are_worth_one(trial: Trial) -> None:
    assert trial.precisions(trial.said(trial.definitions)).tolist() == [1, 1, 1]
    wrong = trial.precisions(trial.said(trial.definitions)[[1, 2, 0]])
    assert (wrong < 0.6).all()


def test_only_the_products_asked_for_are_judged(trial: Trial) -> None:
    table = np.zeros((12, 3))
    table[0] = -1  # a red picture, last for every category
    assert trial.of_scores(table)[0] < 1
    assert trial.of_scores(table, np.arange(1, 12))[0] == 1


def test_strangers_words_are_never_ones_own(trial: Trial) -> None:
    strangers = [words.name for words in trial.strangers()]
    assert sorted(strangers) == sorted(trial.names)
    assert all(mine != other for mine, other in zip(trial.names, strangers, strict=True))
