"""The side bar, grouped by what people come for; a link is shown to those who may follow it."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from search.models import ImageEmbedding, Status


def navigation(request: HttpRequest) -> list[dict[str, Any]]:
    failed = _failed(request)
    waits = {"badge": failed, "badge_variant": "danger"} if failed else {}
    return [
        {"items": [_item("Overview", "space_dashboard", "admin:index")]},
        {
            "title": "Catalogue",
            "items": [
                _page("Products", "inventory_2", "catalogue", "product"),
                _page("Categories", "account_tree", "catalogue", "category", active=_categories),
                _page("Attributes", "visibility", "catalogue", "attribute"),
                _page("Rules", "tune", "catalogue", "rule"),
            ],
        },
        {
            "title": "Review",
            "items": [
                {
                    **_item("Review", "rule", "admin:catalogue_category_reviews"),
                    "permission": _may_view("catalogue", "category"),
                },
                _page("Decisions", "gavel", "catalogue", "decision"),
                _page("Memberships", "shelves", "search", "membership"),
                _page("Scans", "radar", "search", "categoryscan"),
            ],
        },
        {
            "title": "Search",
            "items": [
                _page("Searches", "query_stats", "search", "querycount"),
                _page("Image embeddings", "image_search", "search", "imageembedding", **waits),
                _page("Text embeddings", "notes", "search", "textembedding"),
                _page("Category embeddings", "data_object", "search", "categoryembedding"),
                _page("Encoders", "neurology", "search", "encoderinuse"),
                _page("Workers", "monitor_heart", "search", "workerheartbeat"),
            ],
        },
        {
            "title": "People",
            "items": [
                _page("Users", "person", "auth", "user"),
                _page("Groups", "group", "auth", "group"),
            ],
        },
    ]


def _categories(request: HttpRequest) -> bool:
    """All their pages but the overview of the review, which has a link of its own."""
    own = request.path.startswith(reverse("admin:catalogue_category_changelist"))
    return own and request.path != reverse("admin:catalogue_category_reviews")


def _item(title: str, icon: str, address: str) -> dict[str, Any]:
    return {"title": title, "icon": icon, "link": reverse(address)}


def _page(title: str, icon: str, app: str, model: str, **more: object) -> dict[str, Any]:
    return {
        **_item(title, icon, f"admin:{app}_{model}_changelist"),
        "permission": _may_view(app, model),
        **more,
    }


def _may_view(app: str, model: str) -> Callable[[HttpRequest], bool]:
    def allowed(request: HttpRequest) -> bool:
        return request.user.has_perm(f"{app}.view_{model}") or request.user.has_perm(
            f"{app}.change_{model}"
        )

    return allowed


def _failed(request: HttpRequest) -> str:
    """How many images failed, for the badge; the index of failed rows makes this cheap."""
    if not request.user.has_perm("search.view_imageembedding"):
        return ""
    number = ImageEmbedding.objects.filter(status=Status.FAILED).count()
    return "" if not number else "99+" if number > 99 else str(number)
