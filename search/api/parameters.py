"""The parameters of every ranking, as the API's documentation lists them."""

from collections.abc import Callable
from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from drf_standardized_errors.openapi_validation_errors import extend_validation_errors

from search.query import MAX_QUERY_CHARACTERS
from search.query_choices import Fusion, Sort

TEXT = OpenApiParameter(
    "q",
    OpenApiTypes.STR,
    description=f"What to look for, in words; at most {MAX_QUERY_CHARACTERS} characters. It can be "
    "left out where `like` or `picture` says it.",
)
RULES = OpenApiParameter(
    "rules",
    OpenApiTypes.STR,
    enum=["off"],
    description="`off` leaves out pins, hides, boosts and buries, to compare. For signed-in staff; "
    "from anybody else it changes nothing.",
)
EXPLAIN = OpenApiParameter(
    "explain",
    OpenApiTypes.BOOL,
    description="True: each hit tells the parts of its score. For signed-in users who may view "
    "categories; 403 for others.",
)
FACETS = OpenApiParameter(
    "facets", OpenApiTypes.BOOL, description="True: with facets over the whole ranking."
)
FILTERS = [
    OpenApiParameter("page", OpenApiTypes.INT, description="From 1."),
    OpenApiParameter("page_size", OpenApiTypes.INT, description="1 to 100; 24 when left out."),
    OpenApiParameter(
        "brand", OpenApiTypes.STR, many=True, description="Repeat it to allow several brands."
    ),
    OpenApiParameter("price_min", OpenApiTypes.DECIMAL, description="Lowest price."),
    OpenApiParameter("price_max", OpenApiTypes.DECIMAL, description="Highest price."),
    OpenApiParameter("in_stock", OpenApiTypes.BOOL, description="True: nothing sold out."),
    OpenApiParameter(
        "sort",
        OpenApiTypes.STR,
        enum=[one.value for one in Sort],
        description="Within what is relevant; `relevance` when left out. `varied`: by relevance, "
        "with the best moved so that neighbours differ.",
    ),
    FACETS,
    RULES,
    EXPLAIN,
]
MIXED = [
    OpenApiParameter(
        "like",
        OpenApiTypes.STR,
        many=True,
        description="The SKU of a product whose looks are wanted too; `SKU:0.5` weighs it.",
    ),
    OpenApiParameter(
        "picture",
        OpenApiTypes.STR,
        many=True,
        description="The ticket of a picture that was handed in; `TICKET:0.5` weighs it.",
    ),
    OpenApiParameter("more", OpenApiTypes.STR, many=True, description="More of these words."),
    OpenApiParameter("less", OpenApiTypes.STR, many=True, description="Less of these words."),
]
CHOICES = [
    OpenApiParameter(
        "weaker", OpenApiTypes.BOOL, description="True: with what lies beyond the cut-off."
    ),
    OpenApiParameter(
        "cut",
        OpenApiTypes.STR,
        description="Where relevance ends: `off`, `gap`, `relative:0.6` (of the way from the mean "
        "score to the best), `deviation:2` or `fixed:0.3`; the shop's own rule when left out.",
    ),
    OpenApiParameter(
        "legs",
        OpenApiTypes.STR,
        description="What is read, comma-separated: `picture`, `words` (what the product's words "
        "mean), `lexical` (the words as typed); all of them when left out.",
    ),
    OpenApiParameter(
        "fusion",
        OpenApiTypes.STR,
        enum=[one.value for one in Fusion],
        description="How the lexical leg joins the others.",
    ),
]
ABOUT_FILTERS = (
    "Filters are part of the ranking: a page is full whenever enough products pass them. "
    "Besides those listed, `attr.NAME=value` asks for an attribute, as in `attr.colour=red`."
)


def filter_errors(*more: str) -> Callable[[Any], Any]:
    """Document 400 for the parameters above and those named."""

    def decorate(view: Any) -> Any:
        checked = (parameter.name for parameter in FILTERS if parameter not in (RULES, EXPLAIN))
        for name in (*more, *checked):
            view = extend_validation_errors(["invalid"], field_name=name)(view)
        return view

    return decorate
