"""The live preview beside a category's form: what is typed comes in, a piece of page goes out.

Nothing is written. Whatever is wrong with the text comes back as a friendly line in the same place.
"""

from typing import Any

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_POST

from catalogue.models import Category
from catalogue.publishing import shown_content
from search.admin.calibration_plot import draw_curve
from search.admin.histogram import Histogram, draw_histogram
from search.admin.preview_asked import Asked, CannotPreview, asked, in_words, say
from search.admin.preview_cards import cards
from search.admin.preview_form import PreviewForm
from search.admin.preview_notes import notes_on
from search.admin.short_score import short
from search.methods.calibration import needs
from search.methods.prompt_ideas import suggest_prompts
from search.preview import SWITCHES, Preview, applying, part_effect, preview
from search.scoring import recipe_of

SURE = 0.8


def urls(admin: "ModelAdmin[Category]") -> list[URLPattern]:
    views = {"preview": _preview, "preview/part": _part, "preview/prompts": _prompts}

    def guarded(view: Any) -> Any:
        def inner(request: HttpRequest) -> HttpResponse:
            if not admin.has_view_permission(request):
                raise PermissionDenied
            response: HttpResponse = require_POST(view)(request)
            return response

        return admin.admin_site.admin_view(inner)

    return [
        path(f"{route}/", guarded(view), name=f"catalogue_category_{route.replace('/', '_')}")
        for route, view in views.items()
    ]


def _preview(request: HttpRequest) -> HttpResponse:
    """`fitted` in what is posted: wait for probabilities."""
    try:
        what = asked(request)
        live = shown_content(what.category) if what.category else None
        with in_words():
            fitted = bool(request.POST.get("fitted"))
            seen = preview(what.content, live, what.category, fitted=fitted)
        if not seen.total:
            raise CannotPreview(
                "Nothing to rank yet",
                "No published product has an embedded image. Publish products, or wait until "
                "their images are ready.",
            )
    except CannotPreview as problem:
        return say(request, problem)
    return render(request, "admin/catalogue/category/preview.html", _context(what, seen))


def _part(request: HttpRequest) -> HttpResponse:
    """The shelf with one part of the recipe switched the other way."""
    try:
        what = asked(request)
        with in_words():
            effect = part_effect(what.content, request.POST.get("part", ""))
    except CannotPreview as problem:
        return say(request, problem)
    return render(request, "admin/catalogue/category/preview_part_effect.html", {"effect": effect})


def _prompts(request: HttpRequest) -> HttpResponse:
    """Prompts to start from, as lines for the field."""
    form = PreviewForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"prompts": [], "said": " ".join(form.problems())})
    typed = form.typed()
    parent = typed.parent.name if typed.parent else ""
    ideas = suggest_prompts(typed.name, typed.definition, parent, typed.prompts)
    if ideas:
        said = f"{len(ideas)} added. Change them as you like, or delete what does not fit."
    elif typed.texts:
        said = "There is nothing to add: suggestions are made from English words."
    else:
        said = "Type a name or a definition first; suggestions are made from those."
    return JsonResponse({"prompts": ideas, "said": said})


def _context(what: Asked, seen: Preview) -> dict[str, Any]:
    histogram = draw_histogram(seen.scores, seen.threshold, seen.review_from)
    recipe, applies, changes = recipe_of(what.content), applying(what.content), seen.shown.changes
    return {
        "preview": seen,
        "category": what.category,
        "histogram": histogram,
        "kept": ",".join(map(str, histogram.kept)),
        "stops": [(one, short(one.threshold, seen.scores)) for one in seen.levels[::-1]],
        "suggestions": [
            (one, short(one.threshold, seen.scores))
            for one in seen.suggestions
            if one.threshold is not None
        ],
        "silent": [one for one in seen.suggestions if one.threshold is None],
        "hits": cards(seen, seen.shown.hits),
        "above": cards(seen, seen.shown.above),
        "below": cards(seen, seen.shown.below),
        "added": cards(seen, changes.added) if changes else [],
        "removed": changes.removed if changes else [],
        "by_name": what.by_name,
        "notes": notes_on(seen),
        "parts": [(one, one.part in recipe, one.part in applies) for one in SWITCHES],
        **_likely(what, seen, histogram),
    }


def _likely(what: Asked, seen: Preview, histogram: Histogram) -> dict[str, Any]:
    approved, rejected = len(what.content.approved), len(what.content.rejected)
    found: dict[str, Any] = {
        "decided": approved + rejected,
        "needs": needs(approved, rejected),
        "review": reverse("admin:catalogue_category_review", args=[what.category.pk])
        if what.category
        else "",
    }
    if seen.likelihood is None:
        return found
    threshold, sure_from = seen.threshold, seen.likelihood.threshold_for(SURE)
    return {
        **found,
        "curve": draw_curve(seen.likelihood, histogram.low, histogram.high, threshold),
        "at": None if threshold is None else seen.likelihood.at(threshold),
        "sure": SURE,
        "sure_from": None if sure_from is None else short(sure_from, seen.scores),
        "bins": seen.likelihood.bins(),
    }
