"""The read side: a `Query` in, ordered hits out."""

from dataclasses import dataclass
from math import ceil

from django.conf import settings
from django.core.cache import cache
from django.db.models import F
from django.db.models.functions import Coalesce

from catalogue.models import CategoryThreshold, Product, ProductImage
from search.embedding import coverage
from search.encoders.base import EncoderError
from search.fusion import found_by, text_share
from search.models import EncoderInUse
from search.query import Query
from search.query_vectors import query_vectors
from search.vector_stores import get_vector_store
from search.vector_stores.base import Found, Nearest, Owners, Space


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


@dataclass(frozen=True, slots=True)
class Ranking:
    """One page of hits. `exact` False: `total` is an estimate.

    `coverage`: how near the words are to what the encoder can see, 0 to 1, where that is known.
    `waiting` of `images` pictures are not embedded yet.
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
    try:
        sought = query_vectors(query, row)
    except EncoderError as error:
        raise NoEncoder(f"The encoder “{row.name}” is not available now: {error}") from error
    threshold, share = _threshold(query, row), share_of_words(query, row)
    nearest = Nearest([], 0, exact=True)
    if sought is not None:
        nearest = get_vector_store().nearest(
            Space(row.pk, row.dimensions),
            sought.vectors,
            owners(query),
            limit=query.page_size,
            offset=query.offset,
            least_score=threshold,
            text_share=share,
        )
    done = _coverage(row)
    return Ranking(
        query=query,
        hits=hydrate(nearest.found, query.offset, share),
        total=nearest.total,
        exact=nearest.exact,
        encoder=row,
        coverage=sought.coverage if sought else None,
        waiting=done[0],
        images=done[1],
        threshold=threshold,
        text_share=share,
    )


def active_encoder() -> EncoderInUse:
    row = EncoderInUse.objects.active()
    if row is None:
        raise NoEncoder(
            "No encoder is in use yet. Run `manage.py encoder use anchors` (works offline) or "
            "`manage.py encoder use clip`."
        )
    return row


def owners(query: Query) -> Owners:
    """The images to rank, each with the id that the variants of its product share, and its own
    product's id, which names the words."""
    products = Product.objects.all() if query.staff else Product.objects.visible()
    if query.similar_to is not None:
        group = query.similar_to.group_id
        products = products.exclude(pk=group).exclude(parent=group)
    products = query.filters.apply(products)
    return (
        ProductImage.objects.filter(product__in=products)
        .order_by()
        .values_list("id", Coalesce(F("product__parent_id"), F("product_id")), F("product_id"))
    )


def share_of_words(query: Query, row: EncoderInUse) -> float:
    """How much the words of a product count. “Similar” means: looks alike."""
    if query.similar_to is not None:
        return 0.0
    return text_share(row.name, settings.TEXT_SHARE)


def hydrate(found: list[Found], offset: int = 0, share: float = 0.0) -> list[Hit]:
    """Load what the ids of a page stand for, in two queries, and keep the order."""
    images = ProductImage.objects.select_related("product").in_bulk([f.owner_id for f in found])
    products = (
        Product.objects.with_images()
        .select_related("parent")
        .in_bulk([image.product_id for image in images.values()])
    )
    return [
        Hit(
            rank=offset + place,
            score=one.score,
            product=products[image.product_id],
            image=image,
            image_score=one.image_score,
            text_score=one.text_score,
            found_by=found_by(one.image_score, one.text_score, share),
        )
        for place, one in enumerate(found, 1)
        if (image := images.get(one.owner_id)) is not None  # deleted meanwhile
    ]


def _threshold(query: Query, row: EncoderInUse) -> float | None:
    if query.threshold is not None or query.category is None:
        return query.threshold
    return (
        CategoryThreshold.objects.filter(category=query.category, encoder_id=row.encoder_id)
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
