"""A product as the studio sees it: what to model, and how to photograph it."""

import random
import zlib
from typing import Any

DEFAULT_VIEWS = ["front"]


class Recipe:
    """The modelling half of one product of a goods file."""

    def __init__(self, kind: str, row: dict[str, Any]) -> None:
        self.kind: str = kind
        self.sku: str = row["sku"]
        self.main: str = row["main"]
        self.model: dict[str, Any] = row.get("model", {})
        self.views: list[str] = row.get("views", DEFAULT_VIEWS)
        self.sets: list[str] = row.get("sets", ["plain"])
        self.rng = random.Random(zlib.crc32(self.sku.encode()))
        self._skins: dict[tuple[str, str], Any] = {}

    def num(self, key: str, default: float) -> float:
        """A length (units), an angle (degrees) or a count."""
        return float(self.model.get(key, default))

    def count(self, key: str, default: int) -> int:
        return int(self.model.get(key, default))

    def word(self, key: str, default: str) -> str:
        return str(self.model.get(key, default))

    def on(self, key: str, default: bool = False) -> bool:
        return bool(self.model.get(key, default))

    def skin(self, key: str = "main", default: str = "", axis: str = "x") -> Any:
        """The material of a named part; "main" is the product's own surface and colour."""
        from .surfaces import dress

        words = self.main if key == "main" else str(self.model.get(key, default or self.main))
        return self.dress(words, axis, dress)

    def dress(self, words: str, axis: str, make: Any) -> Any:
        """One material per words and axis, made once."""
        if (words, axis) not in self._skins:
            self._skins[words, axis] = make(words, axis)
        return self._skins[words, axis]

    def shots(self) -> list[tuple[str, str]]:
        """Pairs of view and set, one per picture."""
        return [(view, self.sets[min(i, len(self.sets) - 1)]) for i, view in enumerate(self.views)]
