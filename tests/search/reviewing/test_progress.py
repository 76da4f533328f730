"""How far the review of each category is."""

from catalogue.deciding import decide
from catalogue.models import Category, Verdict
from search.models import EncoderInUse
from search.rescanning import rescan
from search.reviewing import waiting_for_review, with_progress
from tests.factories import make_category
from tests.search.reviewing.reds import product, stock_reds


def counts(category: Category) -> tuple[int, int, int, int]:
    row = with_progress(Category.objects.filter(pk=category.pk)).get()
    assert row.to_review == row.waiting + row.uncertain
    return row.decided, row.waiting, row.uncertain, row.total


def test_before_the_first_scan_nothing_is_known(reds: Category) -> None:
    assert counts(reds) == (0, 0, 0, 0)


def test_what_waits_and_what_is_uncertain_is_counted(encoder_in_use: EncoderInUse) -> None:
    reds = stock_reds(encoder_in_use, state="published")
    rescan(reds)
    assert counts(reds) == (0, 2, 2, 4)  # P4 and P5 wait, P2 and P3 are just in
    assert waiting_for_review(reds) == 2


def test_what_is_decided_is_done_at_once_without_another_scan(
    encoder_in_use: EncoderInUse,
) -> None:
    reds = stock_reds(encoder_in_use, state="published")
    rescan(reds)
    decide(reds, [product("P4"), product("P3"), product("P9")], Verdict.REJECT)
    assert counts(reds) == (3, 1, 1, 5)
    assert waiting_for_review(reds) == 1


def test_whether_there_is_a_threshold_is_told(reds: Category) -> None:
    make_category("Blue things", "blue")
    rows = with_progress(Category.objects.order_by("name"))
    assert [(row.name, row.has_threshold) for row in rows] == [
        ("Blue things", False),
        ("Red things", True),
    ]


def test_without_an_encoder_the_numbers_are_there_all_the_same(db: None) -> None:
    assert counts(make_category("Blue things", "blue")) == (0, 0, 0, 0)
