"""The page numbers under a ranking."""

import pytest

from search.models import EncoderInUse
from search.query import Query
from search.ranking import Hit, Ranking
from search.views.page_links import PageLink, page_links


def ranking(page: int, total: int) -> Ranking:
    return Ranking(
        query=Query(text="red mug", page=page, page_size=10),
        hits=[Hit.__new__(Hit)],
        total=total,
        exact=True,
        encoder=EncoderInUse(),
        coverage=None,
        waiting=0,
        images=total,
        threshold=None,
    )


def numbers(page: int, total: int) -> list[int]:
    links = page_links(ranking(page, total)).get("pages", [])
    assert isinstance(links, list)
    return [link.number for link in links if isinstance(link, PageLink)]


@pytest.mark.parametrize(
    ("page", "total", "expected"),
    [
        (1, 10, []),
        (1, 30, [1, 2, 3]),
        (1, 95, [1, 2, 3, 0, 10]),
        (5, 95, [1, 2, 3, 4, 5, 6, 7, 0, 10]),
        (6, 200, [1, 0, 4, 5, 6, 7, 8, 0, 20]),
        (10, 95, [1, 0, 8, 9, 10]),
    ],
)
def test_first_last_and_near_pages_are_offered_with_gaps_for_several_others(
    page: int, total: int, expected: list[int]
) -> None:
    assert numbers(page, total) == expected


def test_the_query_is_kept_and_the_first_page_needs_no_number() -> None:
    links = page_links(ranking(2, 30))
    assert links["previous_url"] == "?q=red+mug&page_size=10"
    assert links["next_url"] == "?q=red+mug&page=3&page_size=10"


def test_pages_that_a_query_refuses_are_not_offered() -> None:
    assert max(numbers(1, 50_000)) == 1_000
    assert page_links(ranking(1_000, 50_000))["next_url"] == ""
