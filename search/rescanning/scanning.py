"""Do the scans that are due, one category at a time."""

import logging
import time

from django.db import DatabaseError, transaction
from django.utils import timezone

from catalogue.content import live_content
from catalogue.models import Category
from search.encoders.base import EncoderError
from search.models import CategoryScan, EncoderInUse
from search.ranking import NoEncoder
from search.rescanning.memberships import rescan
from search.rescanning.requesting import due_scans
from search.scoring import scoring_of
from search.text_vectors import Keep

logger = logging.getLogger(__name__)

_TOO_MUCH = "The database did not finish; it is tried again at the next change."


def scan_due(seconds: float = 20.0) -> int:
    """Scan what was asked for, for about so long; returns how many categories.

    Several workers share the rows: what one has locked, the others pass over. A scan and the note
    that it was done are one transaction, so one that is killed in between is due as before.
    """
    ends, done = time.monotonic() + seconds, 0
    while time.monotonic() < ends and (category := _next()) is not None:
        encode_words(category)
        with transaction.atomic():
            mine = due_scans().select_for_update(skip_locked=True, of=("self",))
            scan = mine.filter(category=category).first()
            if scan is not None:
                _scan(scan)
                done += 1
    return done


def encode_words(category: Category) -> None:
    """Ahead of the scan, so that no transaction is open while a text is encoded."""
    row = EncoderInUse.objects.active()
    if row is None:
        return
    try:
        scoring_of(live_content(category), row, keep=Keep.FOR_GOOD)
    except (EncoderError, ValueError):
        return  # the scan meets it again, and writes it down


def _next() -> Category | None:
    with transaction.atomic():
        free = due_scans().select_for_update(skip_locked=True, of=("self",))
        scan = free.select_related("category").first()
    return scan.category if scan else None


def _scan(scan: CategoryScan) -> None:
    started, began = timezone.now(), time.monotonic()
    try:
        with transaction.atomic():
            scan.members, scan.waiting = rescan(scan.category)
        scan.error = ""
    except (NoEncoder, ValueError) as error:
        scan.error = str(error)
    except DatabaseError:
        logger.exception("The scan of category %s failed", scan.category_id)
        scan.error = _TOO_MUCH
    scan.scanned_at = started
    scan.duration_ms = int(1000 * (time.monotonic() - began))
    scan.save()
