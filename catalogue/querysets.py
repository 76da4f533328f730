"""Questions about the catalogue that more than one page asks."""

import json
from collections.abc import Collection, Iterable
from contextlib import suppress
from functools import reduce
from math import isfinite
from operator import or_
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Prefetch, Q
from django.db.models.expressions import RawSQL
from django.db.models.functions import Now

if TYPE_CHECKING:  # named in the strings below
    from catalogue.models.category import Category  # noqa: F401
    from catalogue.models.image import ProductImage  # noqa: F401
    from catalogue.models.product import Product  # noqa: F401

# A tree of categories is walked in the database; UNION (not ALL) ends even if rows form a circle.
_HIDDEN_CATEGORIES = """
    WITH RECURSIVE hidden AS (
        SELECT id FROM catalogue_category category
        WHERE state <> 'published' OR (
            EXISTS (SELECT 1 FROM catalogue_categoryversion WHERE category_id = category.id)
            AND NOT EXISTS (SELECT 1 FROM catalogue_categoryversion
                            WHERE category_id = category.id AND withdrawn_at IS NULL
                            AND starts_at <= statement_timestamp()))
        UNION
        SELECT child.id FROM catalogue_category child JOIN hidden ON child.parent_id = hidden.id
    )
    SELECT id FROM hidden
"""


class ProductQuerySet(models.QuerySet["Product"]):
    def visible(self) -> Self:
        """What shoppers may see: published, its time come, and not under a hidden parent."""
        return self.filter(_published(), Q(parent__isnull=True) | _published("parent__"))

    def among(self, ids: Iterable[int]) -> Self:
        """Those with these ids, thousands even: written out as one text, which costs a tenth of
        what a list of parameters does."""
        written = "{" + ",".join(map(str, ids)) + "}"
        return self.filter(pk__in=RawSQL("SELECT unnest(%s::bigint[])", [written]))

    def of_groups(self, groups: Any) -> Self:
        """The products with these ids, a list or a subquery, and their variants."""
        return self.filter(Q(pk__in=groups) | Q(parent__in=groups))

    def without_groups(self, groups: Collection[int]) -> Self:
        """All but the products with these ids and their variants."""
        return self.exclude(pk__in=groups).exclude(parent_id__in=groups)

    def group_ids(self) -> dict[int, int]:
        """By the id of each product that of the one it is a variant of, or its own."""
        return {pk: parent or pk for pk, parent in self.values_list("pk", "parent_id")}

    def in_stock(self) -> Self:
        return self.filter(stock__gt=0)

    def with_attribute(self, name: str, *values: str) -> Self:
        """Those whose attribute has one of these values; as typed, so "25" is the number too."""
        readings = [reading for value in values for reading in _readings(value)]
        return self.filter(
            reduce(or_, (Q(attributes__contains={name: reading}) for reading in readings))
        )

    def with_images(self) -> Self:
        """Load the images too, in their order, in one more query."""
        from catalogue.models import ProductImage

        return self.prefetch_related(Prefetch("images", ProductImage.objects.in_order()))


def _readings(value: str) -> list[Any]:
    readings: list[Any] = [value, [value]]
    with suppress(ValueError):
        parsed = json.loads(value)
        if isinstance(parsed, bool | int | float) and isfinite(parsed):
            readings.append(parsed)
    return readings


def _published(prefix: str = "") -> Q:
    published = Q(**{f"{prefix}state": "published"})
    always = Q(**{f"{prefix}publish_at__isnull": True})
    due = Q(**{f"{prefix}publish_at__lte": Now()})
    return published & (always | due)


class ProductImageQuerySet(models.QuerySet["ProductImage"]):
    def in_order(self) -> Self:
        return self.order_by("position", "id")


class CategoryQuerySet(models.QuerySet["Category"]):
    def visible(self) -> Self:
        """Published, its time come, and every ancestor too: a hidden one hides its branch."""
        return self.exclude(id__in=RawSQL(_HIDDEN_CATEGORIES, []))  # noqa: S611  (no input)

    def roots(self) -> Self:
        return self.filter(parent__isnull=True)
