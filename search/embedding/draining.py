"""Work off the waiting rows: category vectors first, then words and images batch by batch.

While one batch is encoded the files of the next one are fetched, and while it is stored they are
decoded, so that the encoder waits neither for a disk nor for the database.
"""

import os
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from PIL import Image

from search.embedding.categories import build_waiting
from search.embedding.images import Batch, Tally, finish_batch, start_batch
from search.embedding.texts import embed_text_batch
from search.encoders.base import Encoder, EncoderError
from search.models import (
    CategoryEmbedding,
    EncoderInUse,
    ImageEmbedding,
    Status,
    TextEmbedding,
)

_BATCHES_A_CLAIM = 4  # of the encoder's own size: claims, files and statements come in larger lots
_THREADS = max(2, os.cpu_count() or 2)
_UNFINISHED = [Status.PENDING, Status.RUNNING]

Progress = Callable[[Tally], None]


def drain(seconds: float | None = None, progress: Progress | None = None) -> Tally:
    """Embed what waits, for about `seconds` (None: until nothing waits).

    Raises EncoderError when an encoder cannot be loaded; none of its rows is touched then. Those
    of another one are still worked on: it may be the one that takes its place.
    """
    ends = time.monotonic() + seconds if seconds is not None else float("inf")
    tally = Tally()
    unavailable: EncoderError | None = None
    for row in EncoderInUse.objects.working().order_by("state"):  # active before filling
        try:
            encoder = row.load()
        except EncoderError as error:
            unavailable = error
            continue
        build_waiting(row)
        if ImageEmbedding.objects.filter(encoder=row, status__in=_UNFINISHED).exists():
            _drain_images(row, encoder, ends, tally, progress or _ignore)
        while time.monotonic() < ends and embed_text_batch(row, encoder):
            build_waiting(row)
    if unavailable is not None:
        raise unavailable
    return tally


def is_waiting(encoder: EncoderInUse | None = None) -> bool:
    """Whether any row (of this encoder) is unfinished, also one that another worker has."""
    return _any(Q(status__in=_UNFINISHED), encoder)


def is_claimable() -> bool:
    """Whether a worker would find work now: rows that wait, or that one left behind."""
    left_behind = Q(status=Status.RUNNING, lease_until__lt=timezone.now())
    return _any(Q(status=Status.PENDING) | left_behind, None)


def _any(condition: Q, encoder: EncoderInUse | None) -> bool:
    working = [encoder] if encoder else list(EncoderInUse.objects.working())
    return any(
        model._default_manager.filter(condition, encoder__in=working).exists()
        for model in (ImageEmbedding, TextEmbedding, CategoryEmbedding)
    )


def _drain_images(
    row: EncoderInUse, encoder: Encoder, ends: float, tally: Tally, progress: Progress
) -> None:
    size = settings.EMBED_BATCH or _BATCHES_A_CLAIM * encoder.image_batch
    encoder.encode_images([Image.new("RGB", (32, 32))])  # load the tower before a lease runs
    ahead: Batch | None = None
    with ThreadPoolExecutor(_THREADS, thread_name_prefix="read-images") as pool:
        try:
            current = start_batch(row, size, pool)
            while current:
                ahead = start_batch(row, size, pool) if time.monotonic() < ends else None
                finish_batch(current, ahead, encoder, pool, tally)
                embed_text_batch(row, encoder)  # products appear with words and picture together
                build_waiting(row)  # a person waits for these
                progress(tally)
                current, ahead = ahead, None
        finally:
            if ahead:
                ahead.give_back()


def _ignore(tally: Tally) -> None:
    """No one watches."""
