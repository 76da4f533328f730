"""A ranking as integrators read it."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from catalogue.api.serializers import ImageSerializer, ProductSerializer
from search.api.facet_serializers import FacetsSerializer
from search.api.line_serializers import HitExplanationSerializer
from search.choice_parameters import write_cut
from search.notices import Notice
from search.query import Query
from search.query_choices import Fusion, Sort
from search.query_terms import QueryTerm, TermKind
from search.ranking import Hit


class TermSerializer(serializers.Serializer[QueryTerm]):
    kind = serializers.ChoiceField([one.value for one in TermKind])
    value = serializers.CharField(help_text="Words, a SKU or the ticket of a picture.")
    weight = serializers.FloatField(help_text="Negative: away from it.")


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
    terms = TermSerializer(many=True, help_text="What is mixed with the text.")
    sort = serializers.ChoiceField([one.value for one in Sort])
    weaker = serializers.BooleanField(help_text="With what lies beyond the cut-off.")
    cut = serializers.SerializerMethodField(help_text="As asked for; null: the shop's own rule.")
    legs = serializers.SerializerMethodField(help_text="What a search by text reads.")
    fusion = serializers.ChoiceField([one.value for one in Fusion])

    def get_cut(self, query: Query) -> str | None:
        return write_cut(query.cut)

    def get_legs(self, query: Query) -> list[str]:
        return sorted(query.legs)

    def get_attributes(self, query: Query) -> dict[str, list[str]]:
        asked: dict[str, list[str]] = {}
        for name, value in query.filters.attributes:
            asked.setdefault(name, []).append(value)
        return asked


class NoticeSerializer(serializers.Serializer[Notice]):
    code = serializers.CharField(
        help_text="Stable, for programs: low_coverage, images_waiting, no_encoder."
    )
    message = serializers.CharField(help_text="For people.")


class HitSerializer(serializers.Serializer[Hit]):
    rank = serializers.IntegerField(help_text="From 1 over all pages.")
    score = serializers.SerializerMethodField(
        help_text="Higher is better. A similarity, −1 to 1, and what attributes and the words as "
        "typed add, which can carry it beyond. Not a probability, and not comparable between "
        "encoders."
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
    named = serializers.BooleanField(
        help_text="The query is its very reference, title or brand, so it stands first."
    )
    weaker = serializers.BooleanField(help_text="It lies beyond the cut-off.")
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
    encoder = serializers.CharField(
        allow_null=True, help_text="Which encoder answered; null: words alone did."
    )
    encoder_id = serializers.CharField(
        allow_null=True, help_text="Scores of different ids are not comparable."
    )
    total = serializers.IntegerField(help_text="Products in the ranking, over all pages.")
    relevant = serializers.IntegerField(
        help_text="Those of them that are not weaker; they stand before the others."
    )
    has_weaker = serializers.BooleanField(
        help_text="Whether `weaker=true` shows more beyond the cut-off."
    )
    least_score = serializers.FloatField(
        allow_null=True, help_text="The score where relevance ends; null: nowhere."
    )
    correction = serializers.CharField(
        allow_null=True,
        help_text="The words as they were read where no product uses them as typed.",
    )
    total_is_exact = serializers.BooleanField(help_text="False: `total` is an estimate.")
    total_is_capped = serializers.BooleanField(help_text="True: more belong than are counted here.")
    page = serializers.IntegerField()
    page_size = serializers.IntegerField()
    next = serializers.URLField(allow_null=True, help_text="The next page; null: this is the last.")
    previous = serializers.URLField(allow_null=True)
    warnings = NoticeSerializer(many=True, help_text="What to know before trusting the order.")
    facets = FacetsSerializer(allow_null=True, help_text="With `facets=true`, else null.")
    results = HitSerializer(many=True)
