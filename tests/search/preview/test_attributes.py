"""Which products show an attribute most and least."""

import pytest

from search.embedding import drain
from search.models import EncoderInUse, QueryVector
from search.preview import attribute_preview
from tests.factories import make_product


@pytest.fixture
def shop(encoder_in_use: EncoderInUse) -> None:
    for colour in ("red", "green", "blue"):
        make_product(colour.upper(), colour)
    make_product("SECRET", "red", state="draft")
    drain()


@pytest.mark.usefixtures("shop")
class TestEnds:
    def test_the_catalogue_is_shown_from_both_ends(self) -> None:
        seen = attribute_preview(["red"], ["blue"])
        assert [hit.product.sku for hit in seen.most] == ["RED", "GREEN", "BLUE"]
        assert [hit.product.sku for hit in seen.least] == ["BLUE", "GREEN", "RED"]

    def test_one_side_is_enough(self) -> None:
        assert attribute_preview(["green"], []).most[0].product.sku == "GREEN"

    def test_sides_that_say_the_same_are_refused(self) -> None:
        with pytest.raises(ValueError, match="both sides say the same"):
            attribute_preview(["red"], ["red"])

    def test_what_is_still_being_typed_is_not_kept(self) -> None:
        attribute_preview(["red"], ["blue"])
        assert not QueryVector.objects.exists()
