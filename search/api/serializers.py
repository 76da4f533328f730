"""A ranking as integrators read it."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from catalogue.api.serializers import ImageSerializer, ProductSerializer
from search.api.line_serializers import HitExplanationSerializer
from search.notices import Notice
from search.query import Query
from search.ranking import Hit


class QuerySerializer(serializers.Serializer[Query]):
    """What was understood."""

    text = serializers.CharField(help_text="`q`, tidied; empty where no words were given.")
    category = serializers.CharField(source="category.slug", allow_null=True)
    similar_to = serializers.CharField(source="similar_to.sku", allow_null=True)
    brands = serializers.ListField(child=serializers.CharField(), source="filters.brands")
    price_min = serializers.DecimalField(
        max_digits=12, decimal_places=2, allow_null=True, source="filters.price_min"
    )
    price_max = serializers.DecimalField(
        max_digits=12, decimal_places=2, allow_null=True, source="filters.price_max"
    )
    in_stock = serializers.BooleanField(source="filters.in_stock")
    attributes = serializers.SerializerMethodField(help_text="Names to the values asked for.")

    def get_attributes(self, query: Query) -> dict[str, list[str]]:
        asked: dict[str, list[str]] = {}
        for name, value in query.filters.attributes:
            asked.setdefault(name, []).append(value)
        return asked


class NoticeSerializer(serializers.Serializer[Notice]):
    code = serializers.CharField(help_text="Stable, for programs: low_coverage, images_waiting.")
    message = serializers.CharField(help_text="For people.")


class HitSerializer(serializers.Serializer[Hit]):
    rank = serializers.IntegerField(help_text="From 1 over all pages.")
    score = serializers.SerializerMethodField(
        help_text="Similarity, −1 to 1, higher is better. Not a probability, and not comparable "
        "between encoders."
    )
    image_score = serializers.SerializerMethodField(
        help_text="Similarity of the matched picture alone."
    )
    text_score = serializers.SerializerMethodField(
        help_text="Similarity of the product's own words; null where they do not count."
    )
    found_by = serializers.ChoiceField(
        ["picture", "words", "both"], help_text="Which part brought it here."
    )
    product = ProductSerializer()
    matched_image = ImageSerializer(source="image", help_text="The picture that fits best.")
    explanation = serializers.SerializerMethodField(help_text="With `explain=true`, else null.")

    @extend_schema_field(HitExplanationSerializer(allow_null=True))
    def get_explanation(self, hit: Hit) -> Any:
        found = self.context.get("explained", {}).get(hit.rank)
        return None if found is None else HitExplanationSerializer(found).data

    def get_score(self, hit: Hit) -> float:
        return round(hit.score, 6)

    def get_image_score(self, hit: Hit) -> float:
        return round(hit.image_score, 6)

    def get_text_score(self, hit: Hit) -> float | None:
        return None if hit.text_score is None else round(hit.text_score, 6)


class RankingSerializer(serializers.Serializer[dict[str, Any]]):
    query = QuerySerializer()
    encoder = serializers.CharField(help_text="Which encoder answered.")
    encoder_id = serializers.CharField(help_text="Scores of different ids are not comparable.")
    total = serializers.IntegerField(help_text="Products in the ranking, over all pages.")
    total_is_exact = serializers.BooleanField(help_text="False: `total` is an estimate.")
    page = serializers.IntegerField()
    page_size = serializers.IntegerField()
    next = serializers.URLField(allow_null=True, help_text="The next page; null: this is the last.")
    previous = serializers.URLField(allow_null=True)
    warnings = NoticeSerializer(many=True, help_text="What to know before trusting the order.")
    results = HitSerializer(many=True)
