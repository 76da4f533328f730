from django.http import HttpRequest

from search.query_log import count_click, count_search
from search.views.beacon import beacon

_MOST_DIGITS = 9


@beacon
def search_click(request: HttpRequest) -> bool:
    """POST q, position: a product was opened from the results of a search."""
    text, position = request.POST.get("q", ""), _whole(request, "position")
    if not text.strip() or not position:
        return False
    count_click(text, position)
    return True


@beacon
def search_settled(request: HttpRequest) -> bool:
    """POST q, total: who searched as they typed has stopped typing."""
    text, total = request.POST.get("q", ""), _whole(request, "total")
    if not text.strip() or total is None:
        return False
    count_search(text, total)
    return True


def _whole(request: HttpRequest, name: str) -> int | None:
    """A whole number, not negative; None where there is none."""
    raw = request.POST.get(name, "")
    is_whole = raw.isascii() and raw.isdigit() and len(raw) <= _MOST_DIGITS
    return int(raw) if is_whole else None
