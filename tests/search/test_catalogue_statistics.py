"""Figures over the catalogue: right, remembered, and not of a shop that was still empty."""

import numpy as np
import pytest
from pytest_django import DjangoAssertNumQueries

from search.catalogue_statistics import attribute_statistics, mean_image
from search.embedding import drain
from search.models import EncoderInUse
from search.vectors import unit
from tests.factories import make_product

REDNESS = np.array([1, 0, 0], dtype=np.float32)


def test_the_mean_picture_lies_between_the_pictures(encoder_in_use: EncoderInUse) -> None:
    make_product("RED", "red")
    make_product("BLUE", "blue")
    drain()
    mean = mean_image(encoder_in_use)
    assert mean is not None
    assert mean[0] == pytest.approx(mean[2], abs=5e-3)
    assert np.linalg.norm(mean) < 0.95


def test_how_much_of_a_property_the_catalogue_has(encoder_in_use: EncoderInUse) -> None:
    for number, red in enumerate((0, 40, 80, 120, 255)):
        make_product(f"P{number}", (red, 60, 60))
    drain()
    centre, spread = attribute_statistics(encoder_in_use, REDNESS, 0.0)
    middle = unit(np.array([80, 60, 60]) / 255 + 0.05)[0]
    assert centre == pytest.approx(middle, abs=0.02)
    assert 0.1 < spread < 0.6


def test_the_words_of_products_count_by_their_share(encoder_in_use: EncoderInUse) -> None:
    make_product("GREY", (90, 90, 90), title="Red")
    drain()
    pictures, _ = attribute_statistics(encoder_in_use, REDNESS, 0.0)
    both, _ = attribute_statistics(encoder_in_use, REDNESS, 0.5)
    assert both > pictures + 0.1


def test_figures_are_asked_for_once(
    encoder_in_use: EncoderInUse, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_product("RED", "red")
    drain()
    first = attribute_statistics(encoder_in_use, REDNESS, 0.3), mean_image(encoder_in_use)
    with django_assert_num_queries(0):
        assert attribute_statistics(encoder_in_use, REDNESS, 0.3) == first[0]
        assert np.array_equal(mean_image(encoder_in_use), first[1])  # type: ignore[arg-type]


def test_the_first_pictures_of_a_shop_count_at_once(encoder_in_use: EncoderInUse) -> None:
    assert mean_image(encoder_in_use) is None
    assert attribute_statistics(encoder_in_use, REDNESS, 0.3) == (0, 1)
    make_product("RED", "red")
    drain()
    assert mean_image(encoder_in_use) is not None
    assert attribute_statistics(encoder_in_use, REDNESS, 0.3)[0] > 0.5
