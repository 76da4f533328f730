"""Each text is encoded once; where its vector is kept depends on who said it."""

from datetime import timedelta

import numpy as np
import pytest
from django.core.cache import cache
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as some

from search.embedding import drain
from search.maintenance import maintain
from search.models import EncoderInUse, QueryVector
from search.prompts import clean_text
from search.text_vectors import Keep, text_vectors
from tests.factories import make_category
from tests.fakes.colour_encoder import ColourEncoder


def forgotten_by_this_process() -> None:
    """As after a restart, or in another process."""
    cache.clear()


def age(days: int) -> None:
    QueryVector.objects.update(created_at=timezone.now() - timedelta(days=days))


def test_a_text_is_encoded_once_however_often_it_is_asked_for(
    encoder_in_use: EncoderInUse, colour_encoder: ColourEncoder
) -> None:
    first = text_vectors(encoder_in_use, ["red", "blue", "red"])
    assert sorted(colour_encoder.encoded_texts) == [
        "a photo of blue",
        "a photo of red",
        "blue",
        "red",
    ]
    again = text_vectors(encoder_in_use, ["blue", "red"])
    forgotten_by_this_process()
    stored = text_vectors(encoder_in_use, ["blue", "red"])
    assert len(colour_encoder.encoded_texts) == 4
    for found in (again, stored):
        assert np.allclose(found["red"].vector, first["red"].vector, atol=1e-6)
        assert found["red"].coverage == first["red"].coverage == 1


def test_texts_that_look_the_same_share_a_vector(
    encoder_in_use: EncoderInUse, colour_encoder: ColourEncoder
) -> None:
    found = text_vectors(encoder_in_use, ["red  mug", " red mug "])
    assert (found["red  mug"].vector == found[" red mug "].vector).all()
    assert len(colour_encoder.encoded_texts) == 2
    assert QueryVector.objects.count() == 1


def test_words_that_are_still_being_typed_leave_no_trace_in_the_database(
    encoder_in_use: EncoderInUse, colour_encoder: ColourEncoder
) -> None:
    for _ in range(2):
        text_vectors(encoder_in_use, ["a red thi"], Keep.IN_MEMORY)
    assert not QueryVector.objects.exists()
    assert len(colour_encoder.encoded_texts) == 2


def test_a_text_that_was_only_in_memory_is_kept_when_a_category_is_published(
    encoder_in_use: EncoderInUse,
) -> None:
    text_vectors(encoder_in_use, ["red"], Keep.IN_MEMORY)
    text_vectors(encoder_in_use, ["red"], Keep.FOR_GOOD)
    assert QueryVector.objects.get().kept


def test_a_shoppers_words_become_those_of_a_category(
    encoder_in_use: EncoderInUse, colour_encoder: ColourEncoder
) -> None:
    text_vectors(encoder_in_use, ["red"])
    assert not QueryVector.objects.get().kept
    text_vectors(encoder_in_use, ["red"], Keep.FOR_GOOD)
    assert QueryVector.objects.get().kept
    assert len(colour_encoder.encoded_texts) == 2


def test_a_later_search_for_the_words_of_a_category_lets_them_be_kept(
    encoder_in_use: EncoderInUse,
) -> None:
    text_vectors(encoder_in_use, ["red"], Keep.FOR_GOOD)
    forgotten_by_this_process()
    text_vectors(encoder_in_use, ["red"])
    assert QueryVector.objects.get().kept


def test_pruning_forgets_searches_and_leaves_the_words_of_categories(
    encoder_in_use: EncoderInUse, colour_encoder: ColourEncoder
) -> None:
    make_category("Red things", "something red")
    drain()
    text_vectors(encoder_in_use, ["what a shopper typed"])
    kept = set(QueryVector.objects.filter(kept=True).values_list("text_digest", flat=True))
    age(days=31)
    maintain()
    assert set(QueryVector.objects.values_list("text_digest", flat=True)) == kept != set()
    forgotten_by_this_process()
    encoded = len(colour_encoder.encoded_texts)
    text_vectors(encoder_in_use, ["something red"])
    assert len(colour_encoder.encoded_texts) == encoded


def test_other_templates_are_other_vectors(
    encoder_in_use: EncoderInUse, colour_encoder: ColourEncoder
) -> None:
    before = text_vectors(encoder_in_use, ["mug"])["mug"].vector
    encoder_in_use.templates = ["a red {}"]
    encoder_in_use.save()
    after = text_vectors(encoder_in_use, ["mug"])["mug"].vector
    assert np.argmax(after) == 0
    assert after[0] > before[0] + 0.3
    assert colour_encoder.encoded_texts[-1] == "a red mug"


def test_two_encoders_keep_their_own(encoder_in_use: EncoderInUse) -> None:
    other = EncoderInUse.objects.create(name="colour", encoder_id="other", dimensions=3)
    text_vectors(encoder_in_use, ["red"])
    assert not QueryVector.objects.filter(encoder=other).exists()


@pytest.mark.parametrize("text", ["", "  \n ", "NUL \x00"])
def test_an_unusable_text_says_so(encoder_in_use: EncoderInUse, text: str) -> None:
    with pytest.raises(ValueError, match=r"text"):
        text_vectors(encoder_in_use, ["red", text])


@given(some.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_a_clean_text_stays_as_it_is(text: str) -> None:
    """Vectors are found again by their clean text."""
    try:
        clean = clean_text(text)
    except ValueError:
        return
    assert clean_text(clean) == clean
