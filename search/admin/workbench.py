"""The tabs over a category's pages: define, review, arrange, publish, versions, why."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from catalogue.models import Category
from catalogue.publishing import has_unpublished_changes
from search.models import Membership, MembershipState


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
    badges = {"publish": ("changes", "busy")} if has_unpublished_changes(category) else {}
    waiting = Membership.objects.filter(category=category, state=MembershipState.REVIEW).count()
    if waiting:
        badges["review"] = (str(waiting), "busy")
    tabs = []
    for name, title, icon in _TABS:
        try:
            link = reverse(f"admin:catalogue_category_{name}", args=[category.pk])
        except NoReverseMatch:
            continue
        tabs.append(Tab(title, icon, link, name == current, *badges.get(name, ())))
    return {"workbench_tabs": tabs, "category": category}
