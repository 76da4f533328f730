"""What a person's look at the first products is worth: a negative that names what is wrong, and
examples. Both built on the recipe with words alone."""

from collections.abc import Callable, Iterator

import numpy as np

from search.evaluation.ablation.assembling import scores
from search.evaluation.ablation.part_rows import only
from search.evaluation.ablation.rows import Precisions, Row
from search.evaluation.ablation.simulated import DECISIONS, Look, Products, judged, look
from search.evaluation.ablation.trial import Table, Trial
from search.methods.examples import example_terms
from search.methods.negatives import negative_terms
from search.methods.recipe import DEFAULT, Part, Recipe
from search.methods.terms import Term

WORDS = (Part.CONTEXT, Part.CONTRAST)
HELD_OUT = "held-out"

Decide = Callable[[Look, int, Products], list[Term]]
"""From a look at a category and the products of that half to the terms that follow."""


def decision_rows(trial: Trial, recipe: Recipe = DEFAULT) -> Iterator[Row]:
    before = scores(trial, words_of(recipe))
    same = judged(trial, lambda _: before)
    yield Row(HELD_OUT, "as shipped, on products not decided on", None, same, shipped=True)
    negative, example = negative_of(trial, recipe), example_of(trial, recipe)
    yield Row(
        "look-negatives",
        f"+ negative: the commonest wrong kind of the first {DECISIONS}",
        HELD_OUT,
        after_look(trial, recipe, negative),
        after_look(trial, recipe, _another_kind(trial, negative)),
        "a kind drawn at random",
        shipped=Part.NEGATIVES in recipe,
    )
    yield Row(
        "examples",
        f"+ {DECISIONS} decisions as examples",
        HELD_OUT,
        after_look(trial, recipe, example),
        after_look(trial, recipe, _other_products(trial, example)),
        "products drawn at random",
        shipped=Part.EXAMPLES in recipe,
    )
    yield Row(
        "decided",
        "+ both",
        HELD_OUT,
        after_look(trial, recipe, lambda *one: [*negative(*one), *example(*one)]),
        shipped=Part.NEGATIVES in recipe and Part.EXAMPLES in recipe,
    )


def words_of(recipe: Recipe) -> Recipe:
    """The parts that need nothing but a definition in a tree of categories."""
    return only(recipe, *(part for part in WORDS if part in recipe))


def after_look(trial: Trial, recipe: Recipe, decide: Decide, count: int = DECISIONS) -> Precisions:
    """Judged on the products that were not looked at."""
    words = words_of(recipe)
    before = scores(trial, words)

    def ranked(half: Products) -> Table:
        looks = [look(trial, before, place, half, count) for place in range(len(trial))]
        terms = [decide(one, place, half) for place, one in enumerate(looks)]
        return scores(trial, words, extra=terms)

    return judged(trial, ranked)


def negative_of(trial: Trial, recipe: Recipe) -> Decide:
    def decide(seen: Look, place: int, half: Products) -> list[Term]:
        if seen.wrong_kind is None:
            return []
        text = trial.definitions[seen.wrong_kind]
        return negative_terms([(text, 1.0, trial.said([text])[0])], recipe)

    return decide


def example_of(trial: Trial, recipe: Recipe) -> Decide:
    def decide(seen: Look, place: int, half: Products) -> list[Term]:
        mean = np.asarray(trial.images[half].mean(axis=0), dtype=np.float32)
        return example_terms(trial.images[seen.liked], trial.images[seen.disliked], mean, recipe)

    return decide


def _another_kind(trial: Trial, decide: Decide) -> Decide:
    rng = trial.rng(5)

    def instead(seen: Look, place: int, half: Products) -> list[Term]:
        if seen.wrong_kind is None:
            return []
        others = [kind for kind in range(len(trial)) if kind not in (place, seen.wrong_kind)]
        kind = int(rng.choice(others)) if others else None
        return decide(Look(seen.liked, seen.disliked, kind), place, half)

    return instead


def _other_products(trial: Trial, decide: Decide) -> Decide:
    rng = trial.rng(6)

    def instead(seen: Look, place: int, half: Products) -> list[Term]:
        drawn = rng.permutation(half)
        liked, disliked = np.split(drawn[: len(seen.liked) + len(seen.disliked)], [len(seen.liked)])
        return decide(Look(liked, disliked, None), place, half)

    return instead
