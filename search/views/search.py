from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from catalogue.views.tree import leaves, visible_tree
from search.query import Query
from search.views.answers import answer
from search.views.counting import count_answer
from search.views.examples import examples
from search.views.free_text_category import address_of
from search.views.results import render_answer

_ASKING = ("q", "like", "picture", "more", "less")


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    typed = request.GET.get("q", "")
    if any(value.strip() for name in _ASKING for value in request.GET.getlist(name)):
        found = answer(request)
        count_answer(request, found.ranking)
        own_page = _own_page(found.ranking.query) if found.ranking else ""
        context = {"typed": typed, "own_page_url": own_page}
        return render_answer(request, "search", found, context)
    welcome = {"is_empty": True, "typed": "", "examples": examples(leaves(visible_tree()))}
    return render_answer(request, "search", None, welcome)


def _own_page(query: Query) -> str:
    """The address at which these words are a category, with the filters that are set; '' for a
    query that mixes more in, which only its owner may be able to repeat."""
    if not query.is_plain:
        return ""
    parameters = query.to_params(q=None, page=None)
    return address_of(query.text) + (f"?{parameters}" if parameters else "")
