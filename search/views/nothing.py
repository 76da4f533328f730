"""Why a page has nothing to show, and the next step (an empty page always says so)."""

from dataclasses import dataclass

from django.urls import reverse

from search.query import Filters, QueryError
from search.ranking import Ranking

_FIELDS = {"q": "", "price_min": "Lowest price: ", "price_max": "Highest price: ", "page": "Page: "}


@dataclass(frozen=True, slots=True)
class Nothing:
    """url and action: where the next step leads and what the button says; both may be empty."""

    title: str
    text: str
    url: str = ""
    action: str = ""


def bad_query(error: QueryError, path: str) -> Nothing:
    text = f"{_FIELDS.get(error.field, error.field + ': ')}{error.message}"
    return Nothing("That cannot be searched for", text, path, "Start again")


def no_encoder(reason: str) -> Nothing:
    return Nothing(
        "Search is not ready",
        reason or "The pictures cannot be ranked at the moment. Please try again in a while.",
        reverse("categories"),
        "Browse the categories",
    )


def no_hits(ranking: Ranking) -> Nothing:
    """The first reason that holds, from the most certain to the most general."""
    query = ranking.query
    if ranking.total and query.page > 1:
        return Nothing(
            "There is no such page",
            f"The last page is number {ranking.pages:,}.",
            "?" + query.to_params(page=None),
            "Back to the first page",
        )
    if not ranking.images:
        return Nothing(
            "The shelves are still empty",
            "No picture is in the catalogue yet. Add products in the admin, or import a file with "
            "`manage.py import_products`.",
        )
    if ranking.waiting >= ranking.images:
        return Nothing(
            "The pictures are still being read",
            f"None of {ranking.images:,} pictures can be ranked yet. This takes a moment after an "
            "import; reload the page to see how far it is.",
            "?" + query.to_params(),
            "Reload",
        )
    if query.filters != Filters():
        return Nothing(
            "No product passes these filters",
            "There are products to rank, but none within the chosen brand, price or stock.",
            "?" + query.to_params(**_without_filters(query.filters)),
            "Remove the filters",
        )
    if ranking.threshold is not None:
        return Nothing(
            "Nothing is near enough yet",
            "No picture reaches the least similarity that this category asks for.",
            reverse("categories"),
            "Browse other categories",
        )
    return Nothing(
        "Nothing to show",
        "No published product has a picture that can be ranked.",
        reverse("home"),
        "To the front page",
    )


def _without_filters(filters: Filters) -> dict[str, None]:
    plain = ("brand", "price_min", "price_max", "in_stock", "page")
    return dict.fromkeys([*plain, *(f"attr.{name}" for name, _ in filters.attributes)])
