"""What a person sees of a product who has to decide about it."""

import pytest

from catalogue.deciding import decide
from catalogue.models import Category, Product, Verdict
from search.embedding import drain
from search.reviewing import Choice, Desk, Show, Sight, look_at
from tests.factories import add_image, make_product, picture
from tests.search.reviewing.reds import product


def sight(category: Category, sku: str, choice: Choice | None = None) -> Sight:
    desk = Desk(category, choice or Choice(), {}, None)
    seen = look_at(category, product(sku), desk.queue(), desk.left())
    assert seen is not None
    return seen


def test_the_figures_say_where_it_stands(reds: Category) -> None:
    seen = sight(reds, "P4")
    assert seen.entry is not None
    assert seen.entry.rank == 5
    assert seen.distance is not None
    assert seen.distance < 0
    threshold = reds.thresholds.get().value
    assert seen.distance == pytest.approx(seen.entry.score - threshold)


def test_neighbours_of_the_queue_stand_around_it_best_first(reds: Category) -> None:
    seen = sight(reds, "P4", Choice(show=Show.ALL))
    assert [one.product.sku for one in seen.above] == ["P2", "P3"]
    assert [one.product.sku for one in seen.below] == ["P5", "P6"]
    assert seen.above[0].score > seen.above[1].score > seen.below[0].score


def test_what_comes_next_is_known_so_that_its_picture_can_be_loaded(reds: Category) -> None:
    after = [sight(reds, sku).following for sku in ("P4", "P3", "P2", "P5", "P9")]
    assert [one.product.sku for one in after if one] == ["P3", "P2", "P5", "P4", "P4"]


def test_the_most_alike_of_what_was_decided_is_shown_with_its_verdict(reds: Category) -> None:
    decide(reds, [product("P5")], Verdict.REJECT)
    decide(reds, [product("P0"), product("P9")], Verdict.APPROVE)
    similar = sight(reds, "P4").similar
    assert [(one.product.sku, one.verdict) for one in similar] == [
        ("P5", Verdict.REJECT),
        ("P0", Verdict.APPROVE),
        ("P9", Verdict.APPROVE),
    ]


def test_decisions_of_other_categories_are_not_shown(reds: Category) -> None:
    other = Category.objects.create(name="Blue", slug="blue")
    decide(other, [product("P5")], Verdict.REJECT)
    assert sight(reds, "P4").similar == []


def test_the_prompt_that_fits_best_is_named(reds: Category) -> None:
    reds.prompts = ["blue"]
    reds.save()
    assert sight(reds, "P0", Choice(show=Show.ALL)).prompt == "red"
    assert sight(reds, "P9", Choice(show=Show.ALL)).prompt == "blue"


def test_all_pictures_of_the_product_and_its_variants_the_best_one_first(reds: Category) -> None:
    add_image(product("P4"), picture("blue"), 1)
    make_product("P4-XL", (255, 20, 20), parent=product("P4"))
    drain()
    seen = sight(reds, "P4", Choice(show=Show.ALL))
    assert [image.product.sku for image in seen.images] == ["P4-XL", "P4", "P4"]
    assert seen.product.sku == "P4-XL"  # the variant that the picture shows


def test_a_product_outside_of_the_queue_can_be_looked_at(reds: Category) -> None:
    decide(reds, [product("P4")], Verdict.APPROVE)
    seen = sight(reds, "P4")
    assert seen.entry is None
    assert seen.decision is not None
    assert seen.distance is None


def test_without_a_picture_there_is_nothing_to_decide_by(reds: Category) -> None:
    bare = Product.objects.create(sku="BARE", title="Bare", state="published")
    desk = Desk(reds, Choice(), {}, None)
    assert look_at(reds, bare, desk.queue(), desk.left()) is None
