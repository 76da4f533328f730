from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_django import Settings

from catalogue.importing import Report, import_products
from tests.catalogue.images.pictures import detailed, encode, plain

Import = Callable[..., Report]


@pytest.fixture(autouse=True)
def media(settings: Settings, tmp_path: Path) -> Path:
    """Files of the shop go where the test looks at them, and nowhere else."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "media"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A merchandiser's folder with three good pictures in it."""
    folder = tmp_path / "catalogue"
    folder.mkdir()
    (folder / "red.jpg").write_bytes(encode(plain((200, 20, 20)), "JPEG"))
    (folder / "blue.png").write_bytes(encode(plain((20, 20, 200)), "PNG"))
    (folder / "art.webp").write_bytes(encode(detailed(), "WEBP"))
    return folder


@pytest.fixture
def import_csv(folder: Path, db: None) -> Import:
    """Write a text or bytes to a CSV file and import it."""

    def run(content: str | bytes, **options: object) -> Report:
        return _import(folder / "products.csv", content, options)

    return run


@pytest.fixture
def import_jsonl(folder: Path, db: None) -> Import:
    def run(content: str | bytes, **options: object) -> Report:
        return _import(folder / "products.jsonl", content, options)

    return run


def _import(path: Path, content: str | bytes, options: dict[str, object]) -> Report:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return import_products(path, **options)  # type: ignore[arg-type]
