"""A shop drawn by chance whose products differ in all that a listing looks at."""

from decimal import Decimal
from typing import Any

from django.core.cache import caches
from hypothesis import strategies as st

from catalogue.models import Product, ProductImage
from search.filters import Filters
from search.lexical import index_products
from search.methods.cut_off import CutOff, CutOffKind
from search.models import EncoderInUse, ImageEmbedding
from search.vectors import unit

_BRANDS = ["", "Alder", "Birch"]
_COLOURS = ["red", "green", "blue"]

products = st.lists(
    st.fixed_dictionaries(
        {
            "brand": st.sampled_from(_BRANDS),
            "price": st.sampled_from([None, 5, 10, 10, 20]),
            "stock": st.integers(0, 2),
            "colour": st.sampled_from(_COLOURS),
            "state": st.sampled_from(["published", "published", "published", "draft", "archived"]),
            "variant": st.booleans(),
            "vector": st.lists(st.floats(0.01, 1), min_size=3, max_size=3),
        }
    ),
    min_size=1,
    max_size=14,
)
filters = st.builds(
    Filters,
    brands=st.sampled_from([(), ("Alder",), ("Alder", "Birch")]),
    price_max=st.sampled_from([None, Decimal(10)]),
    in_stock=st.booleans(),
    attributes=st.sampled_from([(), (("colour", "red"),), (("colour", "red"), ("colour", "blue"))]),
)
cuts = st.sampled_from(
    [
        CutOff(CutOffKind.OFF),
        CutOff(CutOffKind.GAP),
        CutOff(CutOffKind.RELATIVE, 0.5),
        CutOff(CutOffKind.DEVIATION, 0.5),
        CutOff(CutOffKind.FIXED, 0.8),
    ]
)


def stock(row: EncoderInUse, made: list[dict[str, Any]]) -> None:
    """In place of what was there; a variant belongs to the product before it."""
    Product.objects.all().delete()
    caches["results"].clear()
    caches["default"].clear()
    parent: Product | None = None
    for number, one in enumerate(made):
        product = Product.objects.create(
            sku=f"P{number}",
            title=f"Product {number} {one['colour']}",
            brand=one["brand"],
            price=one["price"],
            stock=one["stock"],
            attributes={"colour": one["colour"], "litres": 3},
            state=one["state"],
            parent=parent if one["variant"] else None,
        )
        parent = parent if one["variant"] and parent else product
        unstored = ProductImage(product=product, digest=f"{number}", upload_digest=f"{number}")
        (image,) = ProductImage.objects.bulk_create([unstored])
        vector = unit(one["vector"]).tolist()
        ImageEmbedding.objects.create(image=image, encoder=row, vector=vector, status="done")
    index_products(list(Product.objects.values_list("pk", flat=True)))
