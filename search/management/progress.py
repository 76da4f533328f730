"""Watch or do the embedding of what waits, with a bar that people can follow."""

import time

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from search.embedding import Tally, coverage, drain, is_waiting
from search.models import EncoderInUse, WorkerHeartbeat

_POLL_SECONDS = 0.5


def embed_with_progress(console: Console, row: EncoderInUse | None = None) -> None:
    """Return when nothing waits under `row` (default: the encoder in use).

    Where a worker is alive it does the work and this only watches; otherwise the work is done
    here, in this process. Raises EncoderError.
    """
    by_worker = WorkerHeartbeat.objects.alive().exists()
    start = coverage(row)
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        console=console,
    ) as bars:
        title = "A worker embeds images" if by_worker else "Embedding images"
        bar = bars.add_task(title, total=start.total, completed=start.done, rate="")
        began = time.monotonic()

        def show() -> bool:
            now = coverage(row)
            rate = (now.done - start.done) / max(time.monotonic() - began, 1e-3)
            bars.update(
                bar, total=now.total, completed=now.done + now.failed, rate=f"{rate:.1f} images/s"
            )
            return is_waiting(row)

        def show_tally(tally: Tally) -> None:
            show()

        if not by_worker:
            drain(progress=show_tally)
        while show() and by_worker:
            time.sleep(_POLL_SECONDS)
