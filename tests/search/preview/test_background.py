"""Where nothing fits, a preview says so instead of cutting out the best of the wrong."""

import numpy as np
import pytest

from catalogue.content import Content, ContentAttribute
from search.embedding import drain
from search.methods.suggestions import Method
from search.models import EncoderInUse
from search.preview import preview
from tests.factories import make_product


@pytest.fixture
def many(encoder_in_use: EncoderInUse) -> None:
    """Forty products of all sorts of colours, five of them clearly red."""
    random = np.random.default_rng(3)
    for number in range(35):
        colour = tuple(int(one) for one in random.integers(0, 120, 3))
        make_product(f"ANY-{number}", (colour[0] // 3, colour[1], colour[2]))
    for number in range(5):
        make_product(f"RED-{number}", (220 + number, 20, 20))
    drain()


def methods(content: Content) -> set[Method]:
    return {one.method for one in preview(content).suggestions}


@pytest.mark.usefixtures("many")
class TestBackground:
    def test_scores_are_compared_with_those_of_goods_of_all_sorts(self) -> None:
        assert Method.BACKGROUND in methods(Content(texts=("red",)))

    def test_words_that_mean_nothing_to_the_encoder_stand_out_nowhere(self) -> None:
        first = preview(Content(texts=("quark",))).suggestions[0]
        assert (first.method, first.threshold) == (Method.BACKGROUND, None)
        assert "Nothing stands out" in first.why

    def test_the_evidence_of_attributes_is_not_compared(self) -> None:
        green = ContentAttribute(1, "green", ("green",), (), "require", 1.0)
        assert Method.BACKGROUND not in methods(Content(texts=("red",), attributes=(green,)))

    def test_negatives_that_are_background_texts_themselves_are_no_error(self) -> None:
        assert methods(Content(texts=("red",), negatives=("coat",), negative_weight=3.0))


def test_a_handful_of_products_is_no_background(encoder_in_use: EncoderInUse) -> None:
    make_product("RED", "red")
    drain()
    assert Method.BACKGROUND not in methods(Content(texts=("red",)))
