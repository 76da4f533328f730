"""Approve or reject many products together: how many and which, then a confirming count."""

from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from catalogue.models import Category, Verdict
from search.admin.deciding import may_decide
from search.admin.review_answer import DONE, whole
from search.admin.workbench_page import show
from search.encoders import EncoderError
from search.ranking import NoEncoder
from search.reviewing import SHOWN, Choice, bulk, read_score


def bulk_view(
    admin: "ModelAdmin[Category]", request: HttpRequest, category: Category
) -> HttpResponse:
    if not may_decide(request):
        raise PermissionDenied
    choice = Choice.from_params(request.GET)
    page = reverse("admin:catalogue_category_review_bulk", args=[category.pk])
    if request.method == "POST" and request.POST.get("verb") == "undo":
        _undo(request, category)
        return redirect(f"{page}?{choice.to_params()}")
    context = _asked(request)
    planned = None
    if context["verdict"] and context["cut"] is not None:
        try:
            planned = bulk.plan(category, choice, context["verdict"], context["cut"])
        except (NoEncoder, EncoderError, ValueError) as error:
            context["problem"] = str(error)
    if request.method == "POST" and planned:
        context["problem"] = _refusal(planned, whole(request.POST.get("count", "").strip()))
        if not context["problem"]:
            _carry_out(request, category, planned)
            return redirect(f"{page}?{choice.to_params()}")
    context |= {"plan": planned, "choice": choice, "shows": SHOWN, "most": bulk.MOST}
    context["batches"] = bulk.batches(category)
    return show(admin, request, category, "review", "admin/search/review/bulk.html", context)


def _asked(request: HttpRequest) -> dict[str, Any]:
    verdict = request.GET.get("verdict")
    typed = request.GET.get("score", "")
    cut = read_score(typed)
    problem = "The score is a number such as 0.25." if typed.strip() and cut is None else ""
    return {
        "verdict": Verdict(verdict) if verdict in set(Verdict) else None,
        "typed": typed,
        "cut": cut,
        "problem": problem,
    }


def _refusal(planned: bulk.Plan, typed: int | None) -> str:
    """Why it is not done; empty: it may be."""
    if planned.is_too_much:
        return f"At most {bulk.MOST:,} products can be decided at once. Choose another score."
    if not planned.count:
        return "No product is meant by this any more, so nothing was done."
    if typed != planned.count:
        return f"It is {planned.count:,} products now. Type this number to confirm."
    return ""


def _carry_out(request: HttpRequest, category: Category, planned: bulk.Plan) -> None:
    code = bulk.carry_out(category, planned, request.user)
    number = _counted(planned.count)
    said = f"{DONE[planned.verdict]} {number} together (batch {code}). You can undo it below."
    messages.success(request, said)


def _undo(request: HttpRequest, category: Category) -> None:
    number = bulk.undo(category, request.POST.get("code", "").replace("\x00", ""), request.user)
    if number:
        messages.success(request, f"Undone: {_counted(number)} undecided again.")
    else:
        messages.info(request, "Nothing of that batch was left to undo.")


def _counted(number: int) -> str:
    return f"{number:,} product{'' if number == 1 else 's'}"
