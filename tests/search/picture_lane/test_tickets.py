"""The name under which a query picture's vector is kept, and for how long."""

from datetime import timedelta

import numpy as np
import pytest
from django.utils import timezone

from search.maintenance import maintain
from search.models import EncoderInUse, QueryVector
from search.picture_lane import LaneClosed, take_picture, tickets
from search.text_vectors import text_vectors
from search.vectors import Vector
from tests.factories import picture
from tests.fakes.colour_encoder import ColourEncoder


@pytest.fixture(autouse=True)
def lane(monkeypatch: pytest.MonkeyPatch, colour_encoder: ColourEncoder) -> None:
    """A lane whose worker answers at once, in this process."""
    from catalogue.images import open_image

    def answer(data: bytes, row: EncoderInUse) -> Vector:
        vector: Vector = colour_encoder.encode_images([open_image(data)])[0]
        return vector

    monkeypatch.setattr(tickets, "encode_picture", answer)


def test_only_the_vector_is_kept_under_a_name_that_nobody_guesses(
    encoder_in_use: EncoderInUse,
) -> None:
    first, second = take_picture(picture("blue")), take_picture(picture("blue"))
    assert first != second
    assert len(first) == 32
    row = QueryVector.objects.get(text_digest=first)
    assert row.encoder == encoder_in_use
    assert np.argmax(row.vector) == 2
    assert not row.kept


def test_a_shared_link_works_for_a_week_and_words_longer(encoder_in_use: EncoderInUse) -> None:
    ticket = take_picture(picture())
    text_vectors(encoder_in_use, ["red"])

    def age(days: int) -> None:
        QueryVector.objects.update(created_at=timezone.now() - timedelta(days=days))

    age(6)
    maintain()
    assert QueryVector.objects.count() == 2
    age(8)
    maintain()
    assert QueryVector.objects.exclude(text_digest=ticket).count() == 1
    assert not QueryVector.objects.filter(text_digest=ticket).exists()


@pytest.mark.django_db
def test_a_shop_without_an_encoder_says_so() -> None:
    with pytest.raises(LaneClosed, match="not set up"):
        take_picture(picture())
