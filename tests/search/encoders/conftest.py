from collections.abc import Iterator
from pathlib import Path

import pytest

from search.encoders.registry import forget_encoders
from tests.search.encoders.small_models import save_clip, save_siglip


@pytest.fixture(scope="session")
def clip_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small-clip")
    save_clip(folder)
    return folder


@pytest.fixture(scope="session")
def siglip_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small-siglip")
    save_siglip(folder)
    return folder


@pytest.fixture
def fresh_encoders() -> Iterator[None]:
    """Encoders built in the test are dropped with it, and none is there before."""
    forget_encoders()
    yield
    forget_encoders()
