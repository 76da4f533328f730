"""The recipe on a labelled set: from what is known of each category to scores of all products.

As `search.scoring` does it for the catalogue. Here a category's siblings are the other categories
of the set.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from search.evaluation.ablation.trial import Table, Trial
from search.evaluation.datasets.words import AttributeWords, CategoryWords
from search.methods.attribute_scoring import AttributeTerm, amounts, direction, statistics
from search.methods.background import BACKGROUND
from search.methods.context import context_prompt, context_terms
from search.methods.contrast import contrast_terms
from search.methods.graph import graph_terms
from search.methods.negatives import negative_terms
from search.methods.recipe import Part, Recipe
from search.methods.terms import Term, compose
from search.vectors import Vector, Vectors


@dataclass(frozen=True, slots=True)
class Known:
    """What the recipe may use of each category: `words` one for each; `siblings` texts for each,
    None: the definitions of all others; `goods`: texts that stand for goods of all sorts.
    """

    words: Sequence[CategoryWords]
    siblings: Sequence[Sequence[str]] | None = None
    goods: Sequence[str] = BACKGROUND


def scores(
    trial: Trial, recipe: Recipe, known: Known | None = None, extra: Sequence[list[Term]] = ()
) -> Table:
    """Scores of all products in every category, (n, m). extra: more terms, one list a category."""
    known = known or Known(trial.words)
    table = trial.images.astype(np.float64) @ vectors(trial, recipe, known, extra).T
    if Part.ATTRIBUTES in recipe:
        for place, words in enumerate(known.words):
            for attribute in words.attributes:
                table[:, place] += _amounts(trial, attribute, recipe)
    return table


def vectors(
    trial: Trial, recipe: Recipe, known: Known, extra: Sequence[list[Term]] = ()
) -> Vectors:
    """What each category is ranked by, attributes aside; (m, d)."""
    trial.said(_texts(trial, recipe, known))  # all in one call: one at a time takes far longer
    found = []
    for place, text in enumerate(trial.definitions):
        prompt = Term(Part.PROMPTS, text, 1.0, _one(trial, text))
        others = word_terms(trial, place, recipe, known)
        composed = compose([prompt], [*others, *(extra[place] if extra else ())])
        found.append(composed.vectors[0])
    return np.stack(found)


def word_terms(trial: Trial, place: int, recipe: Recipe, known: Known) -> list[Term]:
    """The terms of the parts that are on and need no decision of a person."""
    words, text, terms = known.words[place], trial.definitions[place], list[Term]()
    if Part.CONTEXT in recipe:
        prompts = [context_prompt(text, parent) for parent in words.parents]
        terms += context_terms([(one, _one(trial, one)) for one in prompts], recipe)
    if Part.NEGATIVES in recipe:
        negatives = [(one, weight, _one(trial, one)) for one, weight in words.negatives]
        terms += negative_terms(negatives, recipe)
    if Part.CONTRAST in recipe:
        terms += contrast_terms(
            trial.said(known.goods if recipe.background else ()),
            [(one, _one(trial, one)) for one in _siblings(trial, place, known)],
            recipe,
        )
    if Part.GRAPH in recipe:
        edges = [(kind, one, weight, _one(trial, one)) for kind, one, weight in words.relations]
        terms += graph_terms(edges, recipe)
    return terms


def _texts(trial: Trial, recipe: Recipe, known: Known) -> list[str]:
    """All that the parts that are on will ask for."""
    texts = list(trial.definitions)
    for place, words in enumerate(known.words):
        if Part.CONTEXT in recipe:
            texts += [context_prompt(trial.definitions[place], one) for one in words.parents]
        if Part.NEGATIVES in recipe:
            texts += [one for one, _ in words.negatives]
        if Part.GRAPH in recipe:
            texts += [one for _, one, _ in words.relations]
        if Part.ATTRIBUTES in recipe:
            texts += [side for one in words.attributes for side in (one.positive, one.negative)]
        if Part.CONTRAST in recipe:
            texts += _siblings(trial, place, known)
    return [text for text in texts if text]


def _siblings(trial: Trial, place: int, known: Known) -> Sequence[str]:
    if known.siblings is not None:
        return known.siblings[place]
    return [text for other, text in enumerate(trial.definitions) if other != place]


def _amounts(trial: Trial, attribute: AttributeWords, recipe: Recipe) -> Vector:
    negative = [attribute.negative] if attribute.negative else []
    towards = direction(trial.said([attribute.positive]), trial.said(negative))
    similarities = trial.images @ towards
    term = AttributeTerm(
        attribute.positive,
        attribute.mode,
        attribute.weight * recipe.attribute,
        towards,
        *statistics(similarities),
        1 / trial.encoder.logit_scale,
    )
    return np.asarray(amounts(term, similarities))


def _one(trial: Trial, text: str) -> Vector:
    return np.asarray(trial.said([text])[0])
