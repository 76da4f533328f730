import time
from collections.abc import Callable, Iterator
from pathlib import Path

from catalogue.importing.archive import unpacked
from catalogue.importing.archiving import ArchiveGuard
from catalogue.importing.columns import Columns
from catalogue.importing.csv_rows import csv_rows
from catalogue.importing.json_rows import json_rows
from catalogue.importing.pictures import picture_reader
from catalogue.importing.raw_rows import RawRow, is_json_lines, open_lines
from catalogue.importing.report import Problem, Progress, Report
from catalogue.importing.run import Run
from catalogue.importing.tally import Tally, printable
from catalogue.importing.text_lines import TextLines
from catalogue.importing.writing import ChunkWriter
from catalogue.models import State


def import_products(
    path: Path,
    *,
    images_dir: Path | None = None,
    dry_run: bool = False,
    full: bool = False,
    max_archive_share: float = 0.2,
    state: str = State.PUBLISHED,
    progress: Callable[[Progress], None] | None = None,
    on_problem: Callable[[Problem], None] | None = None,
) -> Report:
    """Bring the products of a CSV or JSON Lines file into the catalogue, by SKU.

    Each chunk of rows is one transaction, so an import that is cut short can simply be run again:
    what is there already counts as unchanged and is not written.

    images_dir: a folder or a ZIP, where the rows' image paths begin; by default the file's folder.
    dry_run: report the same, write nothing.
    full: archive the products that the file does not mention, if they are at most
    `max_archive_share` (0 to 1) of all and every row could be read.
    state: of new products whose row names none.
    Raises FileRefused, before anything is written, when the file as a whole is of no use.
    """
    started = time.monotonic()
    report = Report(path.name, dry_run=dry_run, full=full)
    tally = Tally(report, on_problem)
    columns = Columns()
    guard = ArchiveGuard(max_archive_share) if full else None
    with (
        open_lines(path) as lines,
        unpacked(images_dir or path.parent) as folder,
        picture_reader(folder, dry_run=dry_run) as pictures,
    ):
        chunk_start = 0

        def tell(images: int, share: float) -> None:
            nonlocal chunk_start
            position = chunk_start + round((lines.position - chunk_start) * share)
            if share >= 1:
                chunk_start = position
            if progress:
                progress(Progress(report.rows, images, position, lines.size))

        run = Run(columns, pictures, ChunkWriter(state, dry_run=dry_run), tally, tell)
        run.take_all(_rows(path, lines, columns))
    if guard:
        report.archived, report.archive_refused = guard.archive_absent(
            run.lines_by_sku, unread=run.without_sku, dry_run=dry_run
        )
    report.notices = [printable(notice) for notice in columns.notices]
    report.seconds = time.monotonic() - started
    return report


def _rows(path: Path, lines: TextLines, columns: Columns) -> Iterator[RawRow]:
    return json_rows(lines) if is_json_lines(path) else csv_rows(lines, columns)
