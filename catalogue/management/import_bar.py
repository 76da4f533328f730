"""The progress bar of an import, on standard error so that standard output stays clean."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

from catalogue.importing import Progress as ImportProgress


@contextmanager
def import_bar() -> Iterator[Callable[[ImportProgress], None]]:
    """A bar, and the function that moves it."""
    bar = Progress(
        TextColumn("Importing"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[done]}"),
        TimeElapsedColumn(),
        console=Console(stderr=True),
    )
    with bar:
        task = bar.add_task("", total=None, done="")

        def move(progress: ImportProgress) -> None:
            elapsed = max(bar.tasks[task].elapsed or 0.0, 0.001)
            done = f"{progress.rows:,} rows, {progress.rows / elapsed:,.0f} a second"
            if progress.images:
                done += f"; {progress.images:,} images"
            bar.update(task, total=progress.size, completed=progress.position, done=done)

        yield move
