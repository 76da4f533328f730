"""What Celery runs. Messages carry no work, only the news that there is some."""

import logging

from celery import shared_task

from search.embedding import drain, is_claimable, request_missing
from search.encoders.base import EncoderError
from search.lexical import index_missing_documents, refresh_stale_vocabulary
from search.maintenance import maintain
from search.picture_lane import serve_picture
from search.rescanning import due_scans, request_stale_scans, scan_due
from search.wakeup import wake

logger = logging.getLogger(__name__)

# One run of the task; what is left starts the next one, so that stopping and sweeping get a turn.
_SECONDS_A_RUN = 8.0


@shared_task(name="search.tasks.embed_pending")
def embed_pending() -> None:
    try:
        tally = drain(_SECONDS_A_RUN)
    except EncoderError as error:
        logger.error("The encoder cannot be loaded: %s", error)
        return
    scan_due(_SECONDS_A_RUN)
    if tally.done or tally.failed:
        logger.info("%s images embedded, %s failed", tally.done, tally.failed)
    if is_claimable() or due_scans().exists():
        wake()


@shared_task(name="search.tasks.sweep")
def sweep() -> None:
    """Find what no wake-up told of: bulk statements, a lost message, a worker that died."""
    request_missing()
    request_stale_scans()
    index_missing_documents()
    refresh_stale_vocabulary()
    maintain()
    if is_claimable() or due_scans().exists():
        wake()


@shared_task(name="search.tasks.encode_picture")
def encode_picture(ticket: str, encoder_pk: int, deadline: float) -> None:
    """A shopper waits for this one, on the lane `interactive`."""
    serve_picture(ticket, encoder_pk, deadline)
