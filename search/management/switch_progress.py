"""Change the encoder, with a bar while thresholds are carried over."""

from rich.console import Console

from search.encoder_choice import activate_encoder
from search.management.progress_bar import counting_bar
from search.models import EncoderInUse


def activate_with_progress(console: Console, row: EncoderInUse) -> None:
    """The encoder before it answers until the bar is full; stopping sooner changes nothing."""
    with counting_bar(console) as bars:
        bar = bars.add_task("Carrying thresholds over, by category", total=None)
        activate_encoder(row, lambda done, total: bars.update(bar, completed=done, total=total))
        bars.update(bar, total=bars.tasks[0].completed)
