"""Who may be found at all."""

from dataclasses import dataclass
from functools import cache

from catalogue.models import Product
from catalogue.querysets import ProductQuerySet
from search.query import Query


@dataclass(frozen=True, slots=True)
class AskedWith:
    """Products that are asked with, and so are not looked for: whole groups where likeness is all
    that is asked; `products` alone where words say how the wanted one differs (“this, but in red”
    may be its red variant).
    """

    groups: tuple[int, ...] = ()
    products: tuple[int, ...] = ()

    def holds(self, product: Product) -> bool:
        return product.group_id in self.groups or product.pk in self.products


@cache
def _visible() -> ProductQuerySet:
    """Asked for several times in a request and always the same: the database knows the hour."""
    return Product.objects.visible()


def candidates(query: Query, without: AskedWith | None = None) -> ProductQuerySet:
    """Whoever asks may see these."""
    products = Product.objects.all() if query.staff else _visible().all()
    if without and without.groups:
        products = products.without_groups(without.groups)
    if without and without.products:
        products = products.exclude(pk__in=without.products)
    return products
