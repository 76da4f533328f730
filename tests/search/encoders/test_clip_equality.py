"""Our vectors are those of transformers' own models on the same inputs."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from transformers import AutoTokenizer

from search.encoders import Encoder, get_encoder
from search.encoders.base import Vectors
from tests.search.encoders.pictures import noise
from tests.search.encoders.small_models import save_clip, save_siglip

TEXTS = [
    "a photo of a backpack",
    "Red Shoes, blue trousers!",
    "x",
    "",
    "a hat for winter " * 40,
    "ünïcode 🎒",
]
EXACT = 1e-4


def reference_texts(model: Any, folder: Path, **padding: Any) -> Vectors:
    tokens = AutoTokenizer.from_pretrained(folder)(
        TEXTS, truncation=True, return_tensors="pt", **padding
    )
    with torch.no_grad():
        return normalised(model.get_text_features(**tokens))


def reference_images(model: Any, encoder: Encoder) -> Vectors:
    pixels = np.stack([encoder.prepare_image(image) for image in images()])
    with torch.no_grad():
        return normalised(model.get_image_features(pixel_values=torch.from_numpy(pixels)))


def normalised(output: Any) -> Vectors:
    pooled = getattr(output, "pooler_output", output)
    return np.asarray(torch.nn.functional.normalize(pooled, dim=-1).numpy(), dtype=np.float32)


def images() -> list[Any]:
    return [noise(1), noise(2, 300, 200)]


def assert_equal(model: Any, folder: Path, **padding: Any) -> None:
    encoder = get_encoder(f"clip:{folder}?precision=fp32")
    texts = reference_texts(model, folder, **padding)
    assert np.abs(encoder.encode_texts(TEXTS) - texts).max() < EXACT
    assert np.abs(encoder.encode_images(images()) - reference_images(model, encoder)).max() < EXACT


@pytest.mark.usefixtures("fresh_encoders")
class TestEquality:
    def test_small_clip(self, tmp_path: Path) -> None:
        model = save_clip(tmp_path)
        assert_equal(model, tmp_path, padding="max_length", max_length=77)

    def test_small_siglip(self, tmp_path: Path) -> None:
        model = save_siglip(tmp_path)
        assert_equal(model, tmp_path, padding="max_length", max_length=64)

    def test_clip_in_several_files(self, tmp_path: Path) -> None:
        model = save_clip(tmp_path)
        (tmp_path / "model.safetensors").unlink()
        model.save_pretrained(tmp_path, max_shard_size="50KB")
        assert (tmp_path / "model.safetensors.index.json").is_file()
        assert_equal(model, tmp_path, padding=True, max_length=77)

    def test_clip_of_full_size(self, tmp_path: Path) -> None:
        """ViT-B/32 as published: 12 layers each, 224 pixels, 151 million weights."""
        model = save_clip(tmp_path, full_size=True)
        assert_equal(model, tmp_path, padding=True, max_length=77)
