"""Products that are shown small, beside the one in question or as a sample."""

from collections.abc import Sequence
from dataclasses import dataclass

from catalogue.models import Product, ProductImage, Verdict


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which image to show of which group, with the figure to show beside it."""

    group_id: int
    image_id: int
    score: float


@dataclass(frozen=True, slots=True)
class Neighbour:
    """`score` is that in the category; of similar products the likeness of two pictures, 0 to 1.

    group_id: of the product that variants share; `product` is the one that the image shows.
    """

    group_id: int
    product: Product
    image: ProductImage
    score: float
    verdict: Verdict | None = None


def load(*lists: Sequence[Wanted]) -> list[list[Neighbour]]:
    """All lists in one query, in their order, without what was deleted meanwhile."""
    ids = {one.image_id for wanted in lists for one in wanted}
    images = ProductImage.objects.select_related("product").in_bulk(list(ids))
    return [
        [
            Neighbour(one.group_id, images[one.image_id].product, images[one.image_id], one.score)
            for one in wanted
            if one.image_id in images
        ]
        for wanted in lists
    ]
