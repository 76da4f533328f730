"""Products that go on as what a shopper is typing, found by an index on their words."""

import pytest
from django.db import connection

from catalogue.models import Product
from catalogue.names import NAME_WORDS, names_going_on
from search.lexical import suggesting
from search.lexical.suggesting import complete
from tests.factories import make_product

pytestmark = pytest.mark.django_db


def offered(typed: str) -> list[str]:
    return [one.text for one in complete(typed) if one.kind == "product"]


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("backpa", "Solar backpack"),  # the last word is being typed
        ("runnin", "Running shoe"),  # not by its stem, “run”
        ("red Run", "Big red running shoe"),
        ("bag wi", "Bag with zip"),  # a stop word
        ("the", "The mug"),
        ("t-sh", "Plain T-shirt"),
        ("3.", "Cable, 3.5 mm"),
        ("o'ne", "Shirt by O'Neill"),
        ("20l", "Backpack 20L"),
        ("jack & j", "Jack & Jones shirt"),
        ("crème br", "Little crème brûlée dish"),
        ("(gre", "Mug (green)"),
    ],
)
def test_a_title_is_offered_from_any_of_its_words_on(typed: str, title: str) -> None:
    make_product("A", title=title)
    make_product("B", title="Kettle")
    assert offered(typed) == [title]


@pytest.mark.parametrize("typed", ["gu", "gui", "gui-01", "GUI-01a", "gui-01a/"])
def test_a_reference_is_offered_by_its_beginning_whatever_signs_it_has(typed: str) -> None:
    make_product("GUI-01A/b", title="Travel banjo")
    make_product("AGUI-01", title="Kettle")
    assert offered(typed) == ["Travel banjo"]


@pytest.mark.parametrize("typed", ["01a", "mug red", "ed mug", "red shiny", "mugs", "shin mug"])
def test_what_goes_on_otherwise_is_not_offered(typed: str) -> None:
    make_product("GUI-01A", title="Red mug, shiny")
    assert offered(typed) == []


@pytest.mark.parametrize(
    "typed", ["--", "&!|", "':*", "red' | 'mug", "mug:*", r"\mug", "☂☂", "!mug"]
)
def test_signs_of_a_query_language_are_but_signs(typed: str) -> None:
    make_product("A", title="Red mug")
    assert offered(typed) == []


def test_the_four_first_by_title_are_offered() -> None:
    for number, title in enumerate(("Mug e", "Mug c", "A mug", "Mug d", "Mug b")):
        make_product(f"M{number}", title=title)
    assert offered("mug") == ["A mug", "Mug b", "Mug c", "Mug d"]


def test_a_shopper_who_has_not_narrowed_it_down_gets_some_in_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(suggesting, "_ENOUGH", 5)
    for number in range(9):
        make_product(f"M{number}", title=f"Mug {number}")
    titles = offered("mu")
    assert len(titles) == 4
    assert titles == sorted(titles)


def test_what_a_bulk_statement_wrote_is_offered_at_once() -> None:
    made = Product(sku="A", title="Kettle", state="published")
    Product.objects.bulk_create([made])
    Product.objects.update(title="Teapot")
    assert (offered("kett"), offered("teap")) == ([], ["Teapot"])


def test_the_index_is_the_one_that_is_asked() -> None:
    words = names_going_on("red backpa")
    found = Product.objects.alias(words=NAME_WORDS).filter(words=words).order_by()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    assert "product_names" in found.explain()
