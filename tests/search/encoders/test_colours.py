"""Colours of pictures, and that they order what is of a kind and nothing else."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from search.encoders.anchors.anchor_texts import COUNT
from search.encoders.anchors.colour_names import NAMES
from search.encoders.anchors.colour_shares import colour_shares
from search.encoders.anchors.pixels import prepare
from search.encoders.anchors.space import anchors_of, image_space, text_space
from search.vectors import unit
from tests.search.encoders.pictures import noise


def on_ground(colour: str, ground: str = "white") -> Image.Image:
    image = Image.new("RGB", (300, 300), ground)
    ImageDraw.Draw(image).ellipse((60, 60, 240, 240), fill=colour)
    return image


@pytest.mark.parametrize("ground", ["white", "#d8c8a8", "#202830"])
@pytest.mark.parametrize(
    ("colour", "name"),
    [
        ("#c81818", "red"),
        ("#1c3c8c", "blue"),
        ("#207030", "green"),
        ("#f0d020", "yellow"),
        ("#6c4424", "brown"),
        ("#7030a0", "purple"),
    ],
)
def test_a_thing_has_its_own_colour_on_any_plain_ground(
    colour: str, name: str, ground: str
) -> None:
    shares = colour_shares([prepare(on_ground(colour, ground))])[0]
    assert NAMES[int(shares.argmax())] == name


def test_shares_are_whole_for_any_picture() -> None:
    pictures = [noise(1), Image.new("RGB", (5, 900), "black"), Image.new("L", (40, 40), 255)]
    shares = colour_shares([prepare(picture) for picture in pictures])
    assert shares.shape == (3, len(NAMES))
    assert np.allclose(shares.sum(axis=1), 1, atol=1e-5)
    assert (shares >= 0).all()


def test_a_text_without_a_colour_ranks_as_if_there_were_none() -> None:
    generator = np.random.default_rng(4)
    images, texts = unit(generator.random((20, COUNT))), unit(generator.random((3, COUNT)))
    shares = generator.dirichlet(np.ones(len(NAMES)), 20).astype(np.float32)
    plain = images @ texts.T
    scores = image_space(images, shares) @ text_space(texts, np.zeros((3, len(NAMES)))).T
    assert np.allclose(scores, plain * np.sqrt(1 - 0.45**2), atol=1e-6)


def test_of_two_like_things_the_one_of_the_colour_comes_first() -> None:
    generator = np.random.default_rng(5)
    thing = unit(generator.random((1, COUNT)))
    shares = np.eye(len(NAMES), dtype=np.float32)
    images = image_space(np.repeat(thing, len(NAMES), axis=0), shares)
    for place in range(len(NAMES)):
        scores = images @ text_space(thing, np.eye(len(NAMES))[place : place + 1])[0]
        assert scores.argmax() == place


def test_the_anchors_part_can_be_had_back() -> None:
    generator = np.random.default_rng(6)
    images = unit(generator.random((4, COUNT)))
    shares = generator.dirichlet(np.ones(len(NAMES)), 4).astype(np.float32)
    assert np.allclose(anchors_of(image_space(images, shares)), images, atol=1e-6)
