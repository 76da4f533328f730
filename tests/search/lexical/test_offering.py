"""The search field offers what shoppers may see, and nothing else."""

from datetime import timedelta

import pytest
from django.utils import timezone

from catalogue.models import Category, Product
from catalogue.publishing import publish, withdraw
from search.lexical import offer, refresh_stale_vocabulary, refresh_vocabulary
from search.models import Word
from tests.factories import make_category, make_product

pytestmark = pytest.mark.django_db


def texts(typed: str) -> list[str]:
    return [one.text for one in offer(typed).completions]


def test_a_word_that_goes_on_needs_no_correction() -> None:
    make_product("A", title="Solar backpack")
    refresh_vocabulary()
    offered = offer("  Back ")
    assert [(one.kind, one.text) for one in offered.completions] == [
        ("words", "backpack"),
        ("product", "Solar backpack"),
    ]
    assert offered.correction is None


def test_a_shopper_who_mistypes_is_offered_what_was_meant() -> None:
    make_product("A", title="Solar backpack")
    refresh_vocabulary()
    correction = offer("solar bakcpack").correction
    assert correction is not None
    assert (correction.text, correction.url) == ("solar backpack", "/search?q=solar+backpack")


@pytest.mark.parametrize("typed", ["", "s", "so\x00lar", "so\ud800lar", "solar " * 40, "%_"])
def test_nothing_is_offered_for_what_is_too_short_too_long_or_unreadable(typed: str) -> None:
    make_product("A", title="Solar backpack")
    refresh_vocabulary()
    assert offer(typed) == offer("")


def test_nothing_hidden_is_ever_offered_not_even_a_word_of_it() -> None:
    soon = timezone.now() + timedelta(hours=1)
    make_product("SEEN", title="Zelkova box")
    make_product("D", title="Zeppelin draft", state="draft")
    make_product("X", title="Zephyr archived", state="archived")
    make_product("L", title="Zenith later", publish_at=soon)
    hidden = make_product("P", title="Zebra parent", state="archived")
    make_product("V", title="Zebrano variant", parent=hidden)
    later = make_product("Q", title="Zest parent", publish_at=soon)
    make_product("W", title="Zestful variant", parent=later)
    refresh_vocabulary()
    assert texts("ze") == ["zelkova", "Zelkova box"]
    assert texts("zeppelin draf") == []


def test_nor_is_a_category_that_is_not_in_the_shop() -> None:
    make_category("Zoo drafts", state="draft")
    above = make_category("Zoo archived", state="archived")
    make_category("Zoo below", parent=above)
    gone = make_category("Zoo gone", "a zoo", state="draft")
    publish(gone)
    withdraw(Category.objects.get(pk=gone.pk))
    make_category("Zoo open")
    assert texts("zoo") == ["Zoo open"]


def test_words_come_when_the_time_of_their_product_has_come() -> None:
    make_product("L", title="Zenith later", publish_at=timezone.now() + timedelta(hours=1))
    refresh_stale_vocabulary()
    assert not Word.objects.filter(text="zenith").exists()
    Product.objects.update(publish_at=timezone.now() - timedelta(seconds=1))
    refresh_stale_vocabulary()
    assert texts("zen") == ["zenith", "Zenith later"]
