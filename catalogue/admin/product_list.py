from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch, QuerySet
from unfold.views import ChangeList

from catalogue.models import ProductImage

if TYPE_CHECKING:
    from catalogue.models import Product


class ProductList(ChangeList):
    """The list page's rows: only the columns shown, with the images of all rows in one query."""

    def get_queryset(self, *args: Any, **kwargs: Any) -> "QuerySet[Product]":
        rows: QuerySet[Product] = super().get_queryset(*args, **kwargs)
        images = ProductImage.objects.in_order().only("product", "position", "alt", "thumbnail")
        return (
            rows.select_related("parent")
            .defer("description", "attributes", "parent__description", "parent__attributes")
            .prefetch_related(Prefetch("images", images))
        )
