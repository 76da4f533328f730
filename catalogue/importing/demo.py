"""Load the sample catalogue: products by import, then the categories that are not there yet."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from catalogue.importing.importer import import_products
from catalogue.importing.json_rows import json_rows
from catalogue.importing.raw_rows import open_lines
from catalogue.importing.report import FileRefused, Progress, Report
from catalogue.models import Category, Product, State
from catalogue.publishing import publish

PRODUCTS = "products.jsonl"
CATEGORIES = "categories.json"


@dataclass(frozen=True, slots=True)
class DemoReport:
    products: Report
    categories_new: int


@dataclass(frozen=True, slots=True)
class Invitation:
    """A category that the sample leaves to be defined by whoever tries it out."""

    name: str
    definition: str


def read_invitations(folder: Path) -> list[Invitation]:
    """Those of the sample, in order; none where it has none."""
    try:
        entries = json.loads((folder / CATEGORIES).read_text(encoding="utf-8"))["invitations"]
        return [Invitation(entry["name"], entry["definition"]) for entry in entries]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def load_demo(folder: Path, progress: Callable[[Progress], None] | None = None) -> DemoReport:
    """Load what is missing. A category that exists is left as people have edited it.

    Raises FileRefused.
    """
    categories = _read_categories(folder)
    report = import_products(folder / PRODUCTS, progress=progress)
    with transaction.atomic():
        created = _create_missing(categories)
        for category in created:  # once all are there, so that each knows its neighbours
            publish(category, note="From the sample catalogue.")
    return DemoReport(report, len(created))


def remove_demo(folder: Path) -> tuple[int, int]:
    """Delete the sample's products and categories, however edited; return how many of each.

    Raises FileRefused, with nothing deleted among the categories, if one of the shop's own lies
    below one of the sample's.
    """
    slugs = [str(entry.get("slug")) for entry in _read_categories(folder)]
    with open_lines(folder / PRODUCTS) as lines:
        skus = [str(row.cells.get("sku")) for row in json_rows(lines)]
    categories = Category.objects.filter(slug__in=slugs)
    own = Category.objects.filter(parent__in=categories).exclude(slug__in=slugs).first()
    if own:
        raise FileRefused(
            f"The category “{own}” lies below one of the sample's: move it elsewhere first."
        )
    products = Product.objects.filter(sku__in=skus)
    counts = (products.count(), categories.count())
    with transaction.atomic():
        products.delete()
        categories.update(parent=None)  # they protect each other
        categories.delete()
    return counts


def _read_categories(folder: Path) -> list[dict[str, Any]]:
    path = folder / CATEGORIES
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise FileRefused(f"“{path}” cannot be read: {error.strerror}.") from error
    except ValueError as error:
        raise FileRefused(f"“{path}” is not JSON: {error}.") from error
    entries = content.get("categories") if isinstance(content, dict) else None
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise FileRefused(f'“{path}” must be an object such as {{"categories": [{{…}}]}}.')
    return entries


def _create_missing(entries: list[dict[str, Any]]) -> list[Category]:
    stored = Category.objects.in_bulk([entry.get("slug") for entry in entries], field_name="slug")
    missing = [entry for entry in entries if entry.get("slug") not in stored]
    created = []
    while missing:
        ready = [entry for entry in missing if not entry.get("parent") or entry["parent"] in stored]
        if not ready:
            names = ", ".join(str(entry.get("slug")) for entry in missing)
            raise FileRefused(f"The parents of these categories do not exist: {names}.")
        for entry in ready:
            stored[entry["slug"]] = _create(entry, stored.get(entry.get("parent") or ""))
            missing.remove(entry)
            created.append(stored[entry["slug"]])
    return created


def _create(entry: dict[str, Any], parent: Category | None) -> Category:
    category = Category(
        name=entry.get("name", ""),
        slug=entry.get("slug", ""),
        definition=entry.get("definition", ""),
        prompts=entry.get("prompts") or [],
        parent=parent,
        state=State.PUBLISHED,
    )
    try:
        category.full_clean()
    except ValidationError as error:
        raise FileRefused(f"Category “{category.slug}”: {' '.join(error.messages)}") from error
    category.save()  # one by one, so that whoever listens hears of each
    return category
