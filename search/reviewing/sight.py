"""One product as a person sees it who has to decide: its pictures, its figures, its neighbours."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from django.db.models import Case, Q, Value, When

from catalogue.models import Category, Decision, Product, ProductImage, Verdict
from search.arrangement import Arrangement, arranged_owners
from search.models import EncoderInUse
from search.ranking import active_encoder
from search.reviewing.neighbour import Neighbour, Wanted, load
from search.reviewing.queue import Queue
from search.reviewing.survey import Candidate
from search.text_vectors import text_vectors
from search.vector_stores import get_vector_store
from search.vector_stores.base import Space
from search.vectors import Vector

_BESIDE = 2
_SIMILAR = 5


@dataclass(frozen=True, slots=True)
class Sight:
    """`images`: the one that fits best, then the others of the product and its variants.

    entry: its figures in the queue, None for a product that is not in it. prompt: the words of the
    definition that fit the picture most. distance: score minus threshold. above, below: the next
    ones of the queue by score, best first. following: what comes after it.
    """

    product: Product
    images: list[ProductImage]
    entry: Candidate | None
    decision: Decision | None
    prompt: str
    distance: float | None
    above: list[Neighbour]
    below: list[Neighbour]
    similar: list[Neighbour]
    following: Neighbour | None


def look_at(
    category: Category, product: Product, queue: Queue, left: Sequence[Candidate]
) -> Sight | None:
    """None: it has no picture, so there is nothing to decide by. Raises NoEncoder."""
    row, group = active_encoder(), product.group_id
    entry = next((one for one in queue.entries if one.group_id == group), None)
    images = _images(group, entry.image_id if entry else None)
    if not images:
        return None
    vector = _vector(row, images[0])
    above, below, similar, following = load(
        *_beside(entry, left),
        _similar(row, category, group, vector),
        [_wanted(one) for one in _after(group, left)[:1]],
    )
    decisions = category.decisions.select_related("decided_by")
    threshold = queue.limits.threshold
    return Sight(
        product=images[0].product,
        images=images,
        entry=entry,
        decision=decisions.filter(product=group).first(),
        prompt="" if vector is None else _prompt(row, category, vector),
        distance=None if entry is None or threshold is None else entry.score - threshold,
        above=above,
        below=below,
        similar=_with_verdicts(category, similar),
        following=following[0] if following else None,
    )


def _images(group: int, best: int | None) -> list[ProductImage]:
    of_group = ProductImage.objects.filter(Q(product=group) | Q(product__parent=group))
    first = Case(When(pk=best or 0, then=Value(0)), default=Value(1))
    own = Case(When(product=group, then=Value(0)), default=Value(1))
    return list(of_group.select_related("product").order_by(first, own, "position", "id"))


def _vector(row: EncoderInUse, image: ProductImage) -> Vector | None:
    stored = get_vector_store().vectors_of(Space(row.pk, row.dimensions), [image.pk])
    return stored.get(image.pk)


def _prompt(row: EncoderInUse, category: Category, vector: Vector) -> str:
    texts = category.texts
    if len(texts) == 1:
        return texts[0]
    said = text_vectors(row, texts)
    return texts[int(np.argmax([float(said[text].vector @ vector) for text in texts]))]


def _beside(
    entry: Candidate | None, left: Sequence[Candidate]
) -> tuple[list[Wanted], list[Wanted]]:
    if entry is None:
        return [], []
    others = sorted((one for one in left if one != entry), key=lambda one: one.rank)
    above = [_wanted(one) for one in others if one.rank < entry.rank]
    below = [_wanted(one) for one in others if one.rank > entry.rank]
    return above[-_BESIDE:], below[:_BESIDE]


def _after(group: int, left: Sequence[Candidate]) -> list[Candidate]:
    """The others in order, those behind this one first."""
    place = next((n for n, one in enumerate(left) if one.group_id == group), -1)
    return [*left[place + 1 :], *left[: max(place, 0)]]


def _wanted(one: Candidate) -> Wanted:
    return Wanted(one.group_id, one.image_id, one.score)


def _similar(
    row: EncoderInUse, category: Category, group: int, vector: Vector | None
) -> list[Wanted]:
    """The decided products that look most like it, by their best picture."""
    decided = category.decisions.exclude(product=group).values("product")
    if vector is None or not decided.exists():
        return []
    nearest = get_vector_store().nearest(
        Space(row.pk, row.dimensions),
        np.atleast_2d(vector),
        arranged_owners(Product.objects.of_groups(decided), Arrangement()),
        limit=_SIMILAR,
    )
    return [Wanted(one.group_id, one.owner_id, one.score) for one in nearest.found]


def _with_verdicts(category: Category, similar: Sequence[Neighbour]) -> list[Neighbour]:
    if not similar:
        return []
    groups = [one.group_id for one in similar]
    decided = category.decisions.filter(product__in=groups)
    said = dict(decided.values_list("product_id", "verdict"))
    return [
        replace(one, verdict=Verdict(said[one.group_id])) for one in similar if one.group_id in said
    ]
