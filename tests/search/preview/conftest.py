import pytest

from catalogue.models import Category
from search.models import EncoderInUse
from tests.search.reviewing.reds import stock_reds


@pytest.fixture
def reds(encoder_in_use: EncoderInUse) -> Category:
    """A draft with P0 to P3 on the shelf, P4 and P5 waiting, P6 to P9 out."""
    return stock_reds(encoder_in_use)
