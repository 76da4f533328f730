"""The Review tab: one product after the other, approved, rejected or put aside."""

from functools import partial

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse

from catalogue.models import Category
from search.admin.deciding import may_decide
from search.admin.review_answer import act, whole
from search.admin.review_bulk import bulk_view
from search.admin.review_overview import overview_view
from search.admin.review_piece import piece
from search.admin.workbench_page import category_path, show
from search.reviewing import Choice, Desk

_PIECE = "X-Review-Piece"  # how the script asks for the changing part of the page alone


def urls(admin: "ModelAdmin[Category]") -> list[URLPattern]:
    overview = admin.admin_site.admin_view(partial(overview_view, admin))
    return [
        path("review/", overview, name="catalogue_category_reviews"),
        category_path(admin, "review/", "review", review_view),
        category_path(admin, "review/bulk/", "review_bulk", bulk_view),
    ]


def review_view(
    admin: "ModelAdmin[Category]", request: HttpRequest, category: Category
) -> HttpResponse:
    allowed = may_decide(request)
    choice = Choice.from_params(request.GET)
    desk = Desk(category, choice, request.session, request.user)
    answer = None
    if request.method == "POST":
        if not allowed:
            raise PermissionDenied
        answer = act(desk, request)
        if answer is None:
            return HttpResponseBadRequest("Choose one of the buttons of the page.")
        if _PIECE not in request.headers:
            messages.add_message(request, answer.tone, answer.said)
            return redirect(_address(category, choice, answer.product))
    wanted = answer.product if answer else whole(request.GET.get("product"))
    context = {
        **piece(desk, wanted, picture=whole(request.GET.get("picture"))),
        "may_decide": allowed,
        "said": answer.said if answer else "",
        "category": category,
    }
    if _PIECE in request.headers:
        return render(request, "admin/search/review/piece.html", context)
    return show(admin, request, category, "review", "admin/search/review/page.html", context)


def _address(category: Category, choice: Choice, product: int | None) -> str:
    page = reverse("admin:catalogue_category_review", args=[category.pk])
    query = choice.to_params(product=product)
    return f"{page}?{query}" if query else page
