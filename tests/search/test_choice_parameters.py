"""How a search is answered, read from an address."""

import pytest
from django.http import QueryDict

from search.choice_parameters import read_cut, read_fusion, read_legs, read_sort, write_cut
from search.methods.cut_off import CutOff, CutOffKind
from search.parameters import QueryError
from search.query_choices import Fusion, Leg, Sort


def test_nothing_said_means_the_usual() -> None:
    nothing = QueryDict("")
    assert read_sort(nothing) == Sort.RELEVANCE
    assert read_fusion(nothing) == Fusion.WEIGHTS
    assert read_legs(nothing) == frozenset(Leg)
    assert read_cut(nothing) is None


@pytest.mark.parametrize("sort", list(Sort))
def test_every_order_can_be_asked_for(sort: Sort) -> None:
    assert read_sort(QueryDict(f"sort={sort}")) == sort


@pytest.mark.parametrize("fusion", list(Fusion))
def test_every_fusion_can_be_asked_for(fusion: Fusion) -> None:
    assert read_fusion(QueryDict(f"fusion={fusion}")) == fusion


@pytest.mark.parametrize(
    ("parameters", "legs"),
    [
        ("legs=picture", {Leg.PICTURE}),
        ("legs=picture,words", {Leg.PICTURE, Leg.WORDS}),
        ("legs=picture&legs=lexical", {Leg.PICTURE, Leg.LEXICAL}),
        ("legs=+words+,", {Leg.WORDS}),
        ("legs=,", set(Leg)),
    ],
)
def test_legs_are_some_of_three(parameters: str, legs: set[Leg]) -> None:
    assert read_legs(QueryDict(parameters)) == legs


@pytest.mark.parametrize(
    ("raw", "cut"),
    [
        ("off", CutOff(CutOffKind.OFF)),
        ("gap", CutOff(CutOffKind.GAP)),
        ("relative", CutOff()),
        ("relative:0.6", CutOff(CutOffKind.RELATIVE, 0.6)),
        ("deviation:2", CutOff(CutOffKind.DEVIATION, 2.0)),
        ("fixed:-0.25", CutOff(CutOffKind.FIXED, -0.25)),
    ],
)
def test_a_cut_off_is_read_and_written_back(raw: str, cut: CutOff) -> None:
    assert read_cut(QueryDict(f"cut={raw}")) == cut
    assert read_cut(QueryDict(f"cut={write_cut(cut)}")) == cut


@pytest.mark.parametrize(
    ("parameters", "field"),
    [
        ("sort=cheap", "sort"),
        ("fusion=magic", "fusion"),
        ("legs=picture,smell", "legs"),
        ("cut=perhaps", "cut"),
        ("cut=relative:2", "cut"),
        ("cut=relative:-0.1", "cut"),
        ("cut=relative:nan", "cut"),
        ("cut=deviation", "cut"),
        ("cut=deviation:11", "cut"),
        ("cut=fixed", "cut"),
        ("cut=fixed:1e9", "cut"),
        ("cut=fixed:x", "cut"),
    ],
)
def test_what_cannot_be_used_is_named_with_its_reason(parameters: str, field: str) -> None:
    readers = {"sort": read_sort, "fusion": read_fusion, "legs": read_legs, "cut": read_cut}
    with pytest.raises(QueryError) as caught:
        readers[field](QueryDict(parameters))
    assert caught.value.field == field
    assert caught.value.message.endswith(".")
