"""The live preview beside a category's form: what is typed comes in, a piece of page goes out.

Nothing is written. Whatever is wrong with the text comes back as a friendly line in the same place.
"""

from dataclasses import replace

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from catalogue.content import Content, ContentThreshold, draft_content
from catalogue.forms import PromptsField
from catalogue.models import Category, Combination
from search.admin.histogram import draw_histogram
from search.encoders import EncoderError
from search.models import EncoderInUse
from search.preview import Preview, preview
from search.ranking import NoEncoder

WEAK_COVERAGE = 0.35
_TOO_LONG = "{} may have up to %(limit_value)d characters; this has %(show_value)d. Shorten it."


class PreviewForm(forms.Form):
    """The fields of a category that shape its ranking."""

    name = forms.CharField(
        required=False, max_length=120, error_messages={"max_length": _TOO_LONG.format("The name")}
    )
    definition = forms.CharField(
        required=False,
        max_length=2000,
        error_messages={"max_length": _TOO_LONG.format("The definition")},
    )
    prompts = PromptsField(required=False)
    combination = forms.ChoiceField(choices=Combination.choices, required=False)
    threshold = forms.FloatField(
        required=False,
        min_value=-1,
        max_value=1,
        error_messages={
            "invalid": "The threshold is a number such as 0.25.",
            "min_value": "The threshold lies between −1 and 1.",
            "max_value": "The threshold lies between −1 and 1.",
        },
    )

    def category(self) -> Category:
        """What is typed as a category that is never saved."""
        typed = self.cleaned_data
        return Category(
            name=typed["name"],
            definition=typed["definition"],
            prompts=typed["prompts"],
            combination=typed["combination"] or Combination.MEAN,
        )

    def content(self) -> Content:
        """What is typed, with its threshold under the encoder in use."""
        content, encoder = draft_content(self.category()), EncoderInUse.objects.active()
        value = self.cleaned_data["threshold"]
        if encoder is None or value is None:
            return content
        return replace(content, thresholds={encoder.encoder_id: ContentThreshold(value)})


@require_POST
def preview_view(request: HttpRequest, *, allowed: bool) -> HttpResponse:
    if not allowed:
        raise PermissionDenied
    form = PreviewForm(request.POST)
    if not form.is_valid():
        problems = [str(error) for errors in form.errors.values() for error in errors]
        return _say(request, "These words cannot be ranked yet", *problems)
    category = form.category()
    if not category.texts:
        return _say(
            request,
            "Describe what belongs here",
            "With a definition or a name, the products that fit it best appear here.",
        )
    try:
        seen = preview(form.content())
    except (NoEncoder, EncoderError) as error:
        return _say(request, "No preview without an encoder", str(error))
    except ValueError as error:
        return _say(request, "These words cannot be ranked yet", f"{error}.".capitalize())
    return _show(request, category, seen)


def _show(request: HttpRequest, category: Category, seen: Preview) -> HttpResponse:
    if not seen.total:
        return _say(
            request,
            "Nothing to rank yet",
            "No published product has an embedded image. Publish products, or wait until their "
            "images are ready.",
        )
    context = {
        "preview": seen,
        "histogram": draw_histogram(seen.scores, seen.threshold),
        "by_name": not category.definition.strip(),
        "weak": seen.coverage is not None and seen.coverage < WEAK_COVERAGE,
        "too_long": [prompt for prompt in seen.prompts if prompt.too_long],
    }
    return render(request, "admin/catalogue/category/preview.html", context)


def _say(request: HttpRequest, title: str, *lines: str) -> HttpResponse:
    context = {"title": title, "lines": lines}
    return render(request, "admin/catalogue/category/preview_message.html", context)
