"""Addends of a score, as integrators read them."""

from typing import Any

from rest_framework import serializers

from search.explanation import Line


class RoundedField(serializers.FloatField):
    """Scores are right to about four digits; more would only look so."""

    def to_representation(self, value: Any) -> Any:
        return round(float(value), 6)


class LineSerializer(serializers.Serializer[Line]):
    part = serializers.CharField(
        help_text="Of the recipe: prompts, context, negatives, contrast, graph, examples, "
        "refinement, attributes, lexical. Of a rule: boost, bury, pin."
    )
    text = serializers.CharField(help_text="What it stands for.")
    amount = RoundedField(help_text="What it adds.")
    weight = RoundedField(
        allow_null=True,
        help_text="How it counts in the recipe, signed; of an attribute, as a person gave it.",
    )
    picture = RoundedField(allow_null=True, help_text="The picture's share of the amount.")
    words = RoundedField(allow_null=True, help_text="The share of the product's own words.")
    presence = RoundedField(
        allow_null=True, help_text="Of an attribute: 0 to 1 among the catalogue, 0.5 is usual."
    )


class HitExplanationSerializer(serializers.Serializer[Any]):
    lines = LineSerializer(many=True, help_text="They add up to the hit's `score`.")
    rules = LineSerializer(many=True, help_text="They move the hit and do not score.")
    best_prompt = serializers.CharField(help_text="The words that fit the picture most.")
