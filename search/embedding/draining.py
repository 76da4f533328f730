"""Work off the waiting rows: category vectors first, then images batch by batch.

While one batch is encoded the next one is read and decoded in threads, so that the encoder never
waits for a disk or a JPEG.
"""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from django.conf import settings
from PIL import Image

from search.embedding.categories import build_waiting
from search.embedding.images import Batch, Tally, finish_batch, start_batch
from search.encoders import get_encoder
from search.encoders.base import Encoder
from search.models import EncoderInUse, ImageEmbedding, Status

_READERS = 2


def drain(seconds: float | None = None, progress: Callable[[Tally], None] | None = None) -> Tally:
    """Embed what waits, for about `seconds` (None: until nothing waits).

    Raises EncoderError when an encoder cannot be loaded; no row is touched then.
    """
    ends = time.monotonic() + seconds if seconds is not None else float("inf")
    tally = Tally()
    for row in EncoderInUse.objects.working().order_by("state"):  # active before filling
        encoder = get_encoder(row.name, revision=row.revision or None)
        build_waiting(row, encoder)
        if ImageEmbedding.objects.filter(encoder=row, status__in=_UNFINISHED).exists():
            _drain_images(row, encoder, ends, tally, progress or _ignore)
    return tally


def is_waiting() -> bool:
    """Whether any row can be worked on now or later."""
    return ImageEmbedding.objects.filter(
        encoder__in=EncoderInUse.objects.working(), status__in=_UNFINISHED
    ).exists()


_UNFINISHED = [Status.PENDING, Status.RUNNING]


def _drain_images(
    row: EncoderInUse,
    encoder: Encoder,
    ends: float,
    tally: Tally,
    progress: Callable[[Tally], None],
) -> None:
    size = settings.EMBED_BATCH or encoder.image_batch
    encoder.encode_images([Image.new("RGB", (32, 32))])  # load the tower before a lease runs
    ahead: Batch | None = None
    with ThreadPoolExecutor(_READERS, thread_name_prefix="read-images") as pool:
        try:
            current = start_batch(row, encoder, size, pool)
            while current:
                ahead = start_batch(row, encoder, size, pool) if time.monotonic() < ends else None
                finish_batch(current, encoder, tally)
                build_waiting(row, encoder)  # a person waits for these
                progress(tally)
                current, ahead = ahead, None
        finally:
            if ahead:
                ahead.give_back()


def _ignore(tally: Tally) -> None:
    """No one watches."""
