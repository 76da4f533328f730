"""Why a page has nothing to show, and the next step (an empty page always says so)."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from search.query import Filters, Query, QueryError
from search.ranking import Ranking
from search.views.chips import no_filters

_FIELDS = {
    "q": "",
    "like": "",
    "picture": "",
    "price_min": "Lowest price: ",
    "price_max": "Highest price: ",
    "page": "Page: ",
}


@dataclass(frozen=True, slots=True)
class Nothing:
    """url and action: where the next step leads and what the button says; both may be empty."""

    title: str
    text: str
    url: str = ""
    action: str = ""


def bad_query(error: QueryError, path: str, query: Query | None = None) -> Nothing:
    """query: as it was read, where it could be."""
    text = f"{_FIELDS.get(error.field, error.field + ': ')}{error.message}"
    if error.field == "picture" and query and query.says_words:
        words = "?" + query.to_params(picture=None, page=None)
        return Nothing("Your picture is gone", text, words, "Search without your picture")
    return Nothing("That cannot be searched for", text, path, "Start again")


def no_encoder(query: Query) -> Nothing:
    """A category, or a query that mixes more than words: words alone would have been answered."""
    words = query.text if query.category is None else ""
    if words:
        return Nothing(
            "Pictures cannot be compared right now",
            "What looks alike cannot be looked for at the moment, but words can.",
            f"{reverse('search')}?{urlencode({'q': words})}",
            f"Search for “{words}” alone",
        )
    return Nothing(
        "This shelf is not ready yet" if query.category else "Search by pictures is not ready",
        "The pictures cannot be ranked at the moment. Please try again in a while; meanwhile you "
        "can search by words.",
        reverse("search"),
        "Search by words",
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
    if ranking.encoder is None:
        return _no_words(ranking)
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
            "There are products to rank, but none that have what is chosen.",
            "?" + query.to_params(page=None, **no_filters(query)),
            "Remove the filters",
        )
    if ranking.has_weaker:
        return Nothing(
            "Nothing is near enough",
            "There are products, but what was asked for is not near to any of them. Try other "
            "words, or look at what fits less well.",
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


def _no_words(ranking: Ranking) -> Nothing:
    """Only words could be looked for, or only they were wanted."""
    query, why = ranking.query, ""
    if ranking.no_encoder:
        why = "Search by what pictures show is not ready at the moment, so only words could be "
        why += "looked for. "
    if query.filters != Filters():
        return Nothing(
            "No product passes these filters",
            f"{why}No product that has what is chosen uses these words.",
            "?" + query.to_params(page=None, **no_filters(query)),
            "Remove the filters",
        )
    return Nothing(
        "No product uses these words",
        f"{why}Please try other words, or browse.",
        reverse("categories"),
        "Browse the categories",
    )
