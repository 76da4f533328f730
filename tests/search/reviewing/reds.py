"""A shop with ten products from red to blue, and a category of the red ones."""

from catalogue.models import Category, CategoryThreshold, Product
from search.embedding import drain
from search.models import EncoderInUse
from tests.factories import make_category, make_product

ALL = [f"P{number}" for number in range(10)]


def stock_reds(row: EncoderInUse, state: str = "draft") -> Category:
    """P0 is the reddest. P0 to P3 are on the shelf, P4 and P5 wait for review, the others are out.
    P2 to P5 are near the threshold, P4 nearest, then P3, P2 and P5."""
    row.load().logit_scale = 12.5  # type: ignore[misc]
    for number, sku in enumerate(ALL):
        make_product(sku, (230 - 22 * number, 20, 22 * number), stock=1)
    drain()
    category = make_category("Red things", "red", state=state)
    between = sorted(scores_of(category).values(), reverse=True)
    CategoryThreshold.objects.create(
        category=category,
        encoder_id=row.encoder_id,
        value=0.4 * between[3] + 0.6 * between[4],
        review_from=(between[5] + between[6]) / 2,
    )
    return category


def scores_of(category: Category) -> dict[str, float]:
    from search.reviewing import survey

    skus = dict(Product.objects.values_list("pk", "sku"))
    return {skus[one.group_id]: one.score for one in survey(category).candidates}


def product(sku: str) -> Product:
    return Product.objects.get(sku=sku)


def skus(groups: list[int]) -> list[str]:
    known = dict(Product.objects.values_list("pk", "sku"))
    return [known[group] for group in groups]
