"""Rank every definition over all images, and compare with what is known to be right."""

from dataclasses import dataclass
from itertools import starmap

import numpy as np

from search.definition import encode_definition
from search.encoders.base import Encoder, Vectors
from search.evaluation import metrics
from search.evaluation.ablation.assembling import Known, vectors
from search.evaluation.ablation.decision_rows import words_of
from search.evaluation.ablation.trial import Trial
from search.evaluation.datasets.folder import LabelledFolder
from search.methods.recipe import DEFAULT, Part, Recipe
from search.zero_shot import scores, standardise

PLAIN = Recipe(frozenset())
"""Each definition by itself, whatever the other categories are."""


@dataclass(frozen=True, slots=True)
class CategoryResult:
    label: str
    definition: str
    products: int
    average_precision: float
    precision_at_5: float
    precision_at_10: float
    accuracy: float
    accuracy_standardised: float
    chance: float
    """The category's share of the products: what a random order scores on average."""
    coverage: float | None
    """How near the definition is to what the encoder can see; None where it has no meaning."""


@dataclass(frozen=True, slots=True)
class RankingResult:
    """Means are over categories that have products; NaN stands for what has no value.

    parts: of the recipe, those that ranked.
    """

    parts: tuple[Part, ...]
    products: int
    mean_average_precision: float
    precision_at_5: float
    precision_at_10: float
    accuracy: float
    accuracy_standardised: float
    accuracy_per_class: float
    """The mean of the categories' accuracies, “T1” in the literature; each class counts alike."""
    chance_average_precision: float
    chance_accuracy: float
    per_class: list[CategoryResult]


def category_vectors(encoder: Encoder, definitions: list[str]) -> Vectors:
    """One vector for each definition, built as the catalogue builds those of its categories."""
    return np.stack([encode_definition(encoder, [text]).mean for text in definitions])


def evaluate_folder(
    encoder: Encoder, folder: LabelledFolder, image_vectors: Vectors, recipe: Recipe = DEFAULT
) -> RankingResult:
    """`image_vectors` are those of `folder.images`, in order.

    Of the recipe only parts that need nothing but definitions rank; a category's siblings are the
    others of the set.
    """
    words = words_of(recipe)
    trial = Trial(encoder, folder, image_vectors, seed=0)
    table = scores(image_vectors, vectors(trial, words, Known(trial.words)))
    standardised = standardise(table)
    relevant = folder.relevant
    columns = list(zip(table.T, relevant.T, strict=True))
    precisions = np.array(list(starmap(metrics.average_precision, columns)))
    first_5, first_10 = (
        np.where(
            np.isnan(precisions),
            np.nan,
            [metrics.precision_at(*column, rank) for column in columns],
        )
        for rank in (5, 10)
    )
    chance = metrics.prevalence(relevant)
    right = metrics.correct_choices(table, relevant)
    right_standardised = metrics.correct_choices(standardised, relevant)
    return RankingResult(
        parts=tuple(part for part in Part if part in words),
        products=len(folder.images),
        mean_average_precision=metrics.mean_of_known(precisions),
        precision_at_5=metrics.mean_of_known(first_5),
        precision_at_10=metrics.mean_of_known(first_10),
        accuracy=metrics.accuracy(table, relevant),
        accuracy_standardised=metrics.accuracy(standardised, relevant),
        accuracy_per_class=metrics.mean_of_known(right),
        chance_average_precision=metrics.mean_of_known(
            np.where(np.isnan(precisions), np.nan, chance)
        ),
        chance_accuracy=1 / len(folder.labels),
        per_class=[
            CategoryResult(
                label=label,
                definition=folder.definitions[column],
                products=int(relevant[:, column].sum()),
                average_precision=float(precisions[column]),
                precision_at_5=float(first_5[column]),
                precision_at_10=float(first_10[column]),
                accuracy=float(right[column]),
                accuracy_standardised=float(right_standardised[column]),
                chance=float(chance[column]),
                coverage=encoder.coverage(folder.definitions[column]),
            )
            for column, label in enumerate(folder.labels)
        ],
    )
