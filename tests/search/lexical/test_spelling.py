"""A shopper who mistypes is understood; one who does not is left alone."""

import pytest

from search.lexical import complete, correct, refresh_vocabulary
from tests.factories import make_category, make_product

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _shop() -> None:
    make_product("A", title="Alder day backpack", brand="Alder", attributes={"colour": "crimson"})
    make_product("B", title="Solar backpack")
    make_product("C", title="Brass lantern")
    make_product("D", title="Secret gadgetry", state="draft")
    refresh_vocabulary()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("backpak", "backpack"),
        ("bakcpack", "backpack"),
        ("lanterm", "lantern"),
        ("crimsen", "crimson"),
        ("soler backpack", "solar backpack"),
    ],
)
def test_a_near_miss_is_corrected(typed: str, meant: str) -> None:
    assert correct(typed).text == meant


@pytest.mark.parametrize("typed", ["backpacks", "lantern", "zyxwvut", "BP-101", "cat", "gadgetri"])
def test_known_far_and_short_words_stay(typed: str) -> None:
    found = correct(typed)
    assert (found.text, found.changed) == (typed, {})


def test_the_change_is_told() -> None:
    assert correct("red backpak").changed == {"backpak": "backpack"}


def test_a_word_that_left_the_catalogue_leaves_the_vocabulary() -> None:
    from catalogue.models import Product

    Product.objects.filter(sku="C").delete()
    refresh_vocabulary()
    assert correct("lanterm").changed == {}


def test_typing_is_completed_with_words_categories_and_products() -> None:
    category = make_category("Backpacks for trips")
    found = complete("back")
    assert [(one.kind, one.text) for one in found] == [
        ("category", "Backpacks for trips"),
        ("words", "backpack"),
        ("product", "Alder day backpack"),
        ("product", "Solar backpack"),
    ]
    assert found[0].url == category.get_absolute_url()


def test_the_last_word_is_completed_and_the_others_stay() -> None:
    assert "solar backpack" in [one.text for one in complete("solar back") if one.kind == "words"]


@pytest.mark.parametrize("typed", ["", "b", " ", "\x00ba", "%%", "secr"])
def test_nothing_is_offered_for_too_little_or_for_what_is_hidden(typed: str) -> None:
    assert complete(typed) == []
