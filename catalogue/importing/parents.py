from collections.abc import Iterable
from dataclasses import dataclass, field

from catalogue.importing.report import Problem
from catalogue.importing.row import Row
from catalogue.models import Product


@dataclass
class Settled:
    """The rows of a chunk by what their parents allow. `later`: the parent is not known yet."""

    rows: list[Row] = field(default_factory=list)
    later: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


class Parents:
    """Who is a variant of whom: in the catalogue, and by the rows taken so far.

    It keeps what the rows said itself, so that a dry run, which writes nothing, decides alike.
    """

    def __init__(self) -> None:
        self._taken: dict[str, str] = {}  # SKU: its parent's SKU, or ''
        self._gained: dict[str, set[str]] = {}  # SKU: its variants among those taken

    def settle(self, rows: list[Row], *, final: bool) -> Settled:
        """final: no more rows come, so a parent that is not known never will be."""
        known = self._load(rows)
        variants = self._load_variants(row.sku for row in rows if row.parent)
        settled = Settled()
        # those without a parent first: another row of the chunk may name them
        for row in sorted(rows, key=lambda row: bool(row.parent)):
            if row.sku not in known and "title" not in row.fields:
                settled.problems.append(
                    row.problem("title", "It is missing: a new product needs a title.")
                )
            elif not row.parent:
                self._take(row, known, known.get(row.sku, "") if row.parent is None else "")
                settled.rows.append(row)
            elif row.parent not in known and row.parent != row.sku and not final:
                settled.later.append(row)
            elif reason := self._refuse(row, known, variants):
                settled.problems.append(row.problem("parent", reason))
            else:
                self._take(row, known, row.parent)
                variants.setdefault(row.parent, set()).add(row.sku)
                settled.rows.append(row)
        return settled

    def _take(self, row: Row, known: dict[str, str], parent: str) -> None:
        known[row.sku] = self._taken[row.sku] = parent
        if parent:
            self._gained.setdefault(parent, set()).add(row.sku)

    def _refuse(self, row: Row, known: dict[str, str], variants: dict[str, set[str]]) -> str:
        parent = row.parent or ""
        if parent == row.sku:
            return "A product cannot be a variant of itself."
        if parent not in known:
            return f"“{parent}” is neither in the catalogue nor a good row of this file."
        if known[parent]:
            return f"“{parent}” is itself a variant: name its parent, “{known[parent]}”."
        if any(known.get(sku, row.sku) == row.sku for sku in variants.get(row.sku, ())):
            return f"“{row.sku}” has variants itself, so it cannot become one."
        return ""

    def _load(self, rows: list[Row]) -> dict[str, str]:
        """SKU: parent's SKU or '', of every product that the rows mention and that exists."""
        mentioned = {row.sku for row in rows} | {row.parent for row in rows if row.parent}
        stored = Product.objects.filter(sku__in=mentioned).values_list("sku", "parent__sku")
        known = {sku: parent or "" for sku, parent in stored}
        return known | {sku: self._taken[sku] for sku in mentioned & self._taken.keys()}

    def _load_variants(self, skus: Iterable[str]) -> dict[str, set[str]]:
        """SKU: the SKUs of its variants, of those among `skus` that have any."""
        wanted = set(skus)
        stored = Product.objects.filter(parent__sku__in=wanted).values_list("parent__sku", "sku")
        found: dict[str, set[str]] = {}
        for parent, sku in stored:
            if parent and self._taken.get(sku, parent) == parent:
                found.setdefault(parent, set()).add(sku)
        for sku in wanted & self._gained.keys():
            found.setdefault(sku, set()).update(self._gained[sku])
        return found
