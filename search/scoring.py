"""From a category's content to what its products are scored by, under one encoder."""

import hashlib
import json
from dataclasses import asdict, dataclass, replace

import numpy as np
from django.conf import settings
from django.core.cache import cache
from django.db.models import Case, Q, When

from catalogue.content import Content, ContentAttribute
from catalogue.models import Combination, ProductImage
from search.catalogue_statistics import attribute_statistics, mean_image
from search.fusion import text_share
from search.methods.attribute_scoring import AttributeTerm, Mode, direction
from search.methods.background import BACKGROUND
from search.methods.context import context_prompt, context_terms
from search.methods.contrast import contrast_terms
from search.methods.examples import example_terms
from search.methods.graph import Relation, graph_terms
from search.methods.negatives import negative_terms
from search.methods.recipe import DEFAULT, Part, Recipe
from search.methods.terms import Composed, Term, compose
from search.models import EncoderInUse
from search.refining import refinement_terms
from search.text_vectors import Keep, TextVector, text_vectors
from search.vector_stores import get_vector_store
from search.vector_stores.base import Space
from search.vectors import Vector, Vectors, mean_unit

_REMEMBERED_SECONDS = 60
_MOST_EXAMPLES = 200  # of each kind; more move the mean no further


@dataclass(frozen=True, slots=True)
class Scoring:
    """A product's score is its similarity with the best of `composed.vectors`, plus what its
    attributes add.

    coverage: how near the nearest text is to what the encoder can see, 0 to 1, where that is known.
    """

    composed: Composed
    attributes: tuple[AttributeTerm, ...] = ()
    coverage: float | None = None

    @property
    def vectors(self) -> Vectors:
        return self.composed.vectors

    @property
    def prompts(self) -> list[Term]:
        """The terms of its own words, each once."""
        terms = [term for terms in self.composed.sums for term in terms]
        return list({id(t): t for t in terms if t.part == Part.PROMPTS}.values())

    @classmethod
    def of_vector(cls, text: str, vector: Vector, coverage: float | None = None) -> "Scoring":
        """A query of one vector alone."""
        return cls(compose([Term(Part.PROMPTS, text, 1.0, vector)], []), (), coverage)


def recipe_of(content: Content) -> Recipe:
    """The default recipe with the category's own switches; unknown names are ignored."""
    names = {part.value: part for part in Part}
    on = {names[name] for name in content.switched_on if name in names}
    off = {names[name] for name in content.switched_off if name in names}
    return DEFAULT.with_(on).without(off)


def scoring_digest(content: Content, row: EncoderInUse, recipe: Recipe) -> str:
    """SHA-256 of all that people said and chose that shapes the scores; thresholds and rules do
    not, and siblings only where they count."""
    said = asdict(
        replace(content, thresholds={}, rules=(), switched_off=(), switched_on=(), siblings=())
    )
    how = {**asdict(recipe), "parts": sorted(recipe.parts)}
    siblings = content.siblings if Part.CONTRAST in recipe else ()
    under = [row.encoder_id, row.templates, words_share(row)]
    source = json.dumps([*under, said, how, siblings], sort_keys=True)
    return hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest()


def scoring_of(
    content: Content,
    row: EncoderInUse,
    recipe: Recipe | None = None,
    keep: Keep = Keep.IN_MEMORY,
) -> Scoring:
    """Raises ValueError where there is no usable text, EncoderError as `text_vectors` does."""
    recipe = recipe or recipe_of(content)
    key = f"scoring:{row.pk}:{scoring_digest(content, row, recipe)}"
    known: Scoring | None = cache.get(key)
    if known is None or keep == Keep.FOR_GOOD:
        known = _build(content, row, recipe, keep)
        cache.set(key, known, _REMEMBERED_SECONDS)
    return known


def _build(content: Content, row: EncoderInUse, recipe: Recipe, keep: Keep) -> Scoring:
    content = _usable(content)
    if not content.texts:
        raise ValueError("there is no text to define it")
    said = text_vectors(row, _texts(content, recipe), keep)
    prompts = [Term(Part.PROMPTS, text, 1.0, said[text].vector) for text in content.texts]
    best = content.combination == Combination.BEST
    words = _word_terms(content, recipe, said)
    learnt = _learnt_terms(content, recipe, row, compose(prompts, words, best=best))
    composed = compose(prompts, [*words, *learnt], best=best)
    near = [said[text].coverage for text in content.texts]
    return Scoring(
        composed,
        _attribute_terms(content.attributes, recipe, said, row),
        max((value for value in near if value is not None), default=None),
    )


def _usable(content: Content) -> Content:
    """Without blank lines, and without what nothing is said of."""
    attributes = (
        replace(one, prompts=_said(one.prompts), opposites=_said(one.opposites))
        for one in content.attributes
    )
    relations = (replace(one, texts=_said(one.texts)) for one in content.relations)
    return replace(
        content,
        texts=_said(content.texts),
        negatives=_said(content.negatives),
        parents=_said(content.parents),
        siblings=_said(content.siblings),
        attributes=tuple(one for one in attributes if one.prompts),
        relations=tuple(one for one in relations if one.texts),
    )


