"""Request parameters become a `Query`, or a sentence about what is wrong with them."""

import dataclasses
from decimal import Decimal

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from search.methods.cut_off import CutOff, CutOffKind
from search.query import Filters, Query, QueryError
from search.query_choices import Fusion, Leg, Sort
from search.query_terms import BESIDE, MOST_TERMS, QueryTerm, TermKind


def test_every_parameter_finds_its_place() -> None:
    query = Query.from_params(
        QueryDict(
            "q=+red++shoe+&page=2&page_size=10&brand=Acme&brand=Bravo&price_min=5&price_max=9,50"
            "&in_stock=1&attr.colour=red&attr.litres=25"
        )
    )
    assert query == Query(
        text="red shoe",
        page=2,
        page_size=10,
        filters=Filters(
            brands=("Acme", "Bravo"),
            price_min=Decimal(5),
            price_max=Decimal("9.50"),
            in_stock=True,
            attributes=(("colour", "red"), ("litres", "25")),
        ),
    )
    assert query.offset == 10


def test_nothing_given_means_the_first_page_of_everything() -> None:
    assert Query.from_params(QueryDict("")) == Query()
    assert not Query().filters


def test_fixed_values_win() -> None:
    assert Query.from_params(QueryDict("page_size=9"), page_size=3).page_size == 3


@pytest.mark.parametrize(
    ("parameters", "field"),
    [
        ("q=" + "x" * 501, "q"),
        ("q=a%00b", "q"),
        ("q=%ED%A0%80\ud800", "q"),
        ("page=0", "page"),
        ("page=-1", "page"),
        ("page=1001", "page"),
        ("page=two", "page"),
        ("page=٣", "page"),
        ("page=" + "9" * 50, "page"),
        ("page_size=101", "page_size"),
        ("price_min=cheap", "price_min"),
        ("price_min=NaN", "price_min"),
        ("price_max=Infinity", "price_max"),
        ("price_max=-1", "price_max"),
        ("price_min=9&price_max=5", "price_min"),
        ("in_stock=maybe", "in_stock"),
        ("brand=a%00", "brand"),
        ("&".join(f"brand={n}" for n in range(51)), "brand"),
        ("attr.a=%00", "attr"),
    ],
)
def test_what_cannot_be_used_is_named_with_its_reason(parameters: str, field: str) -> None:
    with pytest.raises(QueryError) as caught:
        Query.from_params(QueryDict(parameters))
    assert caught.value.field == field
    assert caught.value.message.endswith(".")


def test_an_address_made_from_a_query_asks_the_same() -> None:
    query = Query.from_params(QueryDict("q=red&page=3&brand=A&brand=B&in_stock=1&attr.x=y"))
    assert Query.from_params(QueryDict(query.to_params())) == query


numbers = st.integers(1, 10**6).map(lambda cents: Decimal(cents) / 100)
texts = st.text("ab ü&=+%:#-1", max_size=12).map(lambda text: " ".join(text.split()))
names = texts.filter(bool)
terms = st.one_of(
    st.builds(
        QueryTerm,
        st.sampled_from([TermKind.PRODUCT, TermKind.PICTURE]),
        names,
        st.sampled_from([1.0, 0.5, 2.25, -1.0]),
    ),
    st.builds(QueryTerm, st.just(TermKind.TEXT), names, st.sampled_from([BESIDE, -BESIDE])),
)
queries = st.builds(
    Query,
    text=texts,
    terms=st.lists(terms, max_size=MOST_TERMS).map(tuple),
    sort=st.sampled_from(Sort),
    weaker=st.booleans(),
    cut=st.one_of(
        st.none(),
        st.sampled_from([CutOff(CutOffKind.OFF), CutOff(CutOffKind.GAP)]),
        st.builds(CutOff, st.just(CutOffKind.RELATIVE), st.sampled_from([0.0, 0.25, 0.6, 1.0])),
        st.builds(CutOff, st.just(CutOffKind.FIXED), st.sampled_from([-0.5, 0.125])),
    ),
    legs=st.frozensets(st.sampled_from(Leg), min_size=1),
    fusion=st.sampled_from(Fusion),
    filters=st.builds(
        Filters,
        brands=st.lists(names, max_size=3, unique=True).map(tuple),
        price_min=st.one_of(st.none(), numbers),
        in_stock=st.booleans(),
        attributes=st.lists(st.tuples(st.just("colour"), names), max_size=2).map(tuple),
    ),
    page=st.integers(1, 1000),
    page_size=st.integers(1, 100),
)


@given(query=queries)
def test_whatever_is_asked_its_address_asks_the_same(query: Query) -> None:
    read = Query.from_params(QueryDict(query.to_params()))
    assert read == dataclasses.replace(query, terms=read.terms)
    assert sorted(read.terms, key=str) == sorted(query.terms, key=str)


def test_an_address_that_holds_the_words_does_not_repeat_them() -> None:
    assert Query(text="red", addressed=True, weaker=True).to_params() == "weaker=1"


def test_words_alone_are_plain() -> None:
    assert Query(text="red").is_plain
    assert not Query().is_plain
    assert not Query(text="red", terms=(QueryTerm(TermKind.TEXT, "blue"),)).is_plain


def test_an_address_can_change_one_thing() -> None:
    query = Query.from_params(QueryDict("q=red&brand=A&page=3"))
    assert query.to_params(page=None, brand=None) == "q=red"
    assert query.to_params(page=4) == "q=red&brand=A&page=4"
