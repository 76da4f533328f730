"""Rankings by API: parse, rank, write. They hold what shoppers may see, whoever asks."""

from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from catalogue.models import Category, Product
from search.api.examples import ranking_example
from search.api.explanation import require_insight
from search.api.parameters import ABOUT_FILTERS, CHOICES, FILTERS, MIXED, TEXT, filter_errors
from search.api.serializers import RankingSerializer
from search.api.unavailable import UnavailableSerializer, unavailable
from search.explanation import explain_hits
from search.notices import notices
from search.parameters import read_flag, read_rules
from search.query import MAX_PAGE, Query, QueryError
from search.ranking import NoEncoder, Ranking, rank

_RESPONSES = {200: RankingSerializer, 503: UnavailableSerializer}


def answer(request: Request, **fixed: Any) -> Response:
    """Rank what the address asks, with `fixed` as in `Query.from_params`."""
    is_staff = bool(getattr(request.user, "is_staff", False))
    fixed = {"rules": read_rules(request.query_params, is_staff=is_staff), **fixed}
    try:
        explained = read_flag(request.query_params, "explain")
        if explained:
            require_insight(request)
        with_facets = read_flag(request.query_params, "facets")
        ranking = rank(Query.from_params(request.query_params, **fixed))
    except QueryError as error:
        raise ValidationError({error.field: [error.message]}) from error
    except NoEncoder as error:
        return unavailable(error, request)
    context: dict[str, Any] = {"request": request}
    if explained:
        context["explained"] = explain_hits(ranking)
    kept = {"explain": explained, "facets": with_facets}
    content = _content(ranking, request, **{name: "true" for name, on in kept.items() if on})
    content["facets"] = ranking.facets() if with_facets else None
    return Response(RankingSerializer(content, context=context).data)


def _content(ranking: Ranking, request: Request, **kept: str) -> dict[str, Any]:
    """kept: parameters that the addresses of other pages carry too."""
    query, last = ranking.query, min(ranking.pages, MAX_PAGE)

    def page(number: int) -> str:
        asked = query.to_params(page=number, **kept)
        return request.build_absolute_uri(f"{request.path}?{asked}")

    return {
        "query": query,
        "encoder": ranking.encoder.name if ranking.encoder else None,
        "encoder_id": ranking.encoder.encoder_id if ranking.encoder else None,
        "total": ranking.total,
        "relevant": ranking.relevant,
        "has_weaker": ranking.has_weaker,
        "least_score": None if ranking.only_named else ranking.least,
        "correction": ranking.correction.text if ranking.correction else None,
        "total_is_exact": ranking.exact,
        "total_is_capped": ranking.capped,
        "page": query.page,
        "page_size": query.page_size,
        "next": page(query.page + 1) if query.page < last else None,
        "previous": page(min(query.page - 1, last)) if query.page > 1 else None,
        "warnings": notices(ranking),
        "results": ranking.hits,
    }


@filter_errors("q", "like", "picture", "more", "less", "weaker", "cut", "legs", "fusion")
class SearchView(APIView):
    @extend_schema(
        operation_id="search",
        summary="Rank products against words",
        description=ABOUT_FILTERS,
        auth=[],
        tags=["search"],
        parameters=[TEXT, *MIXED, *CHOICES, *FILTERS],
        responses=_RESPONSES,
        examples=[ranking_example],
    )
    def get(self, request: Request) -> Response:
        return answer(request)


@filter_errors()
class CategoryProductsView(APIView):
    @extend_schema(
        operation_id="list_category_products",
        summary="Rank products against a category",
        description="Those at or above the category's threshold, where it has one. "
        + ABOUT_FILTERS,
        auth=[],
        tags=["categories"],
        parameters=FILTERS,
        responses=_RESPONSES,
        examples=[ranking_example],
    )
    def get(self, request: Request, slug: str) -> Response:
        category = get_object_or_404(Category.objects.visible(), slug=slug)
        return answer(request, category=category, text="")


@filter_errors()
class SimilarProductsView(APIView):
    @extend_schema(
        operation_id="list_similar_products",
        summary="Rank products by likeness to one",
        description="From stored vectors, without the product itself and its variants. "
        + ABOUT_FILTERS,
        auth=[],
        tags=["products"],
        parameters=FILTERS,
        responses=_RESPONSES,
        examples=[ranking_example],
    )
    def get(self, request: Request, sku: str) -> Response:
        product = get_object_or_404(Product.objects.visible(), sku=sku)
        return answer(request, similar_to=product, text="")


class NoSuchAddressView(APIView):
    """A mistyped API address is answered as JSON too."""

    schema = None

    def get(self, request: Request, rest: str = "") -> Response:
        raise NotFound(f"There is no address {request.path}; see /api/docs/.")
