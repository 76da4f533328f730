"""The read side: a `Query` in, ordered hits out."""

from dataclasses import dataclass, field
from functools import partial
from math import ceil

from django.core.cache import cache

from catalogue.content import Content
from catalogue.models import Category, CategoryThreshold, Product, ProductImage
from search.arrangement import arrangement_of
from search.candidates import candidates
from search.embedding import coverage
from search.encoders.base import EncoderError
from search.facets import Facets, facets
from search.hits import Hit, hydrate
from search.lexical import Correction
from search.lexical_leg import LexicalLeg, lexical_leg
from search.lexical_retrieval import LexicalRetrieval
from search.listing import listing
from search.models import EncoderInUse
from search.query import Query, QueryError
from search.query_choices import Leg
from search.query_mixture import asked_products, asked_with
from search.query_vectors import content_of, query_scoring
from search.result_set import found_with, pushes_filters, result_set
from search.retrieval import Retrieval
from search.scoring import words_share

__all__ = [
    "Hit",
    "NoEncoder",
    "Ranking",
    "active_encoder",
    "hydrate",
    "rank",
    "retrieve",
    "similar",
]


class NoEncoder(Exception):
    """No ranking is possible now; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """One page of hits. `exact` False: `total` is an estimate, and `capped`: there are more than
    that. `relevant` of it stand before the divider, where weaker ones are shown behind it;
    `scored`: how many products there were to rank.

    `coverage`: how near the words are to what the encoder can see, 0 to 1, where that is known.
    `waiting` of `images` pictures are not embedded yet. `threshold` is a category's, `least` the
    score where relevance ends, however that was found. `ids`: products of the whole result set.
    `retrieval`: how it was read, for whoever takes scores apart; None: there was nothing to rank
    by, or no encoder to ask, as `no_encoder` says: then words alone answered.
    """

    query: Query
    hits: list[Hit]
    total: int
    exact: bool
    encoder: EncoderInUse | None
    coverage: float | None
    waiting: int
    images: int
    threshold: float | None
    text_share: float = 0.0
    retrieval: Retrieval | None = None
    relevant: int = 0
    scored: int = 0
    least: float | None = None
    ids: list[int] = field(default_factory=list)
    correction: Correction | None = None
    no_encoder: str = ""
    capped: bool = False

    @property
    def pages(self) -> int:
        return max(1, ceil(self.total / self.query.page_size))

    @property
    def has_next(self) -> bool:
        return self.query.page < self.pages

    @property
    def has_previous(self) -> bool:
        return self.query.page > 1

    @property
    def only_named(self) -> bool:
        """Whether a reference was typed, so that nothing but it is relevant."""
        return self.retrieval is not None and self.retrieval.only_named

    @property
    def has_weaker(self) -> bool:
        """Whether something lies beyond the cut-off that may be shown."""
        if self.threshold is not None:
            return False
        if self.query.weaker:
            return self.relevant < self.total
        if self.retrieval is not None and not self.ids and self.query.cut is not None:
            return True  # nothing reached a cut-off that was asked for
        return len(set(self.ids)) < self.scored

    def facets(self) -> Facets:
        """What the whole result set has in common, counted; some statements."""
        without = self.retrieval.without if self.retrieval else None
        others = None
        if self.retrieval is not None and pushes_filters(self.retrieval):
            others = partial(found_with, self.retrieval)
        seen = candidates(self.query, without)
        return facets(seen, self.ids, self.query.filters, others)


def rank(query: Query) -> Ranking:
    """Rank the catalogue; where no encoder can be asked, words are answered by words.

    Raises QueryError, and NoEncoder for what is more than words.
    """
    leg = lexical_leg(query)
    if query.wants_words_alone:
        return _by_words(query, leg, "")
    try:
        row = active_encoder()
        retrieval = retrieve(query, row, content_of(query), leg)
    except NoEncoder as error:
        if not query.is_plain:
            raise
        return _by_words(query, leg, str(error))
    waiting, images = _coverage(row)
    if retrieval is None:
        return Ranking(query, [], 0, True, row, None, waiting, images, None)
    found = result_set(retrieval)
    listed = listing(retrieval, found)
    return Ranking(
        query=query,
        hits=hydrate(listed.placed, retrieval.share, query.offset),
        total=listed.total,
        exact=listed.exact,
        capped=listed.capped,
        encoder=row,
        coverage=retrieval.scoring.coverage,
        waiting=waiting,
        images=images,
        threshold=retrieval.threshold,
        text_share=retrieval.share,
        retrieval=retrieval,
        relevant=listed.relevant,
        scored=found.products,
        least=found.least,
        ids=listed.ids,
        correction=leg.correction,
    )


def similar(product: Product, limit: int) -> list[Hit]:
    """The nearest by their pictures, this one's own group left out. Raises NoEncoder."""
    query = Query(similar_to=product, page_size=limit)
    retrieval = retrieve(query, active_encoder(), None)
    return hydrate(retrieval.page().placed, retrieval.share) if retrieval else []


def _by_words(query: Query, leg: LexicalLeg, reason: str) -> Ranking:
    asked = LexicalRetrieval.of(query, leg)
    found = asked.result_set()
    listed = listing(asked, found)
    return Ranking(
        query=query,
        hits=hydrate(listed.placed, 1.0, query.offset),
        total=listed.total,
        exact=True,
        encoder=None,
        coverage=None,
        waiting=0,
        images=ProductImage.objects.count(),
        threshold=None,
        text_share=1.0,
        relevant=listed.relevant,
        scored=len(set(listed.ids)) + found.products - len(found.found),  # pins need no words
        ids=listed.ids,
        correction=leg.correction,
        no_encoder=reason,
    )


def retrieve(
    query: Query, row: EncoderInUse, content: Content | None, leg: LexicalLeg | None = None
) -> Retrieval | None:
    """How this query is answered. None: nothing to rank by. Raises QueryError and NoEncoder."""
    asked = asked_products(query)
    try:
        scoring = query_scoring(query, row, content, asked)
        scale = 1 / row.load().logit_scale
    except EncoderError as error:
        raise NoEncoder(f"The encoder “{row.name}” is not available now: {error}") from error
    except ValueError as error:
        if isinstance(error, QueryError):
            raise
        raise QueryError("q", f"{error}.".capitalize()) from error
    if scoring is None:
        return None
    leg = lexical_leg(query) if leg is None else leg
    return Retrieval(
        row=row,
        scoring=scoring,
        arrangement=arrangement_of(content, query.text, scale, rules=query.rules),
        query=query,
        threshold=_threshold(query, row, content),
        share=_share(query, row),
        additions=leg.additions(scale),
        named=leg.named,
        only_named=leg.only,
        references=leg.references,
        without=asked_with(query, asked),
    )


def _share(query: Query, row: EncoderInUse) -> float:
    """Of the words of products: none where only pictures are asked with."""
    if query.similar_to is not None or (query.terms and not query.says_words):
        return 0.0
    if query.is_plain and Leg.WORDS not in query.legs:
        return 0.0
    if query.is_plain and Leg.PICTURE not in query.legs:
        return 1.0
    return words_share(row)


def active_encoder() -> EncoderInUse:
    row = EncoderInUse.objects.active()
    if row is None:
        raise NoEncoder(
            "No encoder is in use yet. Run `manage.py encoder use anchors` (works offline) or "
            "`manage.py encoder use clip`."
        )
    return row


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
