"""`manage.py rescan [SLUG…] [--wait]`: write memberships again, as shelves are now."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console

from catalogue.models import Category, State
from search.management.scan_progress import scan_with_progress
from search.models import CategoryScan
from search.rescanning import request_scans


class Command(BaseCommand):
    help = (
        "Write down which products are on each shelf and which wait for review. A running worker "
        "does the work; with --wait it is watched, or done here when no worker runs. Shelves "
        "themselves are ranked live and need no rescan."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slugs", nargs="*", metavar="SLUG", help="Default: all published.")
        parser.add_argument("--wait", action="store_true", help="Return when they are scanned.")

    def handle(self, *args: Any, slugs: list[str], wait: bool, **options: Any) -> None:
        categories = list(_wanted(slugs))
        asked = request_scans([category.pk for category in categories])
        self.stderr.write(f"{_counted(asked)} asked for, with what lies below.")
        if not wait:
            return
        scan_with_progress(Console(stderr=True), [category.pk for category in categories])
        scans = CategoryScan.objects.filter(category__in=categories).select_related("category")
        for scan in scans.order_by("category__name"):
            if scan.error:
                self.stdout.write(f"{scan.category.slug}: not scanned. {scan.error}")
            else:
                found = f"{scan.members} on the shelf, {scan.waiting} wait for review"
                self.stdout.write(f"{scan.category.slug}: {found}")


def _wanted(slugs: list[str]) -> list[Category]:
    if not slugs:
        return list(Category.objects.filter(state=State.PUBLISHED))
    found = {category.slug: category for category in Category.objects.filter(slug__in=slugs)}
    missing = [slug for slug in slugs if slug not in found]
    if missing:
        raise CommandError(f"There is no category {', '.join(missing)}.")
    return list(found.values())


def _counted(number: int) -> str:
    return "1 category" if number == 1 else f"{number} categories"
