"""Vectors of a data set's images, opened as the catalogue opens its own."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from django.conf import settings

from catalogue.images import ImageRejected, open_image, read_image_file
from search.encoders.base import Encoder, Prepared, Vectors
from search.evaluation.datasets.table import DatasetError
from search.evaluation.vector_cache import VectorCache
from search.vectors import Vector

_READERS = 2

Progress = Callable[[int], object]
"""Called with the number of images that have just got their vectors."""


@dataclass(frozen=True, slots=True)
class ImageVectors:
    vectors: Vectors
    """Shape (n, dimensions), in the order of the images."""
    encoded: int
    """How many were encoded now; the others were known."""


@dataclass(frozen=True, slots=True)
class _Read:
    content: bytes
    known: Vector | None
    prepared: Prepared | None


def cache_for(encoder: Encoder, folder: Path) -> VectorCache:
    return VectorCache(folder, encoder, f"master {settings.IMAGE_MASTER_PX}")


def image_vectors(
    encoder: Encoder,
    images: Sequence[Path],
    cache: VectorCache | None = None,
    progress: Progress = lambda _count: None,
) -> ImageVectors:
    """Read ahead in threads, encode in the encoder's best batches, keep what is new.

    Raises DatasetError with the reason if an image cannot be opened.
    """
    vectors = np.empty((len(images), encoder.dimensions), dtype=np.float32)
    waiting: list[tuple[int, _Read]] = []
    encoded = 0
    for position, read in enumerate(_read_ahead(encoder, images, cache)):
        if read.known is not None:
            vectors[position] = read.known
            progress(1)
            continue
        waiting.append((position, read))
        if len(waiting) == encoder.image_batch:
            encoded += _encode(encoder, waiting, vectors, cache, progress)
            waiting = []
    encoded += _encode(encoder, waiting, vectors, cache, progress)
    return ImageVectors(vectors, encoded)


def _encode(
    encoder: Encoder,
    waiting: list[tuple[int, _Read]],
    vectors: Vectors,
    cache: VectorCache | None,
    progress: Progress,
) -> int:
    prepared = [read.prepared for _, read in waiting if read.prepared is not None]
    found = encoder.encode_prepared(prepared)
    for (position, read), vector in zip(waiting, found, strict=True):
        vectors[position] = vector
        if cache is not None:
            cache.put(read.content, vector)
    progress(len(waiting))
    return len(waiting)


def _read_ahead(
    encoder: Encoder, images: Sequence[Path], cache: VectorCache | None
) -> Iterator[_Read]:
    """In order, with no more than two batches read before they are asked for."""
    ahead = 2 * encoder.image_batch
    with ThreadPoolExecutor(_READERS, thread_name_prefix="read-image") as pool:
        pending = [pool.submit(_read, encoder, image, cache) for image in images[:ahead]]
        try:
            for position in range(len(images)):
                yield pending.pop(0).result()
                if position + ahead < len(images):
                    pending.append(pool.submit(_read, encoder, images[position + ahead], cache))
        finally:
            for future in pending:
                future.cancel()


def _read(encoder: Encoder, path: Path, cache: VectorCache | None) -> _Read:
    try:
        content = read_image_file(path)
        known = cache.get(content) if cache is not None else None
        if known is not None:
            return _Read(content, known, None)
        image = open_image(content, max_side=settings.IMAGE_MASTER_PX)
    except ImageRejected as error:
        raise DatasetError(f"{path}: {error}") from error
    return _Read(content, None, encoder.prepare_image(image))
