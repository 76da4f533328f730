"""What a row changes in a product, without writing anything."""

from typing import Any

from catalogue.attributes import MAX_ATTRIBUTES
from catalogue.importing.row import Row
from catalogue.importing.values import BadValue
from catalogue.models import Product

# every column that a row can set, and the time of the change
WRITTEN = (
    "title", "description", "brand", "price", "stock", "attributes", "parent", "state",
    "publish_at", "updated_at",
)  # fmt: skip


def apply_row(product: Product, row: Row) -> bool:
    """Set what the row says, the parent apart. True: something differs from before.

    Raises BadValue, before anything is set, when the attributes would become too many.
    """
    attributes = merge_attributes(product.attributes, row)
    changed = not _same(attributes, product.attributes)
    product.attributes = attributes
    for name, value in row.fields.items():
        if getattr(product, name) != value:
            setattr(product, name, value)
            changed = True
    return changed


def merge_attributes(existing: dict[str, Any], row: Row) -> dict[str, Any]:
    """The column `attributes` replaces all; single columns set or remove theirs."""
    merged = dict(existing if row.attributes is None else row.attributes)
    for name, value in row.attribute_cells.items():
        if value is None:
            merged.pop(name, None)
        else:
            merged[name] = value
    if len(merged) > MAX_ATTRIBUTES:
        raise BadValue(
            f"The product would have {len(merged)} attributes, the most is {MAX_ATTRIBUTES}."
        )
    return merged


def _same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Python takes True for 1; as attributes they differ."""
    return one == other and all(
        isinstance(value, bool) == isinstance(other[name], bool) for name, value in one.items()
    )