def _said(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(text for text in texts if text.strip())


def _texts(content: Content, recipe: Recipe) -> list[str]:
    texts = [*content.texts]
    if Part.CONTEXT in recipe:
        texts += _broader(content)
    if Part.NEGATIVES in recipe:
        texts += content.negatives
    if Part.CONTRAST in recipe:
        texts += [*content.siblings, *_goods(recipe)]
    if Part.GRAPH in recipe:
        texts += [text for relation in content.relations for text in relation.texts]
    if Part.ATTRIBUTES in recipe:
        for attribute in content.attributes:
            texts += [*attribute.prompts, *attribute.opposites]
    return texts


def _broader(content: Content) -> list[str]:
    """What is said of the nearest parent, the only one that counts."""
    return [context_prompt(content.texts[0], parent) for parent in content.parents[:1]]


def _goods(recipe: Recipe) -> tuple[str, ...]:
    return BACKGROUND if recipe.background else ()


def _word_terms(content: Content, recipe: Recipe, said: dict[str, TextVector]) -> list[Term]:
    terms: list[Term] = []
    if Part.CONTEXT in recipe:
        broader = [(prompt, said[prompt].vector) for prompt in _broader(content)]
        terms += context_terms(broader, recipe)
    if Part.NEGATIVES in recipe:
        weight = content.negative_weight
        negatives = [(text, weight, said[text].vector) for text in content.negatives]
        terms += negative_terms(negatives, recipe)
    if Part.CONTRAST in recipe:
        goods = _stack([said[text].vector for text in _goods(recipe)])
        siblings = [(name, said[name].vector) for name in content.siblings]
        terms += contrast_terms(goods, siblings, recipe)
    if Part.GRAPH in recipe:
        edges = [
            (Relation(one.kind), one.name, one.weight, _mean(one.texts, said))
            for one in content.relations
        ]
        terms += graph_terms(edges, recipe)
    return terms


def _learnt_terms(
    content: Content, recipe: Recipe, row: EncoderInUse, words: Composed
) -> list[Term]:
    """What decisions add: the refinement where it is on and helps, else the examples."""
    wanted = {Part.EXAMPLES, Part.REFINEMENT} & recipe.parts
    if not wanted or not (content.approved or content.rejected):
        return []
    liked = product_vectors(row, thinned(content.approved, _MOST_EXAMPLES))
    disliked = product_vectors(row, thinned(content.rejected, _MOST_EXAMPLES))
    if Part.REFINEMENT in wanted and (refined := refinement_terms(words, liked, disliked, row)):
        return refined
    if Part.EXAMPLES not in wanted:
        return []
    return example_terms(liked, disliked, mean_image(row), recipe)


def _attribute_terms(
    attributes: tuple[ContentAttribute, ...],
    recipe: Recipe,
    said: dict[str, TextVector],
    row: EncoderInUse,
) -> tuple[AttributeTerm, ...]:
    if Part.ATTRIBUTES not in recipe:
        return ()
    share, scale, terms = words_share(row), 1 / row.load().logit_scale, []
    for attribute in attributes:
        vector = direction(
            _stack([said[text].vector for text in attribute.prompts]),
            _stack([said[text].vector for text in attribute.opposites]),
        )
        centre, spread = attribute_statistics(row, vector, share)
        weight, mode = attribute.weight * recipe.attribute, Mode(attribute.mode)
        given = attribute.weight
        terms.append(
            AttributeTerm(attribute.name, mode, weight, vector, centre, spread, scale, given)
        )
    return tuple(terms)


def product_vectors(row: EncoderInUse, products: tuple[int, ...]) -> Vectors:
    """One vector for each product that has embedded pictures, its own or its variants', the mean
    of them; (n, d), unit."""
    shown = Q(product__in=products) | Q(product__parent__in=products)
    group = Case(When(product__in=products, then="product_id"), default="product__parent_id")
    of_product: dict[int, list[int]] = {}
    for product, image in ProductImage.objects.filter(shown).values_list(group, "pk"):
        of_product.setdefault(product, []).append(image)
    space = Space(row.pk, row.dimensions)
    stored = get_vector_store().vectors_of(space, [pk for ids in of_product.values() for pk in ids])
    means = [
        mean_unit(np.stack(present))
        for ids in of_product.values()
        if (present := [stored[image] for image in ids if image in stored])
    ]
    return np.stack(means) if means else np.empty((0, row.dimensions), dtype=np.float32)


def thinned(products: tuple[int, ...], most: int) -> tuple[int, ...]:
    """At most so many of them, old and new alike."""
    return products[:: max(1, -(-len(products) // most))]


def product_vector(row: EncoderInUse, product: int) -> Vector | None:
    found = product_vectors(row, (product,))
    return found[0] if len(found) else None


def words_share(row: EncoderInUse) -> float:
    """How much the words of products count under this encoder, 0 to 1."""
    return text_share(row.name, settings.TEXT_SHARE)


def _mean(texts: tuple[str, ...], said: dict[str, TextVector]) -> Vector:
    return mean_unit(_stack([said[text].vector for text in texts]))


def _stack(vectors: list[Vector]) -> Vectors:
    """(n, d); without any, (0, 0)."""
    return np.stack(vectors) if vectors else np.empty((0, 0), dtype=np.float32)
