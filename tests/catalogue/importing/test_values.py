from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from catalogue.importing import values
from catalogue.importing.values import BadValue


@pytest.mark.parametrize(
    ("cell", "price"),
    [
        ("12", "12"),
        ("1234.50", "1234.50"),
        ("12,50", "12.50"),
        ("12,5", "12.5"),
        ("12.5000", "12.5"),
        (" 0.99 ", "0.99"),
        (12.1, "12.1"),
        (7, "7"),
        ("9999999999.99", "9999999999.99"),
    ],
)
def test_prices_are_read_with_a_point_or_a_comma(cell: object, price: str) -> None:
    assert values.read_price(cell) == Decimal(price)


@pytest.mark.parametrize(
    "cell",
    [
        "12,50 €",
        "$5",
        "1,234",
        "1,234.50",
        "1.234,50",
        "12.505",
        "1e3",
        "NaN",
        "٣",
        "free",
        "12.",
        "--",
    ],
)
def test_anything_else_is_no_price_and_the_reason_shows_the_form(cell: str) -> None:
    with pytest.raises(BadValue, match=r"1234\.50|negative"):
        values.read_price(cell)


def test_a_price_must_fit() -> None:
    with pytest.raises(BadValue, match="negative"):
        values.read_price("-3")
    with pytest.raises(BadValue, match="too large"):
        values.read_price("10000000000")


@pytest.mark.parametrize(("cell", "stock"), [("12", 12), ("0", 0), ("3.0", 3), (5, 5), (5.0, 5)])
def test_stock_is_a_whole_number(cell: object, stock: int) -> None:
    assert values.read_stock(cell) == stock


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("-1", "negative"),
        ("1.5", "whole number"),
        ("many", "whole number"),
        ("9999999999", "large"),
    ],
)
def test_other_stock_is_refused(cell: str, reason: str) -> None:
    with pytest.raises(BadValue, match=reason):
        values.read_stock(cell)


@pytest.mark.parametrize(
    ("cell", "moment"),
    [
        ("2031-05-30", datetime(2031, 5, 30, tzinfo=UTC)),
        ("2031-05-30T09:00", datetime(2031, 5, 30, 9, tzinfo=UTC)),
        ("2031-05-30 09:00:00+02:00", datetime(2031, 5, 30, 7, tzinfo=UTC)),
        ("2031-05-30T09:00Z", datetime(2031, 5, 30, 9, tzinfo=UTC)),
    ],
)
def test_times_are_read_in_their_usual_forms(cell: str, moment: datetime) -> None:
    assert values.read_time(cell) == moment


@pytest.mark.parametrize("cell", ["30.5.2031", "2031-02-30", "0001-01-01T00:00+09:00", "soon"])
def test_other_times_are_refused(cell: str) -> None:
    with pytest.raises(BadValue, match="write 2031-05-30"):
        values.read_time(cell)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("12", 12),
        ("-3", -3),
        ("1.50", 1.5),
        ("true", True),
        ("FALSE", False),
        ("0042", "0042"),
        ("1234567890123456", "1234567890123456"),
        ("1e5", "1e5"),
        ("12 cm", "12 cm"),
        (" red ", "red"),
        ("nan", "nan"),
    ],
)
def test_an_attribute_cell_gets_the_type_it_looks_like(cell: str, value: Any) -> None:
    read = values.read_typed(cell)
    assert read == value
    assert type(read) is type(value)


def test_a_title_is_one_line_and_a_description_may_be_several() -> None:
    assert values.line_of(20)("  a\n b\t c ") == "a b c"
    assert values.paragraphs_of(20)("a\r\n\r\nb\n") == "a\n\nb"
    with pytest.raises(BadValue, match="It has 21 characters, the most is 20"):
        values.line_of(20)("x" * 21)
