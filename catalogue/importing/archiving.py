from collections.abc import Container

from django.db import transaction
from django.utils import timezone

from catalogue.models import Product, State
from catalogue.querysets import ProductQuerySet

_BATCH = 1_000


class ArchiveGuard:
    """Archives what a full file does not mention, unless that would be suspiciously much."""

    def __init__(self, max_share: float) -> None:
        self._max_share = max_share
        # counted before the import adds products, so that a dry run reckons with the same number
        self._before = _kept().count()

    def archive_absent(
        self, mentioned: Container[str], *, unread: int, dry_run: bool
    ) -> tuple[int, str]:
        """How many products were archived (in a dry run: would be), and why none, or ''.

        mentioned: the SKUs in the file; unread: how many rows have none that could be read.
        """
        if unread:
            return 0, (
                f"In {unread} of its rows no SKU could be read, so it is not certain which "
                "products the file leaves out: nothing was archived. Correct them, import again."
            )
        absent = [
            pk for pk, sku in _kept().values_list("id", "sku").iterator() if sku not in mentioned
        ]
        share = len(absent) / max(self._before, 1)
        if share > self._max_share:
            return 0, (
                f"{len(absent)} of {self._before} products ({share:.0%}) are not in the file, more "
                f"than {self._max_share:.0%} may be archived at once: nothing was archived. "
                "If the file is complete, allow a larger share."
            )
        if not dry_run:
            _archive(absent)
        return len(absent), ""


def _kept() -> ProductQuerySet:
    return Product.objects.exclude(state=State.ARCHIVED)


def _archive(ids: list[int]) -> None:
    with transaction.atomic():
        for start in range(0, len(ids), _BATCH):
            Product.objects.filter(id__in=ids[start : start + _BATCH]).update(
                state=State.ARCHIVED, updated_at=timezone.now()
            )
