"""What every encoder promises; each encoder's tests inherit it."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from search.encoders.base import Encoder, Vectors
from tests.search.encoders.pictures import noise, odd_images

TEXTS = [
    "a backpack",
    "A photo of red shoes, size 42!",
    "рюкзак с солнечными панелями",
    "太陽電池付きのバックパック",
    "🎒☀️",
    "",
    "x",
]


def assert_vectors(vectors: Vectors, count: int, encoder: Encoder) -> None:
    assert vectors.dtype == np.float32
    assert vectors.shape == (count, encoder.dimensions)
    assert np.isfinite(vectors).all()
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-3)


class EncoderContract:
    """Inherit it and provide the fixture `encoder`."""

    close = 1e-3
    """How far a vector's numbers may move with the company that it is encoded in."""

    @pytest.fixture
    def encoder(self) -> Encoder:
        raise NotImplementedError

    def test_says_what_it_is(self, encoder: Encoder) -> None:
        assert encoder.name
        assert encoder.revision
        assert encoder.revision[:12] in encoder.id
        assert encoder.dimensions > 0
        assert encoder.max_text_tokens > 0
        assert encoder.image_batch > 0
        assert encoder.logit_scale > 0
        assert encoder.templates
        assert all(template.count("{}") == 1 for template in encoder.templates)

    def test_texts_become_unit_vectors(self, encoder: Encoder) -> None:
        assert_vectors(encoder.encode_texts(TEXTS), len(TEXTS), encoder)

    def test_images_become_unit_vectors(self, encoder: Encoder) -> None:
        assert_vectors(encoder.encode_images([noise(seed) for seed in range(3)]), 3, encoder)

    def test_nothing_becomes_no_vectors(self, encoder: Encoder) -> None:
        assert_vectors(encoder.encode_texts([]), 0, encoder)
        assert_vectors(encoder.encode_images([]), 0, encoder)
        assert_vectors(encoder.encode_prepared([]), 0, encoder)

    def test_a_text_has_the_same_vector_alone_and_in_a_batch(self, encoder: Encoder) -> None:
        together = encoder.encode_texts(TEXTS)
        alone = np.concatenate([encoder.encode_texts([text]) for text in TEXTS])
        assert np.abs(together - alone).max() < self.close

    def test_an_image_has_the_same_vector_alone_and_in_any_order(self, encoder: Encoder) -> None:
        count = encoder.image_batch + 1
        images = [noise(seed) for seed in range(count)]
        together = encoder.encode_images(images)
        backwards = encoder.encode_images(images[::-1])[::-1]
        alone = encoder.encode_images(images[-1:])
        assert np.abs(together - backwards).max() < self.close
        assert np.abs(together[-1:] - alone).max() < self.close

    def test_the_same_input_gives_the_same_vector_again(self, encoder: Encoder) -> None:
        image = noise(5)
        assert np.array_equal(encoder.encode_texts(TEXTS), encoder.encode_texts(TEXTS))
        assert np.array_equal(encoder.encode_images([image]), encoder.encode_images([image]))

    def test_preparing_ahead_changes_nothing(self, encoder: Encoder) -> None:
        images = [noise(6), noise(7, 30, 200)]
        with ThreadPoolExecutor(2) as pool:
            prepared = list(pool.map(encoder.prepare_image, images))
        ahead = encoder.encode_prepared(prepared)
        assert np.array_equal(ahead, encoder.encode_images(images))

    def test_images_of_any_size_and_mode_are_taken(self, encoder: Encoder) -> None:
        odd = odd_images()
        assert_vectors(encoder.encode_images(list(odd.values())), len(odd), encoder)

    def test_a_grey_image_is_the_same_in_any_mode(self, encoder: Encoder) -> None:
        grey = noise(8).convert("L")
        vectors = encoder.encode_images([grey, grey.convert("RGB"), grey.convert("RGBA")])
        assert np.abs(vectors - vectors[0]).max() < self.close

    def test_a_long_text_is_cut_and_not_refused(self, encoder: Encoder) -> None:
        long = "! " * 5000
        assert_vectors(encoder.encode_texts([long]), 1, encoder)
        assert encoder.count_tokens(long) > encoder.max_text_tokens

    def test_tokens_are_counted_whole(self, encoder: Encoder) -> None:
        assert 0 < encoder.count_tokens("a backpack") < encoder.count_tokens("a backpack " * 10)

    def test_white_space_and_composition_do_not_matter(self, encoder: Encoder) -> None:
        vectors = encoder.encode_texts(["café  au\nlait", " cafe\u0301 au lait "])
        assert np.array_equal(vectors[0], vectors[1])

    @pytest.mark.parametrize("text", ["nul\x00", "half \ud83d"])
    def test_text_that_nothing_can_take_is_refused(self, encoder: Encoder, text: str) -> None:
        with pytest.raises(ValueError, match="must not contain"):
            encoder.encode_texts([text])

    def test_threads_do_not_disturb_each_other(self, encoder: Encoder) -> None:
        images = [noise(seed) for seed in range(4)]
        texts = encoder.encode_texts(TEXTS)
        pictures = np.concatenate([encoder.encode_images([image]) for image in images])
        with ThreadPoolExecutor(4) as pool:
            found_texts = list(pool.map(lambda text: encoder.encode_texts([text])[0], TEXTS * 2))
            found_images = list(pool.map(lambda image: encoder.encode_images([image])[0], images))
        assert np.abs(np.stack(found_texts) - np.concatenate([texts, texts])).max() < self.close
        assert np.abs(np.stack(found_images) - pictures).max() < self.close

    def test_coverage_is_a_share_or_absent(self, encoder: Encoder) -> None:
        for text in TEXTS:
            coverage = encoder.coverage(text)
            assert coverage is None or 0 <= coverage <= 1
