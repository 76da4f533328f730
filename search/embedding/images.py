"""One batch of images: read the masters ahead in threads, encode, store."""

import logging
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from django.core.files.storage import default_storage

from catalogue.images import ImageRejected, open_image
from search.embedding.claiming import Claim, claim, give_back
from search.embedding.outcomes import copy_known, fail, store_images, try_alone
from search.encoders.base import Encoder, EncoderError, Prepared
from search.models import EncoderInUse, ImageEmbedding

logger = logging.getLogger(__name__)


class SourceMissing(Exception):
    """The row's picture cannot be read; the message says why."""


@dataclass(slots=True)
class Tally:
    """Rows that were finished, for good or ill."""

    done: int = 0
    failed: int = 0


@dataclass(slots=True)
class Batch:
    """A claim whose pictures are being read: a future for each row, in order."""

    claim: Claim
    reading: list[Future[Prepared]] = field(default_factory=list)

    def give_back(self) -> None:
        for future in self.reading:
            future.cancel()
        give_back(self.claim)


def start_batch(
    row: EncoderInUse, encoder: Encoder, size: int, pool: ThreadPoolExecutor
) -> Batch | None:
    """Claim up to `size` images and let `pool` read them; None when nothing waits."""
    claimed = claim(ImageEmbedding, row, size, "image")
    if claimed is None:
        return None
    known = copy_known(claimed)
    claimed.rows[:] = [embedding for embedding in claimed.rows if embedding.pk not in known]
    reading = [
        pool.submit(_read, encoder, embedding.image.master.name) for embedding in claimed.rows
    ]
    return Batch(claimed, reading)


def finish_batch(batch: Batch, encoder: Encoder, tally: Tally) -> None:
    """Encode what could be read and record every row's outcome."""
    started = time.perf_counter()
    rows: list[Any] = []
    prepared: list[Prepared] = []
    for embedding, future in zip(batch.claim.rows, batch.reading, strict=True):
        try:
            prepared.append(future.result())
            rows.append(embedding)
        except (ImageRejected, SourceMissing) as error:
            fail(batch.claim, embedding.pk, str(error))
            tally.failed += 1
    if rows:
        _encode(batch.claim, rows, lambda: encoder.encode_prepared(prepared), started, tally)


def _encode(
    claimed: Claim, rows: list[Any], encode: Callable[[], Any], started: float, tally: Tally
) -> None:
    ids = [embedding.pk for embedding in rows]
    try:
        vectors = encode()
    except EncoderError:
        raise
    except (RuntimeError, ValueError, MemoryError, OSError) as error:
        logger.exception("Encoding %s images failed; each is tried alone", len(rows))
        try_alone(claimed, ids, f"The encoder stopped: {error}")
        return
    took_ms = round(1000 * (time.perf_counter() - started) / len(rows))
    digests = [embedding.image.digest for embedding in rows]
    tally.done += store_images(claimed, ids, digests, vectors, took_ms)


def _read(encoder: Encoder, name: str) -> Prepared:
    try:
        with default_storage.open(name) as file:
            image = open_image(file.read())
    except FileNotFoundError as error:
        raise SourceMissing(
            "The image file is missing from the storage. Upload the picture again."
        ) from error
    except OSError as error:
        raise SourceMissing(f"The image file cannot be read: {error.strerror or error}") from error
    return encoder.prepare_image(image)
