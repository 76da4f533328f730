from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST

from catalogue.admin.attribute import AttributeAdmin
from catalogue.forms import PromptsField
from catalogue.models import Attribute
from catalogue.models.attribute import MAX_ATTRIBUTE_PROMPTS
from search.admin.preview_asked import CannotPreview, in_words, say
from search.preview import attribute_preview

admin.site.unregister(Attribute)


class AttributeWordsForm(forms.Form):
    prompts = PromptsField(required=False, most=MAX_ATTRIBUTE_PROMPTS)
    opposites = PromptsField(required=False, noun="opposite", most=MAX_ATTRIBUTE_PROMPTS)


@admin.register(Attribute)
class AttributeWithPreviewAdmin(AttributeAdmin):
    """Beside the words, the products that show the attribute most and least."""

    change_form_template = "admin/catalogue/attribute/change_form.html"

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.preview_view)
        return [
            path("preview/", view, name="catalogue_attribute_preview"),
            *super().get_urls(),
        ]

    def preview_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        response: HttpResponse = require_POST(self._preview)(request)
        return response

    def _preview(self, request: HttpRequest) -> HttpResponse:
        try:
            prompts, opposites = self._words(request)
            with in_words():
                seen = attribute_preview(prompts, opposites)
        except CannotPreview as problem:
            return say(request, problem)
        return render(request, "admin/catalogue/attribute/preview.html", {"preview": seen})

    def _words(self, request: HttpRequest) -> tuple[list[str], list[str]]:
        """As typed, or as stored where the person may only look."""
        if request.POST.get("stored"):
            attribute = self.get_object(request, request.POST.get("category", ""))
            if attribute is not None:
                return attribute.prompts, attribute.opposites
        form = AttributeWordsForm(request.POST)
        if not form.is_valid():
            problems: list[Any] = [one for errors in form.errors.values() for one in errors]
            raise CannotPreview("These words cannot be ranked yet", *map(str, problems))
        if not form.cleaned_data["prompts"]:
            raise CannotPreview(
                "Describe how it looks",
                "The products that show it most and least appear as you type.",
            )
        return form.cleaned_data["prompts"], form.cleaned_data["opposites"]
