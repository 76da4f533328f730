"""The page “Why” of a search: its words, its filters, and a product that is there or missing."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode

from catalogue.models import Category
from search.admin.why_answer import show, told
from search.admin.why_picks import picks
from search.admin.why_products import Asked, asked_for
from search.explanation.filter_words import filter_words
from search.parameters import read_rules
from search.query import Query, QueryError

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin

_TEMPLATE = "admin/catalogue/why/search.html"
_OWN = {"sku", "q", "similar_to"}


def search_page(admin: "ModelAdmin[Category]", request: HttpRequest) -> HttpResponse:
    asked = asked_for(request.GET.get("sku", ""))
    like = asked_for(request.GET.get("similar_to", ""))
    context: dict[str, Any] = {
        **admin.admin_site.each_context(request),
        "opts": admin.opts,
        "title": "Why is it found, why is it not",
        "asked": asked,
        "like": like,
        "typed": request.GET.get("q", "")[:500],
        "products_url": reverse("admin:catalogue_category_why_products"),
        "hidden_fields": _hidden(request.GET),
        "may_add": request.user.has_perm("catalogue.add_category"),
    }
    try:
        query = _query(request, like)
    except QueryError as error:
        context["problem"] = error.message
        return TemplateResponse(request, _TEMPLATE, context)
    if query is not None:
        context["filters"] = filter_words(query.filters)
        context["without_filters"] = f"?{urlencode(_kept(request))}"
        address = "" if query.similar_to else f"{reverse('search')}?{query.to_params()}"
        context["shop_url"] = address
        context |= _answer(request, query, asked)
    return TemplateResponse(request, _TEMPLATE, context)


def _query(request: HttpRequest, like: Asked) -> Query | None:
    """None: nothing is searched for yet. Raises QueryError."""
    rules = read_rules(request.GET, is_staff=True)
    if like.typed:
        if like.product is None:
            raise QueryError("similar_to", f"No product has the SKU “{like.typed}”.")
        return Query.from_params(request.GET, similar_to=like.product, text="", rules=rules)
    query = Query.from_params(request.GET, rules=rules)
    return query if query.text or query.terms else None


def _answer(request: HttpRequest, query: Query, asked: Asked) -> dict[str, Any]:
    if asked.product is None:
        return {} if asked.typed else picks(query)
    explanation, problem = told(query, asked.product)
    if explanation is None:
        return {"problem": problem}
    return {"shown": show(request, explanation)}


def _hidden(params: QueryDict) -> list[tuple[str, str]]:
    """Filters that came with the address stay with the form."""
    return [
        (name, value)
        for name, values in params.lists()
        if name not in _OWN and name != "page"
        for value in values
        if value
    ]


def _kept(request: HttpRequest) -> dict[str, str]:
    return {name: request.GET[name] for name in sorted(_OWN) if name in request.GET}
