"""Why by API: the parts of each hit's score, and why a product is on a list or not.

For signed-in users who may view categories: an explanation tells what people decided and ruled.
"""

from django.http import QueryDict
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from drf_standardized_errors.openapi_validation_errors import extend_validation_errors
from rest_framework.exceptions import NotAuthenticated, NotFound, PermissionDenied, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from catalogue.models import Category, Product
from search.api.examples import explanation_example
from search.api.explanation_serializers import ExplanationSerializer
from search.api.parameters import (
    ABOUT_FILTERS,
    CHOICES,
    EXPLAIN,
    FACETS,
    FILTERS,
    MIXED,
    filter_errors,
)
from search.api.unavailable import UnavailableSerializer, unavailable
from search.explanation import explain
from search.parameters import read_flag, read_rules
from search.query import Query, QueryError
from search.ranking import NoEncoder

_FILTERS = [one for one in FILTERS if one not in (EXPLAIN, FACETS)]
_OF = [
    OpenApiParameter("sku", OpenApiTypes.STR, required=True, description="Which product."),
    OpenApiParameter("q", OpenApiTypes.STR, description="Ask about a search for these words."),
    OpenApiParameter("category", OpenApiTypes.STR, description="Or about this category: its slug."),
    OpenApiParameter(
        "similar_to", OpenApiTypes.STR, description="Or about what is like this product: its SKU."
    ),
    OpenApiParameter(
        "draft", OpenApiTypes.BOOL, description="True: the category as it is being edited."
    ),
]


def require_insight(request: Request) -> None:
    """Raise NotAuthenticated or PermissionDenied for those who may not see explanations."""
    user = request.user
    if not user or not user.is_authenticated:
        raise NotAuthenticated("Explanations are for signed-in users who may view categories.")
    if not user.has_perm("catalogue.view_category"):
        raise PermissionDenied("Explanations need the permission to view categories.")


@filter_errors("q", "draft", "like", "picture", "more", "less", "weaker", "cut", "legs", "fusion")
@extend_validation_errors(["required"], field_name="sku")
class ExplanationView(APIView):
    @extend_schema(
        operation_id="explain",
        summary="Why a product is on a list, or why not",
        description="Every part of its score, the rules that move it, and the conditions that it "
        "had to meet, with the first that it fails. For signed-in users who may view categories. "
        + ABOUT_FILTERS,
        tags=["explanation"],
        parameters=[*_OF, *MIXED, *CHOICES, *_FILTERS],
        responses={200: ExplanationSerializer, 503: UnavailableSerializer},
        examples=[explanation_example],
    )
    def get(self, request: Request) -> Response:
        require_insight(request)
        params = request.query_params
        try:
            query = _query(params, is_staff=bool(getattr(request.user, "is_staff", False)))
            explanation = explain(query, _product(params.get("sku", "")))
        except QueryError as error:
            raise ValidationError({error.field: [error.message]}) from error
        except NoEncoder as error:
            return unavailable(error, request)
        return Response(ExplanationSerializer(explanation, context={"request": request}).data)


def _query(params: QueryDict, *, is_staff: bool) -> Query:
    """Raises QueryError, and NotFound for a category or a product that is not there."""
    rules = read_rules(params, is_staff=is_staff)
    slug, sku = params.get("category", ""), params.get("similar_to", "")
    if slug:
        draft = read_flag(params, "draft")
        category = _category(slug, draft=draft)
        return Query.from_params(params, category=category, draft=draft, text="", rules=rules)
    if sku:
        return Query.from_params(params, similar_to=_product(sku), text="", rules=rules)
    return Query.from_params(params, rules=rules)


def _category(slug: str, *, draft: bool) -> Category:
    categories = Category.objects.all() if draft else Category.objects.visible()
    found = categories.filter(slug=_readable(slug)).first()
    if found is None:
        raise NotFound(f"There is no category “{slug}” that shoppers see; drafts need draft=true.")
    return found


def _product(sku: str) -> Product:
    if not sku.strip():
        raise ValidationError({"sku": ["Say which product: its SKU."]}, code="required")
    found = Product.objects.select_related("parent").filter(sku=_readable(sku)).first()
    if found is None:
        raise NotFound(f"No product has the SKU “{sku}”.")
    return found


def _readable(text: str) -> str:
    return text.replace("\x00", "")
