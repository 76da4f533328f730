"""The parameters of every ranking, as the API's documentation lists them."""

from collections.abc import Callable
from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from drf_standardized_errors.openapi_validation_errors import extend_validation_errors

from search.query import MAX_QUERY_CHARACTERS

TEXT = OpenApiParameter(
    "q",
    OpenApiTypes.STR,
    required=True,
    description=f"What to look for, in words; at most {MAX_QUERY_CHARACTERS} characters.",
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
FILTERS = [
    OpenApiParameter("page", OpenApiTypes.INT, description="From 1."),
    OpenApiParameter("page_size", OpenApiTypes.INT, description="1 to 100; 24 when left out."),
    OpenApiParameter(
        "brand", OpenApiTypes.STR, many=True, description="Repeat it to allow several brands."
    ),
    OpenApiParameter("price_min", OpenApiTypes.DECIMAL, description="Lowest price."),
    OpenApiParameter("price_max", OpenApiTypes.DECIMAL, description="Highest price."),
    OpenApiParameter("in_stock", OpenApiTypes.BOOL, description="True: nothing sold out."),
    RULES,
    EXPLAIN,
]
ABOUT_FILTERS = (
    "Filters are part of the ranking: a page is full whenever enough products pass them. "
    "Besides those listed, `attr.NAME=value` asks for an attribute, as in `attr.colour=red`."
)


def filter_errors(*more: str) -> Callable[[Any], Any]:
    """Document 400 for the parameters above and those named."""

    def decorate(view: Any) -> Any:
        checked = (parameter.name for parameter in FILTERS if parameter is not RULES)
        for name in (*more, *checked):
            view = extend_validation_errors(["invalid"], field_name=name)(view)
        return view

    return decorate
