"""A shopper who types exact words finds the products that use them."""

import pytest

from catalogue.models import Product
from search.lexical import index_missing_documents, match, matching
from tests.factories import make_product

pytestmark = pytest.mark.django_db


def skus(text: str) -> list[str]:
    names = dict(Product.objects.values_list("pk", "sku"))
    return [names[product] for product in match(text).scores]


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
    product = make_product("BP-101", title="Backpack")
    found = match("bp-101")
    assert found.exact == {product.pk: "reference"}
    assert found.scores == {product.pk: pytest.approx(1.0)}


def test_a_brand_is_recognised() -> None:
    product = make_product("A", title="Backpack", brand="Alder & Co")
    assert match("alder & co").exact == {product.pk: "brand"}


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


class TestWhereManyProductsUseTheWords:
    """Not all of them are kept."""

    @pytest.fixture(autouse=True)
    def _few_are_kept(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(matching, "MOST_HITS", 3)

    def test_those_that_use_fewer_words_are_left_out_together(self) -> None:
        make_product("A", title="Kettle")
        make_product("B", title="Red kettle")
        make_product("C", title="Red lantern")
        make_product("D", title="Kettle with a whistle")
        assert skus("red kettle") == ["B"]

    def test_all_that_there_is_room_for_are_kept(self) -> None:
        make_product("A", title="Kettle")
        make_product("B", title="Red kettle")
        make_product("C", title="Red lantern")
        assert sorted(skus("red kettle")) == ["A", "B", "C"]

    def test_of_those_that_use_as_many_the_best_are_kept(self) -> None:
        for sku in "ABCD":
            make_product(sku, title="Pot", description="Like a kettle.")
        make_product("E", title="Kettle")
        assert skus("kettle") == ["E", "A", "B"]
        assert skus("kettle whistle") == ["E", "A", "B"]
