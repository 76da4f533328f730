"""The encoder `clip` with small models: the contract for CLIP and for SigLIP."""

from pathlib import Path

import pytest

from search.encoders import Encoder, get_encoder
from tests.search.encoders.contract import EncoderContract


class TestSmallClip(EncoderContract):
    @pytest.fixture
    def encoder(self, clip_folder: Path) -> Encoder:
        return get_encoder(f"clip:{clip_folder}?precision=fp32")

    def test_knows_its_numbers(self, encoder: Encoder) -> None:
        assert (encoder.dimensions, encoder.max_text_tokens) == (24, 77)
        assert encoder.logit_scale == pytest.approx(14.28, abs=0.01)
        assert encoder.coverage("a backpack") is None


class TestSmallClipInBf16(EncoderContract):
    """Half the bits: the same promises, but rounding shows in vectors of so few numbers."""

    close = 1e-2

    @pytest.fixture
    def encoder(self, clip_folder: Path) -> Encoder:
        return get_encoder(f"clip:{clip_folder}?precision=bf16")

    def test_is_near_fp32_but_has_an_id_of_its_own(
        self, encoder: Encoder, clip_folder: Path
    ) -> None:
        exact = get_encoder(f"clip:{clip_folder}?precision=fp32")
        texts = ["a backpack", "red shoes"]
        cosines = (encoder.encode_texts(texts) * exact.encode_texts(texts)).sum(axis=1)
        assert cosines.min() > 0.999
        assert encoder.id != exact.id


class TestSmallSiglip(EncoderContract):
    @pytest.fixture
    def encoder(self, siglip_folder: Path) -> Encoder:
        return get_encoder(f"clip:{siglip_folder}?precision=fp32")

    def test_knows_its_numbers(self, encoder: Encoder) -> None:
        assert (encoder.dimensions, encoder.max_text_tokens) == (32, 64)
        assert encoder.logit_scale == pytest.approx(99.48, abs=0.01)
