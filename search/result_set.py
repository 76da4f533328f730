"""The result set of a search, defined first: totals, facets, sorting and pages all speak of it.

One exact scan scores every product that may be found and cuts off where relevance ends; filters,
sorting and paging then work on the ids. Shops too large for that push the filters down instead:
exactly where they leave few products, by the index (and “about”) where they leave many.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from django.conf import settings
from django.core.cache import cache, caches

from catalogue.models import ProductImage
from search.filters import Filters
from search.methods.cut_off import CutOff, CutOffKind, least_score
from search.methods.reciprocal_rank import reciprocal_rank
from search.query_choices import Fusion
from search.retrieval import Retrieval
from search.vector_stores import get_vector_store
from search.vector_stores.base import FoundProduct, Space

MOST = 5_000
"""Products of one result set; who looks further than this is better served by filters."""
_BY_INDEX = 1_000
_SAMPLE = 5_000
_REMEMBERED_SECONDS = 30


@dataclass(frozen=True, slots=True)
class ResultSet:
    """`found`: one for each product, relevant ones first, each part best first.

    products: how many were scored; least: where relevance ends, None: nowhere; exact False: the
    numbers are estimates.
    """

    found: list[FoundProduct]
    products: int
    least: float | None
    exact: bool


def result_set(retrieval: Retrieval) -> ResultSet:
    """Remembered for half a minute; who may see what is asked again for every page."""
    large = _images() > settings.EXACT_LIMIT
    filters = retrieval.query.filters if large else Filters()
    asked = replace(retrieval, query=replace(retrieval.query, filters=filters, page=1))
    key, memory = _key(asked), caches["results"]
    known: ResultSet | None = memory.get(key)
    if known is None:
        known = _find_large(asked) if large else _find(asked, asked.cut)
        memory.set(key, known, _REMEMBERED_SECONDS)
    return known


def _find(retrieval: Retrieval, cut: CutOff) -> ResultSet:
    if retrieval.query.fusion == Fusion.RANK and retrieval.additions:
        return _fused_by_rank(retrieval, cut)
    return _scan(retrieval, cut, retrieval.additions, weaker=retrieval.shows_weaker)


def _scan(
    retrieval: Retrieval, cut: CutOff, additions: Mapping[int, float], *, weaker: bool
) -> ResultSet:
    row = retrieval.row
    relevant = get_vector_store().relevant(
        Space(row.pk, row.dimensions),
        retrieval.scoring.vectors,
        retrieval.owners(),
        cut,
        limit=MOST,
        weaker=weaker,
        text_share=retrieval.share,
        attributes=retrieval.scoring.attributes,
        additions=additions,
    )
    return ResultSet(relevant.found, relevant.products, relevant.least, exact=True)


def _fused_by_rank(retrieval: Retrieval, cut: CutOff) -> ResultSet:
    """Both legs ranked apart and joined by their ranks; what either finds relevant is."""
    seen = _scan(retrieval, cut, {}, weaker=True)
    said = sorted(retrieval.additions, key=lambda key: (-retrieval.additions[key], key))
    fused = reciprocal_rank([one.words_id for one in seen.found], said)
    found = [
        replace(one, relevant=one.relevant or one.words_id in retrieval.additions)
        for one in seen.found
    ]
    found.sort(key=lambda one: (not one.relevant, -fused[one.words_id], one.words_id))
    if not retrieval.shows_weaker:
        found = [one for one in found if one.relevant]
    return replace(seen, found=found)


def _find_large(retrieval: Retrieval) -> ResultSet:
    cut = retrieval.cut
    if cut.kind in {CutOffKind.FIXED, CutOffKind.OFF} and retrieval.query.category is not None:
        return _find(retrieval, cut)  # a threshold's count must be right
    if _count(retrieval) <= settings.EXACT_LIMIT:
        return _find(retrieval, _reference(retrieval, cut))
    return _by_index(retrieval, cut)


def _by_index(retrieval: Retrieval, cut: CutOff) -> ResultSet:
    row = retrieval.row
    nearest = get_vector_store().nearest(
        Space(row.pk, row.dimensions),
        retrieval.scoring.vectors,
        retrieval.owners(),
        limit=_BY_INDEX,
        text_share=retrieval.share,
        attributes=retrieval.scoring.attributes,
        additions=retrieval.additions,
    )
    owners = [one.owner_id for one in nearest.found]
    products = dict(ProductImage.objects.filter(pk__in=owners).values_list("pk", "product_id"))
    best = nearest.found[0].score if nearest.found else None
    least = _reference(retrieval, cut, best).value if cut.kind != CutOffKind.OFF else None
    found = [
        FoundProduct(one, products[one.owner_id], False, least is None or one.score >= least)
        for one in nearest.found
        if one.owner_id in products
    ]
    found.sort(key=lambda one: not one.relevant)
    if not retrieval.shows_weaker:
        found = [one for one in found if one.relevant]
    return ResultSet(found, nearest.total, least, exact=nearest.exact)


def _reference(retrieval: Retrieval, cut: CutOff, best: float | None = None) -> CutOff:
    """The cut-off by a sample of the whole catalogue, so that a filter does not move it."""
    if cut.kind in {CutOffKind.FIXED, CutOffKind.OFF}:
        return cut
    row = retrieval.row
    space = Space(row.pk, row.dimensions)
    samples = [
        get_vector_store().similarities(space, vector, retrieval.share, _SAMPLE)
        for vector in retrieval.scoring.vectors
    ]
    scores = np.max(np.stack(samples), axis=0)
    if best is not None:
        scores = np.append(scores, np.float32(best))
    least = least_score(cut, scores)
    return CutOff(CutOffKind.OFF) if least is None else CutOff(CutOffKind.FIXED, least)


def _images() -> int:
    count: int = cache.get_or_set("images", ProductImage.objects.count, _REMEMBERED_SECONDS) or 0
    return count


def _count(retrieval: Retrieval) -> int:
    """Images that the filters leave, remembered, since the choice of the way hangs on it."""
    owners = retrieval.owners()
    key = f"owners:{hash((str(owners.query),))}"
    count: int = cache.get_or_set(key, owners.count, _REMEMBERED_SECONDS) or 0
    return count


def _key(retrieval: Retrieval) -> str:
    """Everything that shapes the set, as one digest; good within this process."""
    query, digest = retrieval.query, hashlib.sha256()
    digest.update(retrieval.scoring.vectors.tobytes())
    for attribute in retrieval.scoring.attributes:
        digest.update(attribute.vector.tobytes())
        digest.update(repr((attribute.mode, attribute.weight, attribute.centre)).encode())
    similar = query.similar_to.pk if query.similar_to else None
    shaped = (retrieval.row.pk, retrieval.arrangement, sorted(retrieval.additions.items()))
    asked = (query.staff, similar, query.filters, query.fusion, retrieval.without)
    how = (retrieval.cut, retrieval.share, retrieval.shows_weaker)
    digest.update(repr((shaped, asked, how)).encode())
    return digest.hexdigest()
