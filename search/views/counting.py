"""Which requests begin a search, so that one search is counted once."""

from urllib.parse import parse_qs, urlsplit

from django.http import HttpRequest

from search.query import Query
from search.query_log import count_search, loggable
from search.ranking import Ranking

_TYPING = "q"  # the id of the search field
_COUNTED = "X-Counted"  # static/shop/clicks.js says so of words that it has reported


def count_answer(request: HttpRequest, ranking: Ranking | None) -> None:
    """Count what was searched for, unless this request goes on with a search that was begun.

    Words that appear as one types are reported by the page once the typing has settled.
    """
    if ranking is not None and _begins(request, ranking.query):
        count_search(ranking.query.text, ranking.total)


def _begins(request: HttpRequest, query: Query) -> bool:
    return _is_words_alone(query) and not _was_counted(request, query.text)


def _is_words_alone(query: Query) -> bool:
    """What is filtered, sorted, paged, mixed or looked at without rules began as these words.

    The words of a page's own address were not typed by whoever follows a link to it.
    """
    narrowed = query.to_params(q=None, page_size=None)
    return query.is_plain and not query.addressed and not narrowed


def _was_counted(request: HttpRequest, text: str) -> bool:
    headers = request.headers
    if "HX-History-Restore-Request" in headers or "prefetch" in headers.get("Sec-Purpose", ""):
        return True
    if "HX-Request" in headers:
        return headers.get("HX-Trigger") == _TYPING or _COUNTED in headers
    # without a script a filter that is removed leads from the same words to the same words
    before = parse_qs(urlsplit(headers.get("Referer", "")).query).get("q", [""])[0]
    return bool(before) and loggable(before) == loggable(text)
