"""What the shop sells: one TOML file a kind, read here."""

import tomllib
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def kinds() -> list[dict[str, Any]]:
    """Every kind with its products, in alphabetical order."""
    return [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(HERE.glob("*.toml"))]


def image_name(sku: str, number: int) -> str:
    """The file name of picture number (from 0) of a product."""
    return f"{sku.lower()}-{number + 1}.jpg"
