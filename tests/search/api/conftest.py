import pytest

from search.models import EncoderInUse
from tests.search.stocked import stock_the_shop


@pytest.fixture
def shop(encoder_in_use: EncoderInUse) -> None:
    stock_the_shop()
