"""The tabs over a category's pages: define, review, arrange, publish, versions, why."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html

from catalogue.admin.markup import chip, state_chip
from catalogue.models import Category, State
from catalogue.publishing import has_unpublished_changes
from search.reviewing import waiting_for_review


@dataclass(frozen=True, slots=True)
class Tab:
    """badge: a number or word beside the title; tone as in `catalogue.admin.markup.chip`."""

    title: str
    icon: str
    link: str
    current: bool
    badge: str = ""
    tone: str = "quiet"


_TABS = (
    ("change", "Define", "edit_note"),
    ("review", "Review", "rule"),
    ("arrange", "Arrange", "drag_indicator"),
    ("publish", "Publish", "publish"),
    ("versions", "Versions", "history"),
    ("why", "Why", "help"),
)


def workbench(request: HttpRequest, category: Category, current: str) -> dict[str, Any]:
    """Context for `admin/catalogue/category/tabs.html`; `current` is the last part of a name."""
    changed = has_unpublished_changes(category)
    badges = {"publish": ("changes", "busy")} if changed else {}
    waiting = waiting_for_review(category)
    if waiting:
        badges["review"] = (f"{waiting:,}", "busy")
    tabs = []
    for name, title, icon in _TABS:
        try:
            link = reverse(f"admin:catalogue_category_{name}", args=[category.pk])
        except NoReverseMatch:
            continue
        tabs.append(Tab(title, icon, link, name == current, *badges.get(name, ())))
    state = state_chip(category.state)
    if changed and category.state == State.PUBLISHED:
        state = format_html("{} {}", state, chip("unpublished changes", "busy"))
    return {"workbench_tabs": tabs, "workbench_state": state, "category": category}
