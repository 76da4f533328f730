"""Category vectors: built by the worker when words change, and only then."""

import numpy as np

from search.embedding import drain
from search.models import CategoryEmbedding, EncoderInUse, Status
from tests.factories import make_category
from tests.fakes.colour_encoder import ColourEncoder


def test_saving_a_category_has_its_vector_built(encoder_in_use: EncoderInUse) -> None:
    make_category("Red things", "something red", prompts=["a red object"])
    assert CategoryEmbedding.objects.get().status == Status.PENDING
    drain()
    row = CategoryEmbedding.objects.get()
    assert row.status == Status.DONE
    assert np.argmax(row.vector) == 0


def test_every_prompt_is_put_into_every_template(
    encoder_in_use: EncoderInUse, colour_encoder: ColourEncoder
) -> None:
    make_category("Red things", "something red")
    drain()
    assert colour_encoder.encoded_texts == ["something red", "a photo of something red"]


def test_unchanged_words_are_not_encoded_again(
    encoder_in_use: EncoderInUse, colour_encoder: ColourEncoder
) -> None:
    category = make_category("Red things", "something red")
    drain()
    category.name = "Very red things"
    category.save()
    drain()
    assert CategoryEmbedding.objects.get().status == Status.DONE
    assert len(colour_encoder.encoded_texts) == 2


def test_changed_words_replace_the_vector(encoder_in_use: EncoderInUse) -> None:
    category = make_category("Things", "something red")
    drain()
    category.definition = "something blue"
    category.save()
    drain()
    assert np.argmax(CategoryEmbedding.objects.get().vector) == 2


def test_a_category_without_a_definition_is_defined_by_its_name(
    encoder_in_use: EncoderInUse,
) -> None:
    make_category("Green")
    drain()
    assert np.argmax(CategoryEmbedding.objects.get().vector) == 1
