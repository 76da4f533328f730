"""A shopper who types exact words finds the products that use them."""

import pytest

from catalogue.models import Product
from search.lexical import index_missing_documents, match
from tests.factories import make_product

pytestmark = pytest.mark.django_db


def skus(text: str) -> list[str]:
    names = dict(Product.objects.values_list("pk", "sku"))
    return [names[hit.product_id] for hit in match(text)]


def test_a_word_of_the_title_finds_the_product() -> None:
    make_product("A", title="Alder day backpack")
    make_product("B", title="Birch kettle")
    assert skus("backpack") == ["A"]


def test_plural_and_singular_are_the_same_word() -> None:
    make_product("A", title="Alder day backpack")
    assert skus("backpacks") == ["A"]


def test_a_product_that_uses_more_of_the_words_comes_first() -> None:
    make_product("A", title="Red kettle")
    make_product("B", title="Kettle")
    make_product("C", title="Red kettle with whistle")
    assert skus("kettle with whistle")[0] == "C"


def test_the_title_counts_more_than_the_description() -> None:
    make_product("A", title="Pot", description="Made for tea, like a kettle.")
    make_product("B", title="Kettle")
    assert skus("kettle") == ["B", "A"]


def test_words_that_say_nothing_find_nothing() -> None:
    make_product("A", title="The one with it")
    assert skus("the with a") == []


@pytest.mark.parametrize("text", ["", "   ", "!!!", "' OR 1=1 --", "a:*&|!()<->"])
def test_odd_queries_are_harmless(text: str) -> None:
    make_product("A", title="Backpack")
    assert skus(text) == []


def test_a_reference_is_recognised_whatever_its_case() -> None:
    make_product("BP-101", title="Backpack")
    (hit,) = match("bp-101")
    assert hit.exact == "reference"
    assert hit.score == pytest.approx(1.0)


def test_a_brand_is_recognised() -> None:
    make_product("A", title="Backpack", brand="Alder & Co")
    (hit,) = match("alder & co")
    assert hit.exact == "brand"


def test_an_attribute_of_the_product_is_found() -> None:
    make_product("A", title="Backpack", attributes={"colour": "crimson", "litres": 25})
    assert skus("crimson") == ["A"]


def test_changed_words_are_found_at_once() -> None:
    product = make_product("A", title="Backpack")
    product.title = "Lantern"
    product.save()
    assert skus("lantern") == ["A"]
    assert skus("backpack") == []


def test_bulk_statements_are_healed_by_the_sweep() -> None:
    Product.objects.bulk_create([Product(sku="A", title="Lantern", state="published")])
    assert skus("lantern") == []
    assert index_missing_documents() == 1
    assert skus("lantern") == ["A"]
    assert index_missing_documents() == 0
