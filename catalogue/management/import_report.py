"""What an import did, for people to read in a terminal."""

import io
import shutil

from rich.console import Console
from rich.table import Table
from rich.text import Text

from catalogue.importing import Report

SHOWN = 50


def report_text(report: Report, *, terminal: bool) -> str:
    """The whole report; with colours and in the window's width for a terminal."""
    text = io.StringIO()
    width = shutil.get_terminal_size().columns if terminal else 120
    _print_report(report, Console(file=text, force_terminal=terminal, width=width))
    return text.getvalue()


def _print_report(report: Report, console: Console) -> None:
    console.print(_counts(report))
    for notice in report.notices:
        console.print(Text(f"Note: {notice}.", style="yellow"))
    if report.archive_refused:
        console.print(Text(report.archive_refused, style="red"))
    if report.problem_count:
        _print_problems(report, console)
    if report.dry_run:
        console.print("This was a dry run: nothing was written.")


def _counts(report: Report) -> Table:
    would = "would be " if report.dry_run else ""
    seconds = max(report.seconds, 0.001)
    table = Table(title=f"{report.file}: {report.rows:,} rows in {seconds:.1f} s", box=None)
    for heading in ("", "new", "changed", "unchanged", "refused", f"{would}removed"):
        table.add_column(heading, justify="right" if heading else "left")
    products = (report.new, report.changed, report.unchanged, report.invalid)
    archived = f"{report.archived:,} archived" if report.full else "–"
    table.add_row("products", *(f"{count:,}" for count in products), archived)
    images = (report.images_unchanged, report.images_rejected, report.images_removed)
    table.add_row("images", f"{report.images_new:,}", "–", *(f"{count:,}" for count in images))
    return table


def _print_problems(report: Report, console: Console) -> None:
    table = Table(box=None, padding=(0, 2, 0, 0))
    for heading in ("line", "SKU", "column", "what is wrong"):
        table.add_column(heading, justify="right" if heading == "line" else "left")
    for problem in report.problems[:SHOWN]:
        # as Text: what stands in a file is no markup
        table.add_row(
            str(problem.line), Text(problem.sku), Text(problem.column), Text(problem.reason)
        )
    console.print(table)
    if report.problem_count > SHOWN:
        more = report.problem_count - SHOWN
        console.print(f"… and {more:,} more. `--errors FILE` writes all of them as CSV.")
