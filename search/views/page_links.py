"""The numbers under a ranking: first, last, and those around the page one is on."""

from dataclasses import dataclass

from search.query import MAX_PAGE
from search.ranking import Ranking

_AROUND = 2


@dataclass(frozen=True, slots=True)
class PageLink:
    """number 0: a gap. is_far: left out where there is little room."""

    number: int
    url: str = ""
    is_current: bool = False
    is_far: bool = False


def page_links(ranking: Ranking) -> dict[str, object]:
    """What `shop/parts/pages.html` shows; nothing where one page holds all."""
    here, last = ranking.query.page, min(ranking.pages, MAX_PAGE)
    if last == 1 or not ranking.hits:
        return {}
    return {
        "pages": [_link(ranking, number, here) for number in _numbers(here, last)],
        "previous_url": _url(ranking, here - 1) if here > 1 else "",
        "next_url": _url(ranking, here + 1) if here < last else "",
    }


def _numbers(here: int, last: int) -> list[int]:
    """Ascending, with 0 for each gap of more than one page."""
    near = range(max(1, here - _AROUND), min(last, here + _AROUND) + 1)
    shown = sorted({1, *near, last})
    numbers: list[int] = []
    for number in shown:
        missing = number - numbers[-1] - 1 if numbers else 0
        if missing:
            numbers.append(number - 1 if missing == 1 else 0)
        numbers.append(number)
    return numbers


def _link(ranking: Ranking, number: int, here: int) -> PageLink:
    if not number:
        return PageLink(0)
    is_far = abs(number - here) >= _AROUND and number not in (1, ranking.pages)
    return PageLink(number, _url(ranking, number), number == here, is_far)


def _url(ranking: Ranking, number: int) -> str:
    return "?" + ranking.query.to_params(page=number if number > 1 else None)
