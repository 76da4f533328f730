"""All rows of one set, in order."""

from collections.abc import Iterator
from itertools import chain

from search.encoders.base import Encoder
from search.evaluation.ablation.assembling import scores
from search.evaluation.ablation.decision_rows import decision_rows, words_of
from search.evaluation.ablation.image_rows import image_rows
from search.evaluation.ablation.part_rows import part_rows
from search.evaluation.ablation.plain_rows import DEFINITION, plain_rows
from search.evaluation.ablation.rows import Row
from search.evaluation.ablation.trial import Trial
from search.evaluation.datasets.folder import LabelledFolder
from search.methods.recipe import DEFAULT, Part, Recipe
from search.vectors import Vectors

WORDS = "words"
SAID = "said"


def ablate(
    encoder: Encoder,
    folder: LabelledFolder,
    image_vectors: Vectors,
    seed: int = 0,
    recipe: Recipe = DEFAULT,
) -> list[Row]:
    """`image_vectors` are those of `folder.images`, in order. The same seed, the same figures."""
    trial = Trial(encoder, folder, image_vectors, seed)
    groups = (
        plain_rows(trial),
        part_rows(trial, recipe),
        image_rows(trial),
        _shipped_rows(trial, recipe),
        decision_rows(trial, recipe),
    )
    return list(chain.from_iterable(groups))


def _shipped_rows(trial: Trial, recipe: Recipe) -> Iterator[Row]:
    words = words_of(recipe)
    yield Row(
        WORDS,
        "the recipe as shipped, from words alone",
        DEFINITION,
        trial.of_scores(scores(trial, words)),
        shipped=True,
    )
    on = [part for part in (Part.ATTRIBUTES, Part.GRAPH) if part in recipe]
    names = {Part.ATTRIBUTES: "attributes", Part.GRAPH: "relations"}
    given = any(getattr(one, names[part]) for part in on for one in trial.words)
    said = trial.of_scores(scores(trial, words.with_(on))) if given else None
    title = "+ " + (" and ".join(names[part] for part in on) or "nothing that people add")
    note = "" if given else "not measured: the set has none"
    yield Row(SAID, title, WORDS, said, shipped=True, note=note)
