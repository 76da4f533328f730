"""Watch or do the scans that are due, with a bar that people can follow."""

import time
from collections.abc import Collection

from rich.console import Console

from search.management.progress_bar import counting_bar
from search.models import WorkerHeartbeat
from search.rescanning import due_scans, scan_due

_POLL_SECONDS = 0.5
_SECONDS_A_TURN = 1.0


def scan_with_progress(console: Console, category_ids: Collection[int]) -> None:
    """Return when none of these is due any more.

    Where a worker is alive it does the work and this only watches; otherwise it is done here, in
    this process, with whatever else is due.
    """
    by_worker = WorkerHeartbeat.objects.alive().exists()
    with counting_bar(console) as bars:
        title = "A worker scans categories" if by_worker else "Scanning categories"
        bar = bars.add_task(title, total=len(category_ids))
        while due := due_scans().filter(category__in=category_ids).count():
            bars.update(bar, completed=len(category_ids) - due)
            if by_worker or not scan_due(_SECONDS_A_TURN):  # or another process has it in hand
                time.sleep(_POLL_SECONDS)
        bars.update(bar, completed=len(category_ids))
