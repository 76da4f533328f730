"""Each part of the recipe alone, added to the definition."""

from collections.abc import Iterator
from dataclasses import replace
from operator import attrgetter

from search.evaluation.ablation.assembling import Known, scores
from search.evaluation.ablation.plain_rows import DEFINITION
from search.evaluation.ablation.rows import Precisions, Row, missing
from search.evaluation.ablation.trial import Trial
from search.evaluation.ablation.waffle import random_goods, waffle_prompts
from search.methods.background import BACKGROUND
from search.methods.recipe import DEFAULT, Part, Recipe

_OF_ANOTHER = "those of another category"

_SAID = (
    (Part.CONTEXT, "parents", "“…, a type of {parent}”", "the parent of another category"),
    (Part.NEGATIVES, "negatives", "negatives that were written in advance", _OF_ANOTHER),
    (Part.ATTRIBUTES, "attributes", "attributes", _OF_ANOTHER),
    (Part.GRAPH, "relations", "relations", _OF_ANOTHER),
)
"""Part, what the words call it, title, control."""

BACKGROUND_WEIGHT = 0.5  # tried, though the recipe ships without


def part_rows(trial: Trial, recipe: Recipe = DEFAULT) -> Iterator[Row]:
    yield _said(trial, recipe, *_SAID[0])
    yield _background(trial, recipe)
    yield _siblings(trial, recipe)
    for part, words, title, control in _SAID[1:]:
        yield _said(trial, recipe, part, words, title, control)


def _said(trial: Trial, recipe: Recipe, part: Part, words: str, title: str, control: str) -> Row:
    """A part that needs words of people, with another category's words as its control."""
    title, shipped = f"+ {title}", part in recipe
    if not any(map(attrgetter(words), trial.words)):
        return missing(part.value, title, DEFINITION, words, shipped=shipped)
    alone = only(recipe, part)
    others = Known(trial.strangers())
    return Row(
        part.value,
        title,
        DEFINITION,
        trial.of_scores(scores(trial, alone)),
        trial.of_scores(scores(trial, alone, others)),
        control,
        shipped,
    )


def _background(trial: Trial, recipe: Recipe) -> Row:
    weight = recipe.background or BACKGROUND_WEIGHT
    alone = replace(only(recipe, Part.CONTRAST), contrast=0.0, background=weight)
    noise = Known(trial.words, goods=waffle_prompts("thing", len(BACKGROUND), trial.rng(3)))
    return Row(
        "background",
        f"− {weight:g} · goods of all sorts",
        DEFINITION,
        trial.of_scores(scores(trial, alone)),
        trial.of_scores(scores(trial, alone, noise)),
        "as many prompts of random words",
        shipped=bool(recipe.background),
    )


def _siblings(trial: Trial, recipe: Recipe) -> Row:
    alone = replace(only(recipe, Part.CONTRAST), background=0.0)
    rng = trial.rng(4)
    others = Known(trial.words, siblings=[random_goods(len(trial) - 1, rng) for _ in trial.names])
    return Row(
        "siblings",
        "− the other categories",
        DEFINITION,
        trial.of_scores(scores(trial, alone)),
        trial.of_scores(scores(trial, alone, others)),
        "as many other nouns",
        shipped=Part.CONTRAST in recipe and bool(recipe.contrast),
    )


def only(recipe: Recipe, *parts: Part) -> Recipe:
    """The recipe's weights with no other part on."""
    return recipe.without(Part).with_(parts)


def recipe_precisions(trial: Trial, recipe: Recipe) -> Precisions:
    return trial.of_scores(scores(trial, recipe))
