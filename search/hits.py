"""The cards of an answer, with what the page needs to show them."""

from collections.abc import Sequence
from dataclasses import dataclass

from catalogue.models import Product, ProductImage
from search.fusion import found_by
from search.retrieval import Placed


@dataclass(frozen=True, slots=True)
class Hit:
    """A product, the image of it that matched best, its rank from 1 and its score.

    The score mixes what the image shows and what the product's words say; `text_score` is None
    where the words do not count or are not embedded yet. `weaker`: beyond the cut-off; `named`: the
    query is its very reference, title or brand.
    """

    rank: int
    score: float
    product: Product
    image: ProductImage
    image_score: float
    text_score: float | None
    found_by: str
    pinned: bool = False
    approved: bool = False
    boost: float = 0.0
    weaker: bool = False
    named: bool = False


def hydrate(placed: Sequence[Placed], share: float, offset: int = 0) -> list[Hit]:
    """Load what the ids of a page stand for, in two queries, and keep the order.

    share: of the words of products in their scores, 0 to 1; offset: hits on the pages before.
    """
    owners = [one.found.owner_id for one in placed]
    shown = ProductImage.objects.filter(pk__in=owners).order_by()
    products = (
        Product.objects.with_images()
        .select_related("parent")
        .filter(pk__in=shown.values("product"))
        .order_by()
    )
    images = {image.pk: image for product in products for image in product.images.all()}
    return [
        Hit(
            rank=offset + place,
            score=one.found.score,
            product=image.product,
            image=image,
            image_score=one.found.image_score,
            text_score=one.found.text_score,
            found_by=found_by(one.found.image_score, one.found.text_score, share),
            pinned=one.pinned,
            approved=one.approved,
            boost=one.found.boost,
            weaker=one.weaker,
            named=one.named,
        )
        for place, one in enumerate(placed, 1)
        if (image := images.get(one.found.owner_id)) is not None  # deleted meanwhile
    ]
