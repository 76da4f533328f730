"""A lane whose worker answers at once, in this process."""

import pytest

from catalogue.images import open_image
from search.models import EncoderInUse
from search.picture_lane import tickets
from search.vectors import Vector
from tests.fakes.colour_encoder import ColourEncoder


def answer_at_once(monkeypatch: pytest.MonkeyPatch, colour_encoder: ColourEncoder) -> None:
    def answer(data: bytes, row: EncoderInUse) -> Vector:
        vector: Vector = colour_encoder.encode_images([open_image(data)])[0]
        return vector

    monkeypatch.setattr(tickets, "encode_picture", answer)
