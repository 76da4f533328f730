"""Shelves as shoppers see them, against the same worked out by hand: whole, and page by page."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as how
from hypothesis import strategies as some
from pytest_django import Settings

from catalogue.content import Content, ContentAttribute, ContentRule, ContentThreshold
from catalogue.models import Category, CategoryVersion, Combination, Product
from catalogue.publishing import publish
from search.embedding import drain
from search.models import EncoderInUse
from search.query import Filters, Query
from search.ranking import rank, retrieve
from search.retrieval import Retrieval
from search.scoring import scoring_of
from tests.factories import make_category, make_product
from tests.search.random_shop import Item, best_of, draw_shop, shelf_by_hand

STRIPED = ContentAttribute(1, "striped", ("red",), ("blue",), "require", 1.0)
PROPERTIES = how(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture(params=[1, 2, 3])
def shop(request: pytest.FixtureRequest, encoder_in_use: EncoderInUse) -> list[Item]:
    return draw_shop(encoder_in_use, seed=request.param)


@pytest.fixture
def category(encoder_in_use: EncoderInUse) -> Category:
    """A published one, whose version is rewritten at will."""
    made = make_category("Reds", "something red", state="draft")
    publish(made)
    return made


def show(category: Category, content: Content) -> None:
    CategoryVersion.objects.filter(category=category).update(content=content.as_dict())


def draw_content(data: some.DataObject, items: list[Item]) -> Content:
    groups = sorted({item.product.group_id for item in items})
    some_groups = some.lists(some.sampled_from(groups), unique=True, max_size=5)
    pins = data.draw(some_groups)
    rules = [
        ContentRule("pin", product=group, position=data.draw(some.integers(1, 12)))
        for group in pins
    ]
    rules += [ContentRule("hide", product=group) for group in data.draw(some_groups)[:2]]
    moved = some.builds(
        ContentRule,
        kind=some.sampled_from(["boost", "bury"]),
        condition=some.sampled_from([{"brand": "Acme"}, {"brand": "Bravo"}]),
        strength=some.integers(1, 3),
    )
    rules += data.draw(some.lists(moved, max_size=2))
    approved = data.draw(some_groups)
    rejected = [one for one in data.draw(some_groups) if one not in approved]
    return Content(
        texts=("something red", "blue")[: data.draw(some.integers(1, 2))],
        combination=data.draw(some.sampled_from(Combination.values)),
        attributes=data.draw(some.sampled_from([(), (STRIPED,)])),
        approved=tuple(sorted(approved)),
        rejected=tuple(sorted(rejected)),
        rules=tuple(rules),
    )


FILTERS = some.sampled_from(
    [Filters(), Filters(), Filters(brands=("Acme",)), Filters(in_stock=True), Filters(price_max=50)]  # type: ignore[arg-type]
)


@PROPERTIES
@given(data=some.data())
def test_a_shelf_is_what_it_should_be_and_its_pages_put_together_are_the_shelf(
    shop: list[Item],
    category: Category,
    encoder_in_use: EncoderInUse,
    settings: Settings,
    data: some.DataObject,
) -> None:
    settings.TEXT_SHARE = share = data.draw(some.sampled_from([0.0, 0.3]))
    content, filters = draw_content(data, shop), data.draw(FILTERS)
    scoring = scoring_of(content, encoder_in_use)
    scores = sorted(one.score for one in best_of(shop, scoring, share, {}).values())
    cut = data.draw(some.none() | some.integers(1, len(scores) - 1))
    threshold = None if cut is None else (scores[cut - 1] + scores[cut]) / 2
    if threshold is not None:
        limits = {encoder_in_use.encoder_id: ContentThreshold(threshold)}
        content = Content.from_dict({**content.as_dict(), "thresholds": _plain(limits)})
    show(category, content)
    expected = shelf_by_hand(
        shop, content, scoring, share=share, threshold=threshold, filters=filters
    )
    query = Query(category=category, filters=filters, page_size=data.draw(some.integers(1, 9)))
    retrieval = retrieved(query, encoder_in_use, content)
    inside = retrieval.shelf().inside
    assert [one.found.group_id for one in inside] == expected
    pages = [rank(query.on_page(n)) for n in range(1, len(expected) // query.page_size + 3)]
    hits = [hit for page in pages for hit in page.hits]
    assert [hit.product.group_id for hit in hits] == expected
    assert [hit.rank for hit in hits] == list(range(1, len(expected) + 1))
    assert {page.total for page in pages} == {len(expected)}
    assert all(page.exact for page in pages)
    assert all(hit.product.is_visible for hit in hits)
    assert [hit.pinned for hit in hits] == [one.pinned for one in inside]
    assert [hit.approved for hit in hits] == [one.approved for one in inside]


@PROPERTIES
@given(data=some.data())
def test_nobody_is_lost_between_the_inside_and_the_outside(
    shop: list[Item], encoder_in_use: EncoderInUse, data: some.DataObject
) -> None:
    content = draw_content(data, shop)
    threshold = data.draw(some.floats(-0.5, 1))
    everything = retrieved(Query(threshold=-1e9), encoder_in_use, content).shelf()
    shelf = retrieved(Query(threshold=threshold), encoder_in_use, content).shelf()
    inside = {one.found.group_id for one in shelf.inside}
    outside = {one.found.group_id for one in shelf.outside}
    assert not inside & outside
    assert inside | outside == {one.found.group_id for one in everything.inside}
    assert all(one.found.score < threshold for one in shelf.outside)
    order = [one.found.score + one.found.boost for one in shelf.outside]
    assert order == sorted(order, reverse=True)


def _plain(limits: dict[str, ContentThreshold]) -> dict[str, Any]:
    return {key: {"value": one.value} for key, one in limits.items()}


def retrieved(query: Query, row: EncoderInUse, content: Content) -> Retrieval:
    retrieval = retrieve(query, row, content)
    assert retrieval is not None
    return retrieval


class TestPins:
    @pytest.fixture
    def reds(self, category: Category) -> Category:
        for number in range(1, 6):
            make_product(f"P{number}", (220, 20 * number, 20 * number), stock=1)
        drain()
        return category

    def skus(self, category: Category, **asked: Any) -> list[str]:
        return [hit.product.sku for hit in rank(Query(category=category, **asked)).hits]

    def pin(self, category: Category, sku: str, place: int) -> None:
        category.rules.create(kind="pin", product=Product.objects.get(sku=sku), position=place)
        publish(category)

    def test_a_pinned_product_stands_where_it_was_put(self, reds: Category) -> None:
        assert self.skus(reds) == ["P1", "P2", "P3", "P4", "P5"]
        self.pin(reds, "P5", 2)
        assert self.skus(reds) == ["P1", "P5", "P2", "P3", "P4"]

    def test_while_it_is_sold_out_it_stands_where_its_score_puts_it(self, reds: Category) -> None:
        self.pin(reds, "P5", 1)
        Product.objects.filter(sku="P5").update(stock=0)
        assert self.skus(reds) == ["P1", "P2", "P3", "P4", "P5"]

    def test_a_page_that_pins_fill_knows_how_many_more_there_are(self, reds: Category) -> None:
        self.pin(reds, "P5", 1)
        ranking = rank(Query(category=reds, page_size=1))
        assert [hit.product.sku for hit in ranking.hits] == ["P5"]
        assert ranking.total == 5
        assert self.skus(reds, page_size=1, page=2) == ["P1"]

    def test_without_rules_the_order_is_that_of_the_scores(self, reds: Category) -> None:
        self.pin(reds, "P5", 1)
        assert self.skus(reds, rules=False) == ["P1", "P2", "P3", "P4", "P5"]


def test_a_decision_on_what_became_a_variant_counts_the_same_on_pages_and_shelf(
    encoder_in_use: EncoderInUse,
) -> None:
    parent = make_product("P", "blue")
    variant = make_product("V", "blue", parent=parent)
    drain()
    content = Content(("red",), approved=(variant.pk,))
    retrieval = retrieved(Query(threshold=0.5), encoder_in_use, content)
    assert retrieval.page().placed == retrieval.shelf().inside == []


def test_a_shelf_changes_with_publishing_and_at_once(encoder_in_use: EncoderInUse) -> None:
    """What was remembered of the scoring before is not asked any more."""
    make_product("RED", "red")
    make_product("BLUE", "blue")
    drain()
    shelf = make_category("Things", "something red", state="draft")
    publish(shelf)
    query = Query(category=shelf)
    assert rank(query).hits[0].product.sku == "RED"
    shelf.definition = "something blue"
    shelf.save()
    assert rank(query).hits[0].product.sku == "RED"
    publish(shelf)
    assert rank(query).hits[0].product.sku == "BLUE"
