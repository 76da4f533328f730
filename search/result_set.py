"""The result set of a search, defined first: totals, facets, sorting and pages all speak of it.

One exact scan scores every product that may be found and cuts off where relevance ends; filters,
sorting and paging then work on the ids. Filters are pushed down instead where nothing need be known
of what they leave out; and in shops too large for such scans: exactly where they leave few
products, by the index (and “about”) where they leave many.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

import numpy as np
from django.conf import settings
from django.core.cache import cache, caches
from numpy.typing import NDArray

from catalogue.models import ProductImage
from search.filters import Filters
from search.freshness import last_changes
from search.methods.cut_off import GAP_WITHIN, CutOff, CutOffKind, least_score
from search.methods.reciprocal_rank import reciprocal_rank
from search.query_choices import Fusion
from search.retrieval import Retrieval
from search.vector_stores import get_vector_store
from search.vector_stores.base import FoundProducts, Relevant, Space

MOST = 20_000
"""Products of one result set; shops that have more push filters down, so that none is lost."""
NEAR = 800
"""Images that the index is asked for: some pages; further on it reads much of the table anyway."""
_SAMPLE = 1_000
_REMEMBERED_SECONDS = 30


@dataclass(frozen=True, slots=True)
class ResultSet:
    """`found`: one for each product, relevant ones first, each part best first.

    products: how many were scored; least: where relevance ends, None: nowhere; exact False: the
    numbers are estimates; capped: more belong than are kept here; current: found just now, with
    the filters that were asked for, so that all of it may be shown.
    """

    found: FoundProducts
    products: int
    least: float | None
    exact: bool
    capped: bool = False
    current: bool = False


def result_set(retrieval: Retrieval) -> ResultSet:
    """Remembered for half a minute, or until a product or a vector changes; who may see what is
    asked again for every page."""
    changes, memory = last_changes(retrieval.row), caches["results"]
    asked = wide = _with(retrieval, Filters())
    if is_large() or (pushes_filters(retrieval) and memory.get(_key(wide, changes)) is None):
        asked = _with(retrieval, retrieval.query.filters)
    key = _key(asked, changes)
    known: ResultSet | None = memory.get(key)
    if known is not None:
        return known
    found = _find_large(asked) if is_large() else _find(asked, asked.cut)
    memory.set(key, found, _REMEMBERED_SECONDS)
    return replace(found, current=asked.query.filters == retrieval.query.filters)


def _with(retrieval: Retrieval, filters: Filters) -> Retrieval:
    return replace(retrieval, query=replace(retrieval.query, filters=filters, page=1))


def found_with(retrieval: Retrieval, filters: Filters) -> list[int]:
    """The products that would be found if these filters were set and not the query's own."""
    products: list[int] = result_set(_with(retrieval, filters)).found.products.tolist()
    return products


def pushes_filters(retrieval: Retrieval) -> bool:
    """Whether filters may shape what is found: in a large shop, and wherever neither the cut-off
    nor ranks hang on the products that they leave out."""
    if not retrieval.query.filters:
        return False
    told = retrieval.cut.kind in {CutOffKind.OFF, CutOffKind.FIXED}
    return is_large() or (told and retrieval.query.fusion == Fusion.WEIGHTS)


def is_large() -> bool:
    """Whether the shop has outgrown exact scans, so that filters shape its result sets."""
    count: int = cache.get_or_set("images", ProductImage.objects.count, _REMEMBERED_SECONDS) or 0
    return count > settings.EXACT_LIMIT


def _find(retrieval: Retrieval, cut: CutOff, near: int | None = None) -> ResultSet:
    if retrieval.query.fusion == Fusion.RANK and retrieval.additions:
        return _fused_by_rank(retrieval, cut, near)
    return _scan(retrieval, cut, retrieval.additions, near, weaker=retrieval.shows_weaker)


def _find_large(retrieval: Retrieval) -> ResultSet:
    cut = retrieval.cut
    if cut.kind == CutOffKind.FIXED:
        return _find(retrieval, cut)  # a threshold's count must be right
    if retrieval.query.filters:
        cut = _cut_without_filters(retrieval, cut)
    return _find(retrieval, cut, NEAR)


