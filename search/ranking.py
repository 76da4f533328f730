"""The read side: a `Query` in, ordered hits out."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from django.core.cache import cache

from catalogue.content import Content
from catalogue.models import Category, CategoryThreshold, Product, ProductImage
from search.arrangement import arrangement_of
from search.embedding import coverage
from search.encoders.base import EncoderError
from search.fusion import found_by
from search.models import EncoderInUse
from search.query import Query, QueryError
from search.query_vectors import content_of, query_scoring
from search.retrieval import Page, Placed, Retrieval
from search.scoring import words_share


class NoEncoder(Exception):
    """No ranking is possible now; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A product, the image of it that matched best, its rank from 1 and its score.

    The score mixes what the image shows and what the product's words say; `text_score` is None
    where the words do not count or are not embedded yet.
    """

    rank: int
    score: float
    product: Product
    image: ProductImage
    image_score: float
    text_score: float | None
    found_by: str
    pinned: bool = False
    approved: bool = False
    boost: float = 0.0


@dataclass(frozen=True, slots=True)
class Ranking:
    """One page of hits. `exact` False: `total` is an estimate.

    `coverage`: how near the words are to what the encoder can see, 0 to 1, where that is known.
    `waiting` of `images` pictures are not embedded yet. `retrieval`: how it was read, for whoever
    takes scores apart; None: there was nothing to rank by.
    """

    query: Query
    hits: list[Hit]
    total: int
    exact: bool
    encoder: EncoderInUse
    coverage: float | None
    waiting: int
    images: int
    threshold: float | None
    text_share: float = 0.0
    retrieval: Retrieval | None = None

    @property
    def pages(self) -> int:
        return max(1, ceil(self.total / self.query.page_size))

    @property
    def has_next(self) -> bool:
        return self.query.page < self.pages

    @property
    def has_previous(self) -> bool:
        return self.query.page > 1


def rank(query: Query) -> Ranking:
    """Rank the catalogue. Raises QueryError and NoEncoder."""
    row = active_encoder()
    content = content_of(query)
    retrieval = retrieve(query, row, content)
    page = retrieval.page() if retrieval else Page([], 0, exact=True)
    done = _coverage(row)
    return Ranking(
        query=query,
        hits=hydrate(page.placed, query.offset, retrieval),
        total=page.total,
        exact=page.exact,
        encoder=row,
        coverage=retrieval.scoring.coverage if retrieval else None,
        waiting=done[0],
        images=done[1],
        threshold=retrieval.threshold if retrieval else None,
        text_share=retrieval.share if retrieval else 0.0,
        retrieval=retrieval,
    )


def retrieve(query: Query, row: EncoderInUse, content: Content | None) -> Retrieval | None:
    """How this query is answered. None: nothing to rank by. Raises QueryError and NoEncoder."""
    try:
        scoring = query_scoring(query, row, content)
        scale = 1 / row.load().logit_scale
    except EncoderError as error:
        raise NoEncoder(f"The encoder “{row.name}” is not available now: {error}") from error
    except ValueError as error:
        if isinstance(error, QueryError):
            raise
        raise QueryError("q", f"{error}.".capitalize()) from error
    if scoring is None:
        return None
    return Retrieval(
        row=row,
        scoring=scoring,
        arrangement=arrangement_of(content, query.text, scale, rules=query.rules),
        query=query,
        threshold=_threshold(query, row, content),
        share=0.0 if query.similar_to is not None else words_share(row),
        without=(query.similar_to.group_id,) if query.similar_to is not None else (),
    )


def active_encoder() -> EncoderInUse:
    row = EncoderInUse.objects.active()
    if row is None:
        raise NoEncoder(
            "No encoder is in use yet. Run `manage.py encoder use anchors` (works offline) or "
            "`manage.py encoder use clip`."
        )
    return row


def hydrate(
    placed: Sequence[Placed], offset: int = 0, retrieval: Retrieval | None = None
) -> list[Hit]:
    """Load what the ids of a page stand for, in two queries, and keep the order."""
    share = retrieval.share if retrieval else 0.0
    images = ProductImage.objects.select_related("product").in_bulk(
        [one.found.owner_id for one in placed]
    )
    products = (
        Product.objects.with_images()
        .select_related("parent")
        .in_bulk([image.product_id for image in images.values()])
    )
    return [
        Hit(
            rank=offset + place,
            score=one.found.score,
            product=products[image.product_id],
            image=image,
            image_score=one.found.image_score,
            text_score=one.found.text_score,
            found_by=found_by(one.found.image_score, one.found.text_score, share),
            pinned=one.pinned,
            approved=one.approved,
            boost=one.found.boost,
        )
        for place, one in enumerate(placed, 1)
        if (image := images.get(one.found.owner_id)) is not None  # deleted meanwhile
    ]


def _threshold(query: Query, row: EncoderInUse, content: Content | None) -> float | None:
    if query.threshold is not None or content is None:
        return query.threshold
    known = content.thresholds.get(row.encoder_id)
    if known or not content.thresholds:
        return known.value if known else None
    return _carried_threshold(query.category, row)


def _carried_threshold(category: Category | None, row: EncoderInUse) -> float | None:
    """Of an encoder that came after the last publishing: carried over from the one before."""
    if category is None or category.pk is None:
        return None
    return (
        CategoryThreshold.objects.filter(category=category, encoder_id=row.encoder_id)
        .values_list("value", flat=True)
        .first()
    )


def _coverage(row: EncoderInUse) -> tuple[int, int]:
    """(waiting, all) images; counting is remembered for some seconds."""
    key = f"coverage:{row.pk}"
    known: tuple[int, int] | None = cache.get(key)
    if known is None:
        now = coverage(row)
        known = (now.waiting, now.total)
        cache.set(key, known, 5)
    return known
