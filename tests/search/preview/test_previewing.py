"""The shelf of a draft, beside the one that shoppers see."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalogue.content import ContentRule, ContentThreshold, draft_content
from catalogue.models import Category, CategoryThreshold
from catalogue.publishing import publish, shown_content
from search.models import EncoderInUse
from search.preview import Preview, preview
from search.query import Query
from search.ranking import Hit, rank
from tests.search.reviewing.reds import ALL, product


def skus(hits: list[Hit]) -> list[str]:
    return [hit.product.sku for hit in hits]


def against_published(category: Category, definition: str = "red") -> Preview:
    content = replace(draft_content(category), texts=(definition,))
    return preview(content, shown_content(category), category)


def scans(asked: CaptureQueriesContext) -> int:
    return sum("<#>" in query["sql"] for query in asked.captured_queries)


class TestTheShelf:
    def test_it_is_what_shoppers_would_see(self, reds: Category) -> None:
        seen = preview(draft_content(reds))
        publish(reds)
        shop = rank(Query(category=reds))
        assert skus(seen.shown.hits[: seen.count]) == skus(shop.hits)
        assert seen.count == shop.total == 4

    def test_what_waits_is_counted_and_the_borderline_reads_from_left_to_right(
        self, reds: Category
    ) -> None:
        seen = preview(draft_content(reds))
        assert (seen.count, seen.waiting, seen.total) == (4, 2, 10)
        assert skus(seen.shown.above) == ["P0", "P1", "P2", "P3"]
        assert skus(seen.shown.below) == ["P4", "P5", "P6", "P7", "P8", "P9"]
        assert [hit.rank for hit in seen.shown.below] == [5, 6, 7, 8, 9, 10]

    def test_pins_and_decisions_show_as_shoppers_would_meet_them(self, reds: Category) -> None:
        content = replace(
            draft_content(reds),
            rules=(ContentRule("pin", product("P9").pk, 1), ContentRule("hide", product("P1").pk)),
            approved=(product("P8").pk,),
            rejected=(product("P0").pk,),
            switched_off=("examples",),
        )
        seen = preview(content)
        assert skus(seen.shown.hits[: seen.count]) == ["P9", "P2", "P3", "P8"]
        assert [(hit.pinned, hit.approved) for hit in seen.shown.hits[:4]] == [
            (True, False),
            (False, False),
            (False, False),
            (False, True),
        ]
        assert [one.sku for one in seen.shown.kept_out] == ["P0"]
        assert seen.total == 8

    def test_without_a_threshold_all_belong_and_nothing_is_near_it(self, reds: Category) -> None:
        seen = preview(replace(draft_content(reds), thresholds={}))
        assert (seen.count, seen.total, seen.threshold) == (10, 10, None)
        assert seen.shown.above == seen.shown.below == []

    def test_a_threshold_that_nothing_reaches_leaves_an_empty_shelf(
        self, reds: Category, encoder_in_use: EncoderInUse
    ) -> None:
        limits = {encoder_in_use.encoder_id: ContentThreshold(0.9999)}
        seen = preview(replace(draft_content(reds), thresholds=limits))
        assert (seen.count, seen.shown.above) == (0, [])
        assert skus(seen.shown.below) == ALL[:6]


class TestChanges:
    def test_a_category_that_shoppers_do_not_see_is_compared_with_nothing(
        self, reds: Category
    ) -> None:
        assert preview(draft_content(reds), shown_content(reds), reds).shown.changes is None

    def test_the_same_words_change_nothing(self, reds: Category) -> None:
        publish(reds)
        changes = against_published(reds).shown.changes
        assert changes is not None
        assert changes.difference.is_empty
        assert changes.difference.unchanged == 4

    def test_what_comes_and_leaves_is_counted_and_shown_with_places(self, reds: Category) -> None:
        publish(reds)
        limits = CategoryThreshold.objects.get()
        seen = preview(
            replace(
                draft_content(reds),
                texts=("blue",),
                thresholds={limits.encoder_id: ContentThreshold(limits.value)},
                approved=(product("P2").pk,),
                switched_off=("examples",),
            ),
            shown_content(reds),
            reds,
        )
        changes = seen.shown.changes
        assert changes is not None
        assert "P9" in skus(changes.added)
        assert skus(changes.removed) == ["P0", "P1", "P3"]
        assert [hit.rank for hit in changes.removed] == [1, 2, 4]
        assert changes.difference.protected == 1

    def test_what_moves_has_both_places(self, reds: Category) -> None:
        publish(reds)
        content = replace(draft_content(reds), rules=(ContentRule("pin", product("P3").pk, 1),))
        changes = preview(content, shown_content(reds), reds).shown.changes
        assert changes is not None
        (seat,) = changes.moved
        assert (seat.hit.product.sku, seat.before, seat.after) == ("P3", 4, 1)

    def test_a_threshold_that_was_carried_over_holds_for_the_published_shelf(
        self, reds: Category
    ) -> None:
        CategoryThreshold.objects.update(encoder_id="before")
        publish(reds)
        row = EncoderInUse.objects.get()
        value = draft_content(reds).thresholds["before"].value
        CategoryThreshold.objects.create(
            category=reds, encoder_id=row.encoder_id, value=value, carried=True
        )
        changes = against_published(reds).shown.changes
        assert changes is not None
        assert changes.difference.is_empty


class TestCost:
    def test_a_preview_reads_all_vectors_once_and_the_published_ones_once_in_a_while(
        self, reds: Category
    ) -> None:
        publish(reds)
        with CaptureQueriesContext(connection) as first:
            against_published(reds, "something red")
        with CaptureQueriesContext(connection) as second:
            against_published(reds, "something crimson and red")
        assert (scans(first), scans(second)) == (2, 1)

    def test_the_number_of_questions_does_not_grow_with_what_is_shown(self, reds: Category) -> None:
        publish(reds)
        against_published(reds)
        preview(replace(draft_content(reds), texts=("blue",), thresholds={}))  # its words are read
        with CaptureQueriesContext(connection) as same:
            against_published(reds)
        with CaptureQueriesContext(connection) as different:
            against_published(reds, "blue")
        assert len(different) == len(same)


def test_unusable_words_are_refused(reds: Category) -> None:
    with pytest.raises(ValueError, match="no text to define it"):
        preview(replace(draft_content(reds), texts=(" ",)))
