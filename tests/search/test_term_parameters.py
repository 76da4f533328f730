"""What a mixed query is made of, read from an address."""

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from search.parameters import QueryError
from search.query_terms import (
    BESIDE,
    LARGEST_WEIGHT,
    MOST_TERMS,
    QueryTerm,
    TermKind,
    parse_weighted,
    term_params,
)
from search.term_parameters import read_terms


def test_products_pictures_and_words_find_their_place() -> None:
    params = QueryDict("like=BP-1&like=BP-2:0.5&picture=abc:2&more=+bright++red&less=blue")
    assert read_terms(params) == (
        QueryTerm(TermKind.PRODUCT, "BP-1"),
        QueryTerm(TermKind.PRODUCT, "BP-2", 0.5),
        QueryTerm(TermKind.PICTURE, "abc", 2.0),
        QueryTerm(TermKind.TEXT, "bright red", BESIDE),
        QueryTerm(TermKind.TEXT, "blue", -BESIDE),
    )


def test_empty_ones_are_left_out() -> None:
    assert read_terms(QueryDict("like=&picture=+&more=&less=++")) == ()


@pytest.mark.parametrize(
    ("raw", "parsed"),
    [
        ("A", ("A", 1.0)),
        ("A:0.5", ("A", 0.5)),
        ("A:-1", ("A", -1.0)),
        ("A:B", ("A:B", 1.0)),
        ("A:B:2", ("A:B", 2.0)),
        ("A:", ("A:", 1.0)),
    ],
)
def test_a_weight_stands_behind_the_last_colon(raw: str, parsed: tuple[str, float]) -> None:
    assert parse_weighted(raw) == parsed


@pytest.mark.parametrize(
    ("parameters", "field"),
    [
        ("like=A:0", "like"),
        ("like=A:3.1", "like"),
        ("like=A:-4", "like"),
        ("like=A:nan", "like"),
        ("like=A:inf", "like"),
        ("picture=T:99", "picture"),
        ("like=a%00b", "like"),
        ("more=a%00b", "more"),
        ("less=a%00b", "less"),
        ("&".join(f"like=A{n}" for n in range(MOST_TERMS + 1)), "like"),
    ],
)
def test_what_cannot_be_used_is_named_with_its_reason(parameters: str, field: str) -> None:
    with pytest.raises(QueryError) as caught:
        read_terms(QueryDict(parameters))
    assert caught.value.field == field
    assert caught.value.message.endswith(".")


weights = st.floats(0.01, LARGEST_WEIGHT).map(lambda weight: float(f"{weight:g}"))


@given(
    value=st.text("AB:1. -", min_size=1, max_size=12).map(lambda text: " ".join(text.split())),
    weight=st.one_of(st.just(1.0), weights, weights.map(lambda weight: -weight)),
)
def test_what_is_written_is_read_back(value: str, weight: float) -> None:
    if not value:
        return
    term = QueryTerm(TermKind.PRODUCT, value, weight)
    assert parse_weighted(term.written) == (value, weight)


def test_words_are_written_by_their_sign() -> None:
    terms = (QueryTerm(TermKind.TEXT, "red", 0.5), QueryTerm(TermKind.TEXT, "blue", -0.5))
    assert term_params(terms) == {"more": ["red"], "less": ["blue"]}
