from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from catalogue.views.tree import leaves, visible_tree
from search.views.answers import answer
from search.views.examples import examples
from search.views.results import render_answer


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    typed = request.GET.get("q", "")
    if typed.strip():
        found = answer(request)
        return render_answer(request, "search", found, {"typed": typed})
    context = {"is_empty": True, "typed": "", "examples": examples(leaves(visible_tree()))}
    return render_answer(request, "search", None, context)
