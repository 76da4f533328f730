"""Filtered searches: the way that is chosen against the better of the two that there are."""

from collections.abc import Callable, Iterator, Mapping
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
_OFF = CutOff(CutOffKind.OFF)


def narrowing_pairs(
    row: EncoderInUse, rounds: int, shares: Mapping[str, float] = SHARES
) -> Iterator[Pair]:
    """Milliseconds of the page of a search that is narrowed by a brand over those of the same page
    by the better of two ways: every scan exact, or every scan by the index. Asked first: from
    nothing, so that both must find where relevance ends in the whole catalogue. Nothing cut off:
    from nothing too, where nothing is asked but what the filter leaves. After the wide search: over
    a page from the store alone that is told where relevance ends, as asked first is once more.
    And how many of the true best 24 are on the page."""
    texts = [name_of(topic) for topic in range(0, TOPICS, TOPICS // _ASKED)]
    for brand, share in shares.items():
        asked = [_retrieval(row, text, brand) for text in texts]
        title = f"narrowed to {100 * share:g} %"
        first, (after, better, told) = _first(asked, rounds), _after(asked, rounds)
        yield Pair(f"{title}, asked first", "ms", *first, "at most 1.5")
        uncut = _first([_without_cut(one) for one in asked], rounds)
        yield Pair(f"{title}, nothing cut off", "ms", *uncut, "at most 1.5")
        yield Pair(f"{title}, after the wide search", "ms", after, told, "at most 1.5")
        yield Pair(f"{title}, asked first, over one that is told", "ms", better, told)
        recall = 100 * mean(_recall(one) for one in asked)
        yield Pair(f"{title}, recall of 24", "%", recall, 100, "at least 0.98")


def _retrieval(row: EncoderInUse, text: str, brand: str) -> Retrieval:
    found = retrieve(Query(text=text, filters=Filters(brands=(brand,))), row, None)
    if found is None:
        raise RuntimeError(f"There is nothing to rank “{text}” by.")
    return found


def _without_cut(retrieval: Retrieval) -> Retrieval:
    return replace(retrieval, query=replace(retrieval.query, cut=_OFF))


def _first(asked: list[Retrieval], rounds: int) -> tuple[float, float]:
    """Milliseconds a question with nothing remembered: as chosen, and by the better way."""

    def by(settings: dict[str, int]) -> float:
        with override_settings(**settings):
            return _from_nothing(asked)

    columns = _medians(lambda: (_from_nothing(asked), by(_EXACT), by(_BY_INDEX)), asked, rounds)
    chosen, exact, by_index = columns
    return chosen, min(exact, by_index)


def _after(asked: list[Retrieval], rounds: int) -> tuple[float, float, float]:
    """Milliseconds a question: after the wide one, with nothing remembered, and told by the better
    way where relevance ends."""
    cuts = [_cut(one) for one in asked]

    def told(settings: dict[str, int]) -> float:
        with override_settings(**settings):
            pairs = zip(asked, cuts, strict=True)
            return sum(seconds(partial(_by_hand, one, cut)) for one, cut in pairs)

    def one_round() -> tuple[float, ...]:
        after = _from_nothing(asked, wide_before=True)
        return after, _from_nothing(asked), told(_EXACT), told(_BY_INDEX)

    after, first, exact, by_index = _medians(one_round, asked, rounds)
    return after, first, min(exact, by_index)


def _medians(
    one_round: Callable[[], tuple[float, ...]], asked: list[Retrieval], rounds: int
) -> list[float]:
    """Of seconds for all questions, as milliseconds for each."""
    columns = zip(*(one_round() for _ in range(rounds)), strict=True)
    return [1000 * median(one) / len(asked) for one in columns]


def _from_nothing(asked: list[Retrieval], *, wide_before: bool = False) -> float:
    """Seconds for all of them; the wide searches before are not counted."""
    taken = 0.0
    for one in asked:
        caches["results"].clear()
        if wide_before:
            found_with(one, Filters())
        taken += seconds(partial(_page, one))
    return taken


def _page(retrieval: Retrieval) -> Listing:
    return listing(retrieval, result_set(retrieval))


def _by_hand(retrieval: Retrieval, cut: CutOff) -> Listing:
    """The same page from the store itself, which goes the way that the settings say."""
    found = _ask(retrieval, cut)
    return listing(retrieval, ResultSet(found.found, found.products, found.least, exact=True))


def _cut(retrieval: Retrieval) -> CutOff:
    wide = replace(retrieval, query=replace(retrieval.query, filters=Filters()))
    least = result_set(wide).least
    return _OFF if least is None else CutOff(CutOffKind.FIXED, least)


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
    uncut = _without_cut(retrieval)
    uncut = replace(uncut, query=replace(uncut.query, page_size=_SHOWN))
    shown = {card.found.group_id for card in _page(uncut).placed}
    with override_settings(**_EXACT):
        truth = _ask(uncut, _OFF, _SHOWN).found.groups.tolist()
    return len(shown.intersection(truth)) / len(truth) if truth else 1.0
