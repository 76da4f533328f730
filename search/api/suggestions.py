"""Autocomplete by API: what a search field may offer for what is typed."""

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from search.lexical import Completion, Offer, offer

_KEPT = "private, max-age=60"
_EXAMPLE = OpenApiExample(
    "What “solar” goes on as",
    {
        "completions": [
            {
                "kind": "category",
                "text": "Solar-powered backpacks",
                "url": "https://shop.example/c/solar-powered-backpacks/",
            },
            {
                "kind": "product",
                "text": "Solar lantern",
                "url": "https://shop.example/p/LAN-004/",
            },
        ],
        "correction": None,
    },
    response_only=True,
    status_codes=["200"],
)


class CompletionSerializer(serializers.Serializer[Completion]):
    kind = serializers.ChoiceField(["category", "words", "product"])
    text = serializers.CharField(help_text="To show; for words: what to search for.")
    url = serializers.SerializerMethodField(help_text="Where it leads in the shop.")

    def get_url(self, completion: Completion) -> str:
        request: Request = self.context["request"]
        return str(request.build_absolute_uri(completion.url))


class OfferSerializer(serializers.Serializer[Offer]):
    completions = CompletionSerializer(
        many=True, help_text="Categories, then words, then products; at most four of each."
    )
    correction = CompletionSerializer(
        allow_null=True,
        help_text="Where nothing goes on as what was typed: words that were probably meant.",
    )


class SuggestionsView(APIView):
    @extend_schema(
        operation_id="list_suggestions",
        summary="Complete what is being typed",
        description="Categories, words and products that go on as what was typed, from two "
        "characters on; for a word that no product uses, the one that was probably meant. Only "
        "what shoppers may see. It runs no model; wait for a pause in typing and keep answers for "
        "a minute.",
        auth=[],
        tags=["search"],
        parameters=[
            OpenApiParameter("q", OpenApiTypes.STR, description="As typed; up to 100 characters.")
        ],
        responses=OfferSerializer,
        examples=[_EXAMPLE],
    )
    def get(self, request: Request) -> Response:
        offered = offer(request.query_params.get("q", ""))
        answer = OfferSerializer(offered, context={"request": request})
        return Response(answer.data, headers={"Cache-Control": _KEPT})
