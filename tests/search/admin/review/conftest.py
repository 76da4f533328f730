import pytest

from catalogue.models import Category
from search.models import EncoderInUse
from tests.search.reviewing.reds import stock_reds


@pytest.fixture
def reds(encoder_in_use: EncoderInUse) -> Category:
    category = stock_reds(encoder_in_use)
    category.switched_off = ["examples"]  # so that decisions move no scores
    category.save()
    return category
