from django.contrib import messages
from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from catalogue.from_words import draft_from_words
from search.explanation.filter_words import filter_words
from search.query import Query, QueryError


def may_draft(user: User | AnonymousUser) -> bool:
    return user.is_staff and user.has_perm("catalogue.add_category")


@require_POST
def draft_from_search(request: HttpRequest) -> HttpResponse:
    """POST q and the shop's filters: the words become a draft category, opened to be defined.

    A category holds no filters, so those are noted for the person and in the history.
    """
    if not may_draft(request.user):
        raise PermissionDenied
    try:
        query = Query.from_params(request.POST)
    except QueryError:
        query = Query()
    if not query.text:
        return redirect("search")
    filters = filter_words(query.filters)
    reason = f"From the search; filters: {filters}" if filters else "From the search."
    category, is_new = draft_from_words(query.text, request.user, reason)
    if not is_new:
        messages.info(request, f"“{category}” says just these words already; it is opened here.")
    else:
        messages.success(request, _made(query.text, filters))
    return redirect(reverse("admin:catalogue_category_change", args=[category.pk]))


def _made(text: str, filters: str) -> str:
    made = f"The search “{text}” is a draft now; shoppers see it when it is published."
    if not filters:
        return made
    return f"{made} The search was filtered ({filters}); say that by a rule or an attribute."
