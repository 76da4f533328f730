"""The Arrange tab: pin, hide, boost and bury on the shelf as shoppers will see it."""

from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.urls import URLPattern, reverse
from django.utils.http import urlencode

from catalogue.arranging import LAST_PLACE
from catalogue.models import Category, RuleKind
from search.admin.arrange_actions import Done, act, chosen_rule
from search.admin.arrange_form import ArrangedRuleForm
from search.admin.arrange_shelf import PAGE_SIZE, arranged_shelf, offered
from search.admin.workbench import workbench
from search.admin.workbench_page import category_path, may_arrange, show

_PIECE = "X-Arrange-Piece"  # how the script asks for the changing part of the page alone


def urls(admin: "ModelAdmin[Category]") -> list[URLPattern]:
    return [category_path(admin, "arrange/", "arrange", arrange_view)]


def arrange_view(
    admin: "ModelAdmin[Category]", request: HttpRequest, category: Category
) -> HttpResponse:
    allowed, done = may_arrange(request), None
    if request.method == "POST":
        if not allowed:
            raise PermissionDenied
        done = act(category, request)
        if done is None:
            return HttpResponseBadRequest("Choose one of the buttons of the page.")
        if done.form is None and _PIECE not in request.headers:
            messages.add_message(request, done.tone, done.said)
            return redirect(_address(category, request))
    context = {**_context(category, request, done), "may_arrange": allowed, "category": category}
    if _PIECE in request.headers:
        context |= workbench(request, category, "arrange")  # there may be something to publish now
        return render(request, "admin/catalogue/arrange/piece.html", context)
    return show(admin, request, category, "arrange", "admin/catalogue/arrange/page.html", context)


def _context(category: Category, request: HttpRequest, done: Done | None) -> dict[str, Any]:
    page = request.GET.get("p", "1")
    shelf = arranged_shelf(category, int(page) if page.isdigit() and len(page) < 5 else 1)
    term = request.GET.get("q", "")
    form = done.form if done and done.form else _form(category, request)
    places = {card.group: card.hit.rank for card in shelf.cards}
    hidden = {row.rule.product_id for row in shelf.rules if row.rule.kind == RuleKind.HIDE}
    return {
        "shelf": shelf,
        "form": form,
        "editing": form.instance if form and form.instance.pk else None,
        "term": term,
        "offered": [(one, places.get(one.pk), one.pk in hidden) for one in offered(term)],
        "said": done.said if done else "",
        "tone": "good" if done and done.tone == messages.SUCCESS else "busy",
        "moved": done.product.pk if done and done.product else None,
        "last_place": LAST_PLACE,
        "page_size": PAGE_SIZE,
        "address": _address(category, request),
    }


def _form(category: Category, request: HttpRequest) -> ArrangedRuleForm | None:
    """To change the rule that the address names, else to add a boost or bury."""
    rule = chosen_rule(category, request.GET.get("rule", ""))
    return ArrangedRuleForm(instance=rule) if rule is not None else None


def _address(category: Category, request: HttpRequest) -> str:
    """This page, on the same part of the shelf and with the same search."""
    kept = {name: request.GET[name] for name in ("p", "q") if request.GET.get(name)}
    page = reverse("admin:catalogue_category_arrange", args=[category.pk])
    return f"{page}?{urlencode(kept)}" if kept else page
