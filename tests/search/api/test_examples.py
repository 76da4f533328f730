"""What the documentation shows is what the API answers."""

from search.api.examples import explanation_example, ranking_example
from search.api.explanation_serializers import ExplanationSerializer
from search.api.serializers import HitSerializer, QuerySerializer, RankingSerializer


def test_the_example_of_a_ranking_has_every_field_and_no_other() -> None:
    shown = ranking_example.value
    assert set(shown) == set(RankingSerializer().fields)
    assert set(shown["query"]) == set(QuerySerializer().fields)
    (hit,) = shown["results"]
    assert set(hit) == set(HitSerializer().fields)


def test_the_example_of_an_explanation_has_every_field_and_no_other() -> None:
    assert set(explanation_example.value) == set(ExplanationSerializer().fields)
