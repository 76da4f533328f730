"""Why a product is where it is, as integrators read it."""

from rest_framework import serializers

from catalogue.api.serializers import ImageSerializer
from search.api.line_serializers import LineSerializer, RoundedField
from search.api.serializers import QuerySerializer
from search.explanation import Condition, Explanation, Step, sentence


class StepSerializer(serializers.Serializer[Step]):
    condition = serializers.ChoiceField(
        [one.value for one in Condition],
        help_text="Stable, for programs. Of searches: `cut_off` (does its score reach where "
        "relevance ends?), `named` (a reference was typed: is it the one?) and, where words alone "
        "answer, `words` (does it use any?).",
    )
    passed = serializers.BooleanField()
    text = serializers.CharField(help_text="For people: why, and what to do.")


class ExplanationSerializer(serializers.Serializer[Explanation]):
    sku = serializers.CharField(source="product.sku")
    query = QuerySerializer()
    here = serializers.BooleanField(help_text="Whether it is on the list.")
    sentence = serializers.SerializerMethodField(help_text="The explanation in one sentence.")
    why_not = serializers.SerializerMethodField(
        help_text="The condition that it fails first; null: it is here."
    )
    rank = serializers.IntegerField(allow_null=True, help_text="On the list, from 1.")
    total = serializers.IntegerField(help_text="Products on the list.")
    page = serializers.IntegerField(allow_null=True)
    score_rank = serializers.IntegerField(
        allow_null=True, help_text="Its place if only scores counted, also where it is not here."
    )
    products = serializers.IntegerField(help_text="Products that may be compared.")
    shown_sku = serializers.CharField(
        source="shown.sku", default=None, allow_null=True, help_text="The variant that is shown."
    )
    image = ImageSerializer(allow_null=True, help_text="The picture that was compared.")
    score = RoundedField(allow_null=True)
    order_score = RoundedField(allow_null=True, help_text="With what rules add.")
    text_share = RoundedField(help_text="How much the product's own words count, 0 to 1.")
    threshold = RoundedField(allow_null=True)
    cut_off = RoundedField(
        allow_null=True, help_text="Of a search: the score where relevance ends; null: nowhere."
    )
    distance = RoundedField(allow_null=True, help_text="score − threshold, or − cut_off.")
    weaker = serializers.BooleanField(help_text="It is listed beyond the cut-off.")
    named = serializers.CharField(
        help_text="What of it is just what was typed: reference, title, brand; else empty."
    )
    lexical_rank = serializers.IntegerField(
        allow_null=True,
        help_text="With `fusion=rank`: its place among the products that use the words as typed.",
    )
    probability = RoundedField(
        allow_null=True, help_text="That it belongs, as decisions suggest; null: not calibrated."
    )
    best_prompt = serializers.CharField(help_text="The words that fit its picture most.")
    lines = LineSerializer(many=True, help_text="They add up to `score`.")
    rules = LineSerializer(many=True, help_text="They move it and do not score.")
    steps = StepSerializer(many=True, help_text="What is asked, in this order.")

    def get_sentence(self, explanation: Explanation) -> str:
        return sentence(explanation)

    def get_why_not(self, explanation: Explanation) -> str | None:
        return explanation.why_not.condition if explanation.why_not else None
