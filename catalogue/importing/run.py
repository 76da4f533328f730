from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from django.db import DataError, IntegrityError, OperationalError, transaction

from catalogue.importing.columns import Columns
from catalogue.importing.parents import Parents
from catalogue.importing.pictures import PictureReader
from catalogue.importing.product_pictures import StaleChunk
from catalogue.importing.raw_rows import RawRow
from catalogue.importing.report import Problem
from catalogue.importing.row import Row, read_row, read_row_sku
from catalogue.importing.tally import Tally
from catalogue.importing.writing import ChunkWriter, ReadRow
from catalogue.models import ProductImage

CHUNK = 500


class Run:
    """One import: what it has seen so far, and the way of a chunk through its stations."""

    def __init__(
        self,
        columns: Columns,
        pictures: PictureReader,
        writer: ChunkWriter,
        tally: Tally,
        on_progress: Callable[[int, float], None],
    ) -> None:
        self.lines_by_sku: dict[str, int] = {}
        self.without_sku = 0
        self._columns = columns
        self._pictures = pictures
        self._writer = writer
        self._tally = tally
        self._on_progress = on_progress  # images read, and the share of the chunk done
        self._parents = Parents()
        self._later: list[Row] = []  # variants that stand before their parent
        self._images_read = 0

    def take_all(self, raws: Iterator[RawRow]) -> None:
        """Take every row; those whose parent comes later in the file at the end."""
        while chunk := list(islice(raws, CHUNK)):
            self._settle(list(self._read(chunk)), final=False)
            self._tally.report.rows += len(chunk)
            self._on_progress(self._images_read, 1.0)
        for start in range(0, len(self._later), CHUNK):
            self._settle(self._later[start : start + CHUNK], final=True)
            self._on_progress(self._images_read, 1.0)

    def _read(self, raws: Iterable[RawRow]) -> Iterator[Row]:
        for raw in raws:
            sku, reason = read_row_sku(raw, self._columns)
            if reason:
                self.without_sku += 1
                column = "" if raw.unreadable else "sku"
                self._tally.refuse(Problem(raw.line, "", column, reason))
                continue
            first = self.lines_by_sku.setdefault(sku, raw.line)
            if first != raw.line:
                reason = f"It stands on line {first} already; only that row counts."
                self._tally.refuse(Problem(raw.line, sku, "sku", reason))
                continue
            row, problems = read_row(raw, sku, self._columns)
            if problems:
                self._tally.refuse(*problems)
            else:
                yield row

    def _settle(self, rows: list[Row], *, final: bool) -> None:
        settled = self._parents.settle(rows, final=final)
        for problem in settled.problems:
            self._tally.refuse(problem)
        self._later += settled.later
        if settled.rows:
            self._write(settled.rows)

    def _write(self, rows: list[Row], tries: int = 2) -> None:
        read = self._read_pictures(rows)
        try:
            with transaction.atomic():
                outcome = self._writer.write(read)
        except (DataError, IntegrityError, OperationalError, StaleChunk) as error:
            if isinstance(error, OperationalError) and not _is_collision(error):
                raise
            if tries > 1:  # somebody may have saved the same product at the same moment
                self._write(rows, tries - 1)
            elif len(rows) > 1:  # one by one: the good rows must not suffer from a bad one
                for row in rows:
                    self._write([row])
            else:
                self._tally.refuse(rows[0].problem("", _words_for(error)))
        else:
            self._tally.count(read, outcome)

    def _read_pictures(self, rows: list[Row]) -> list[ReadRow]:
        known = _digests_by_sku(row.sku for row in rows if row.pictures)
        wanted = [
            (picture, frozenset(known.get(row.sku, ()))) for row in rows for picture in row.pictures
        ]

        def count(done: int) -> None:
            self._images_read += 1
            # writing the rows takes about as long as one image more
            self._on_progress(self._images_read, done / (len(wanted) + 1))

        read = iter(self._pictures.read(wanted, count))
        return [(row, list(islice(read, len(row.pictures)))) for row in rows]


def _digests_by_sku(skus: Iterable[str]) -> dict[str, set[str]]:
    """The uploads that each product has already."""
    wanted = set(skus)
    stored = ProductImage.objects.filter(product__sku__in=wanted)
    digests: dict[str, set[str]] = {}
    for sku, digest in stored.values_list("product__sku", "upload_digest"):
        digests.setdefault(sku, set()).add(digest)
    return digests


def _is_collision(error: OperationalError) -> bool:
    """Whether the database ended the transaction in favour of another one's (a deadlock)."""
    return str(getattr(error.__cause__, "sqlstate", None)).startswith("40")


def _words_for(error: Exception) -> str:
    if isinstance(error, StaleChunk | OperationalError):
        return "Somebody changed the product at the same moment: import again."
    return f"The database refuses it: {str(error).splitlines()[0]}."
