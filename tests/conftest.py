"""Fixtures that tests of more than one place use."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import caches

from search.encoders import registry
from search.models import EncoderInUse, EncoderState
from tests.fakes.colour_encoder import ColourEncoder


@pytest.fixture
def shared_data() -> Path:
    """Real photos for measuring, where they lie beside the project."""
    folder = Path(__file__).resolve().parents[2] / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the photos for measuring are not on this machine")
    return folder


@pytest.fixture(autouse=True)
def _fresh_cache() -> Iterator[None]:
    """Nothing is remembered from the test before: neither result sets nor counts."""
    for cache in caches.all(initialized_only=False):
        cache.clear()
    yield
    for cache in caches.all(initialized_only=False):
        cache.clear()


@pytest.fixture
def colour_encoder(monkeypatch: pytest.MonkeyPatch) -> ColourEncoder:
    """The fake encoder, found by the name “colour”."""
    encoder = ColourEncoder()
    monkeypatch.setitem(registry._registry.built, ("colour", None), encoder)
    return encoder


@pytest.fixture
def encoder_in_use(db: None, colour_encoder: ColourEncoder) -> EncoderInUse:
    """A shop whose encoder in use is the fake one."""
    return EncoderInUse.objects.create(
        name="colour", encoder_id=colour_encoder.id, dimensions=3, state=EncoderState.ACTIVE
    )