def _cut_without_filters(retrieval: Retrieval, cut: CutOff) -> CutOff:
    """Where relevance ends for the whole catalogue, so that a filter does not move it. Mostly it is
    remembered: people look first and narrow then."""
    if cut.kind == CutOffKind.OFF:
        return cut
    query = replace(retrieval.query, filters=Filters(), weaker=False)
    least = result_set(replace(retrieval, query=query)).least
    return CutOff(CutOffKind.OFF) if least is None else CutOff(CutOffKind.FIXED, least)


def _scan(
    retrieval: Retrieval,
    cut: CutOff,
    additions: Mapping[int, float],
    near: int | None,
    *,
    weaker: bool,
) -> ResultSet:
    row = retrieval.row
    relevant = get_vector_store().relevant(
        Space(row.pk, row.dimensions),
        retrieval.scoring.vectors,
        retrieval.owners(),
        cut,
        limit=MOST,
        weaker=weaker,
        near=near,
        text_share=retrieval.share,
        attributes=retrieval.scoring.attributes,
        additions=additions,
    )
    if relevant.by_index:
        return _cut_off(retrieval, cut, relevant, weaker=weaker)
    full = len(relevant.found) == MOST
    return ResultSet(relevant.found, relevant.products, relevant.least, not full, capped=full)


def _cut_off(retrieval: Retrieval, cut: CutOff, near: Relevant, *, weaker: bool) -> ResultSet:
    """What the index found, cut where a sample of the whole catalogue says."""
    found = near.found
    least = _least(retrieval, cut, found.scores)
    belongs = found.kept | (found.scores >= (-np.inf if least is None else least))
    capped = weaker or bool(belongs.all())
    order = np.argsort(~belongs, kind="stable")
    if not weaker:
        order = order[belongs[order]]
    return ResultSet(found.take(order, belongs), near.products, least, exact=False, capped=capped)


def _least(retrieval: Retrieval, cut: CutOff, found: NDArray[np.float64]) -> float | None:
    if cut.kind in {CutOffKind.FIXED, CutOffKind.OFF} or not len(found):
        return cut.value if cut.kind == CutOffKind.FIXED else None
    space = Space(retrieval.row.pk, retrieval.row.dimensions)
    samples = [
        get_vector_store().similarities(space, vector, retrieval.share, _SAMPLE)
        for vector in retrieval.scoring.vectors
    ]
    best = np.sort(found)[::-1][: GAP_WITHIN + 1].astype(np.float32)
    return least_score(cut, np.max(np.stack(samples), axis=0), best)


def _fused_by_rank(retrieval: Retrieval, cut: CutOff, near: int | None) -> ResultSet:
    """Both legs ranked apart and joined by their ranks; what either finds relevant is."""
    seen = _scan(retrieval, cut, {}, near, weaker=True)
    products = seen.found.products
    said = sorted(retrieval.additions, key=lambda key: (-retrieval.additions[key], key))
    fused = reciprocal_rank(products.tolist(), said)
    relevant = seen.found.relevant.copy()
    if not retrieval.only_named:
        relevant |= np.isin(products, said)
    scores = np.asarray([fused[product] for product in products.tolist()])
    order = np.lexsort((products, -scores, ~relevant))
    if not retrieval.shows_weaker:
        order = order[relevant[order]]
    return replace(seen, found=seen.found.take(order, relevant))


def _key(retrieval: Retrieval, changes: tuple[datetime | None, ...]) -> str:
    """Everything that shapes the set, as one digest; good within this process."""
    query, digest = retrieval.query, hashlib.sha256()
    digest.update(retrieval.scoring.vectors.tobytes())
    for attribute in retrieval.scoring.attributes:
        digest.update(attribute.vector.tobytes())
        digest.update(repr((attribute.mode, attribute.weight, attribute.centre)).encode())
    similar = query.similar_to.pk if query.similar_to else None
    additions = retrieval.additions  # thousands, in the same order for the same words
    digest.update(np.fromiter(additions, np.int64).tobytes())
    digest.update(np.fromiter(additions.values(), np.float64).tobytes())
    shaped = (retrieval.row.pk, changes, retrieval.arrangement)
    asked = (query.staff, similar, query.filters, query.fusion, retrieval.without)
    how = (retrieval.cut, retrieval.share, retrieval.shows_weaker, sorted(retrieval.named))
    digest.update(repr((shaped, asked, how)).encode())
    return digest.hexdigest()
