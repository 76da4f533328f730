"""Filtered searches: the way that is chosen against the better of the two that there are."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from statistics import mean, median

from django.core.cache import caches
from django.test import override_settings

from search.bench.catalogue import SHARES
from search.bench.pair import Pair, seconds
from search.bench.synthetic import TOPICS, name_of
from search.filters import Filters
from search.listing import Listing, listing
from search.methods.cut_off import CutOff, CutOffKind
from search.models import EncoderInUse
from search.query import Query
from search.ranking import retrieve
from search.result_set import NEAR, ResultSet, found_with, result_set
from search.retrieval import Retrieval
from search.vector_stores import get_vector_store
from search.vector_stores.base import Relevant, Space

_ASKED = 5
_SHOWN = 24
_EXACT = {"EXACT_LIMIT": 10**9}
_BY_INDEX = {"EXACT_LIMIT": -1}


def narrowing_pairs(row: EncoderInUse, rounds: int) -> Iterator[Pair]:
    """Milliseconds of the page of a search that is narrowed by a brand, after the wide one was
    looked at and with nothing remembered, over those of the same page from the better of the
    store's exact scan and its index with iterative scans, both told where relevance ends; and how
    many of the true best 24 are on it."""
    texts = [name_of(topic) for topic in range(0, TOPICS, TOPICS // _ASKED)]
    for brand, share in SHARES.items():
        asked = [_retrieval(row, text, brand) for text in texts]
        narrowed, first, best = _times(asked, rounds)
        title = f"narrowed to {100 * share:g} %"
        yield Pair(title, "ms", narrowed, best, "at most 1.5")
        yield Pair(f"{title}, asked first", "ms", first, best, "at most 1.5")
        recall = 100 * mean(_recall(one) for one in asked)
        yield Pair(f"{title}, recall of 24", "%", recall, 100, "at least 0.98")


def _retrieval(row: EncoderInUse, text: str, brand: str) -> Retrieval:
    found = retrieve(Query(text=text, filters=Filters(brands=(brand,))), row, None)
    if found is None:
        raise RuntimeError(f"There is nothing to rank “{text}” by.")
    return found


def _times(asked: list[Retrieval], rounds: int) -> tuple[float, float, float]:
    """Milliseconds a question: as chosen after the wide one, as chosen with nothing remembered,
    and the better way."""
    cuts = [_cut(one) for one in asked]

    def chosen(*, wide_before: bool) -> float:
        taken = 0.0
        for one in asked:
            caches["results"].clear()
            if wide_before:
                found_with(one, Filters())
            taken += seconds(partial(_chosen, one))
        return taken

    def way(settings: dict[str, int]) -> float:
        with override_settings(**settings):
            pairs = zip(asked, cuts, strict=True)
            return sum(seconds(partial(_by_hand, one, cut)) for one, cut in pairs)

    def one_round() -> tuple[float, ...]:
        ours = (chosen(wide_before=True), chosen(wide_before=False))
        return (*ours, way(_EXACT), way(_BY_INDEX))

    columns = zip(*(one_round() for _ in range(rounds)), strict=True)
    narrowed, first, exact, by_index = (1000 * median(one) / len(asked) for one in columns)
    return narrowed, first, min(exact, by_index)


def _chosen(retrieval: Retrieval) -> Listing:
    return listing(retrieval, result_set(retrieval))


def _by_hand(retrieval: Retrieval, cut: CutOff) -> Listing:
    """The same page from the store itself, which goes the way that the settings say."""
    found = _ask(retrieval, cut)
    return listing(retrieval, ResultSet(found.found, found.products, found.least, exact=True))


def _cut(retrieval: Retrieval) -> CutOff:
    wide = replace(retrieval, query=replace(retrieval.query, filters=Filters()))
    least = result_set(wide).least
    return CutOff(CutOffKind.OFF) if least is None else CutOff(CutOffKind.FIXED, least)


def _ask(retrieval: Retrieval, cut: CutOff, limit: int = 20_000) -> Relevant:
    return get_vector_store().relevant(
        Space(retrieval.row.pk, retrieval.row.dimensions),
        retrieval.scoring.vectors,
        retrieval.owners(),
        cut,
        limit=limit,
        near=NEAR,
        text_share=retrieval.share,
        additions=retrieval.additions,
    )


def _recall(retrieval: Retrieval) -> float:
    """Without a cut-off, so that there are 24 to find."""
    off = CutOff(CutOffKind.OFF)
    query = replace(retrieval.query, cut=off, page_size=_SHOWN)
    uncut = replace(retrieval, query=query)
    shown = {card.found.group_id for card in listing(uncut, result_set(uncut)).placed}
    with override_settings(**_EXACT):
        truth = _ask(uncut, off, _SHOWN).found.groups.tolist()
    return len(shown.intersection(truth)) / len(truth) if truth else 1.0
