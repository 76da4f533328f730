"""A small labelled folder and an encoder that looks at colours, so that answers are known."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from search.encoders.base import Prepared, Vectors
from search.vectors import unit

COLOURS = {"red": (220, 30, 30), "green": (30, 200, 40), "blue": (40, 40, 230)}


class ColourEncoder:
    """Three dimensions: red, green, blue."""

    name = "colours"
    id = "colours@1"
    revision = "1"
    dimensions = 3
    max_text_tokens = 100
    logit_scale = 10.0
    templates = ("{}", "a photo of {}")
    image_batch = 4

    def __init__(self) -> None:
        self.encoded = 0

    def prepare_image(self, image: Any) -> Prepared:
        return np.asarray(image, dtype=np.float32).mean(axis=(0, 1))

    def encode_prepared(self, prepared: Sequence[Prepared]) -> Vectors:
        self.encoded += len(prepared)
        return unit(np.stack(prepared)) if prepared else np.empty((0, 3), dtype=np.float32)

    def encode_images(self, images: Sequence[Any]) -> Vectors:
        return self.encode_prepared([self.prepare_image(image) for image in images])

    def encode_texts(self, texts: Sequence[str]) -> Vectors:
        rows = [[1 + 9 * (colour in text) for colour in COLOURS] for text in texts]
        return unit(np.array(rows, dtype=np.float32)) if rows else np.empty((0, 3), np.float32)

    def count_tokens(self, text: str) -> int:
        return len(text.split())

    def coverage(self, text: str) -> float | None:
        return None


def save_folder(folder: Path, each: int = 3) -> Path:
    """`each` pictures of every colour, all found by a colour encoder."""
    (folder / "images").mkdir(parents=True)
    products, labels = ["sku,title,description,image"], ["sku,label"]
    for colour, pixel in COLOURS.items():
        for number in range(each):
            name = f"images/{colour}{number}.png"
            Image.new("RGB", (20 + number, 20), pixel).save(folder / name)
            products.append(f"{colour}{number},A {colour} thing,,{name}")
            labels.append(f"{colour}{number},{colour}")
    categories = ["label,definition", *(f"{colour},a {colour} thing" for colour in COLOURS)]
    for table, lines in (("products", products), ("labels", labels), ("categories", categories)):
        (folder / f"{table}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder
