"""Request parameters become a `Query`, or a sentence about what is wrong with them."""

from decimal import Decimal

import pytest
from django.http import QueryDict

from search.query import Filters, Query, QueryError


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


def test_an_address_can_change_one_thing() -> None:
    query = Query.from_params(QueryDict("q=red&brand=A&page=3"))
    assert query.to_params(page=None, brand=None) == "q=red"
    assert query.to_params(page=4) == "q=red&brand=A&page=4"
