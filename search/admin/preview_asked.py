"""What a preview is asked about: the content that stands in a form, or why there is none."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from catalogue.content import Content, draft_content
from catalogue.models import Category
from search.admin.preview_form import PreviewForm
from search.encoders import EncoderError
from search.models import EncoderInUse
from search.ranking import NoEncoder

_WORDS = "These words cannot be ranked yet"


class CannotPreview(Exception):
    """title and lines are for the person who types."""

    def __init__(self, title: str, *lines: str) -> None:
        super().__init__(title)
        self.title, self.lines = title, lines


@dataclass(frozen=True, slots=True)
class Asked:
    """category: the one that is being edited, None: a new one."""

    content: Content
    category: Category | None
    by_name: bool


def asked(request: HttpRequest) -> Asked:
    """Of someone who may only look, what is stored is asked about. Raises CannotPreview."""
    form = PreviewForm(request.POST)
    if not form.is_valid():
        raise CannotPreview(_WORDS, *form.problems())
    saved = form.saved
    if saved is not None and request.POST.get("stored"):
        return Asked(draft_content(saved), saved, not saved.definition.strip())
    if not form.typed().texts:
        raise CannotPreview(
            "Describe what belongs here",
            "With a definition or a name, the products that fit it best appear here.",
        )
    by_name = not form.cleaned_data["definition"].strip()
    return Asked(form.content(EncoderInUse.objects.active()), saved, by_name)


@contextmanager
def in_words() -> Iterator[None]:
    """Turns what can go wrong with a ranking into CannotPreview."""
    try:
        yield
    except (NoEncoder, EncoderError) as error:
        raise CannotPreview("No preview without an encoder", str(error)) from error
    except ValueError as error:
        raise CannotPreview(_WORDS, f"{error}.".capitalize()) from error


def say(request: HttpRequest, problem: CannotPreview) -> HttpResponse:
    context = {"title": problem.title, "lines": problem.lines}
    return render(request, "admin/catalogue/category/preview_message.html", context)
