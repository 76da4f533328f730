"""One batch of images: fetch the masters' files ahead, decode them on all cores, encode, store.

Decoding does not run beside encoding: the threads of one forward pass wait for each other at every
layer, so a decoder that takes a core from one of them holds up all of them. It runs while the
batch before is stored, when they rest.
"""

import logging
import time
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from django.core.files.storage import default_storage

from catalogue.images import ImageRejected, open_image
from search.embedding.claiming import Claim, claim, give_back
from search.embedding.outcomes import copy_known, fail, store_images, try_alone
from search.encoders.base import Encoder, EncoderError, Prepared
from search.models import EncoderInUse, ImageEmbedding
from search.vectors import Vectors

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
    """A claim whose files are being fetched, then decoded: a future for each row, in order."""

    claim: Claim
    reading: list[Future[bytes]] = field(default_factory=list)
    decoding: list[Future[Prepared]] = field(default_factory=list)

    def decode(self, encoder: Encoder, pool: ThreadPoolExecutor) -> None:
        """Begin to decode, once."""
        if not self.decoding:
            self.decoding = [pool.submit(_prepare, encoder, file) for file in self.reading]

    def give_back(self) -> None:
        unstarted: list[Future[Any]] = [*self.reading, *self.decoding]
        for future in unstarted:
            future.cancel()
        give_back(self.claim)


def start_batch(row: EncoderInUse, size: int, pool: ThreadPoolExecutor) -> Batch | None:
    """Claim up to `size` images and let `pool` fetch them; None when nothing waits."""
    claimed = claim(ImageEmbedding, row, size, "image")
    if claimed is None:
        return None
    known = copy_known(claimed)
    claimed.rows[:] = [embedding for embedding in claimed.rows if embedding.pk not in known]
    reading = [pool.submit(_fetch, embedding.image.master.name) for embedding in claimed.rows]
    return Batch(claimed, reading)


def finish_batch(
    batch: Batch, ahead: Batch | None, encoder: Encoder, pool: ThreadPoolExecutor, tally: Tally
) -> None:
    """Encode what could be decoded, and record every row's outcome; `ahead` is decoded then."""
    started = time.perf_counter()
    rows: list[Any] = []
    prepared: list[Prepared] = []
    batch.decode(encoder, pool)
    for embedding, future in zip(batch.claim.rows, batch.decoding, strict=True):
        try:
            prepared.append(future.result())
            rows.append(embedding)
        except (ImageRejected, SourceMissing) as error:
            fail(batch.claim, embedding.pk, str(error))
            tally.failed += 1
    vectors = _encode(batch.claim, rows, prepared, encoder) if rows else None
    if ahead:
        ahead.decode(encoder, pool)
    if vectors is not None:
        took_ms = round(1000 * (time.perf_counter() - started) / len(rows))
        ids = [embedding.pk for embedding in rows]
        digests = [embedding.image.digest for embedding in rows]
        tally.done += store_images(batch.claim, ids, digests, vectors, took_ms)


def _encode(
    claimed: Claim, rows: list[Any], prepared: list[Prepared], encoder: Encoder
) -> Vectors | None:
    """None: it failed as a whole."""
    try:
        return encoder.encode_prepared(prepared)
    except EncoderError:
        raise
    except (RuntimeError, ValueError, MemoryError, OSError) as error:
        logger.exception("Encoding %s images failed; each is tried alone", len(rows))
        try_alone(claimed, [row.pk for row in rows], f"The encoder stopped: {error}")
        return None


def _fetch(name: str) -> bytes:
    try:
        with default_storage.open(name) as file:
            return bytes(file.read())
    except FileNotFoundError as error:
        raise SourceMissing(
            "The image file is missing from the storage. Upload the picture again."
        ) from error
    except OSError as error:
        raise SourceMissing(f"The image file cannot be read: {error.strerror or error}") from error


def _prepare(encoder: Encoder, file: Future[bytes]) -> Prepared:
    return encoder.prepare_image(open_image(file.result()))
