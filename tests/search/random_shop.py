"""A small shop drawn by chance, and its shelves worked out by hand, product by product."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal

import numpy as np
from django.utils import timezone

from catalogue.content import Content
from catalogue.models import Product, ProductImage
from search.methods.attribute_scoring import amounts
from search.methods.placing import merge, places
from search.models import EncoderInUse, ImageEmbedding, TextEmbedding
from search.query import Filters
from search.scoring import Scoring
from search.vectors import Vector, unit

STATES = ("published", "published", "published", "published", "draft", "archived")
STRENGTHS = {1: 0.5, 2: 1.0, 3: 2.0}


@dataclass
class Item:
    """A product with its embedded pictures, (image id, vector), and its words' vector."""

    product: Product
    pictures: list[tuple[int, Vector]] = field(default_factory=list)
    words: Vector | None = None

    def passes(self, filters: Filters) -> bool:
        one = self.product
        return (
            one.is_visible
            and (not filters.brands or one.brand in filters.brands)
            and (not filters.in_stock or one.stock > 0)
            and (
                filters.price_max is None
                or (one.price is not None and one.price <= filters.price_max)
            )
        )


@dataclass(frozen=True)
class Best:
    """A group's best picture: its score, and what the product that it shows is boosted by."""

    score: float
    boost: float


def draw_shop(row: EncoderInUse, seed: int, groups: int = 24) -> list[Item]:
    """Products and variants in all states; some without pictures, some without words."""
    random = np.random.default_rng(seed)
    later = timezone.now() + timedelta(days=1)

    def product(number: int, parent: Product | None) -> Item:
        made = Product.objects.create(
            sku=f"R{number}" if parent is None else f"{parent.sku}-{number}",
            title="R",
            state=str(random.choice(STATES)),
            publish_at=later if random.random() < 0.1 else None,
            brand=str(random.choice(["Acme", "Bravo", ""])),
            stock=int(random.integers(0, 3)),
            price=Decimal(int(random.integers(1, 100))) if random.random() < 0.8 else None,
            parent=parent,
        )
        item = Item(made)
        for place in range(int(random.integers(0, 4))):
            digest = f"{made.sku}/{place}"
            image = ProductImage.objects.create(product=made, digest=digest, upload_digest=digest)
            if random.random() < 0.9:  # the others wait
                item.pictures.append((image.pk, _vector(random)))
        if random.random() < 0.7:
            item.words = _vector(random)
        return item

    items = []
    for number in range(groups):
        items.append(product(number, None))
        parent = items[-1].product
        items += [product(n, parent) for n in range(max(0, int(random.integers(-2, 3))))]
    _embed(row, items)
    return items


def _vector(random: np.random.Generator) -> Vector:
    """As half precision holds it, so that the database computes with the very same numbers."""
    return unit(np.abs(random.normal(size=3))).astype(np.float16).astype(np.float32)


def _embed(row: EncoderInUse, items: Sequence[Item]) -> None:
    ImageEmbedding.objects.all().delete()  # what saving asked for
    TextEmbedding.objects.all().delete()
    ImageEmbedding.objects.bulk_create(
        ImageEmbedding(image_id=image, encoder=row, vector=vector.tolist(), status="done")
        for item in items
        for image, vector in item.pictures
    )
    TextEmbedding.objects.bulk_create(
        TextEmbedding(product=item.product, encoder=row, vector=item.words.tolist(), status="done")
        for item in items
        if item.words is not None
    )


def best_of(
    items: Sequence[Item], scoring: Scoring, share: float, boosts: Mapping[str, float]
) -> dict[int, Best]:
    """For each group its best picture among those of `items`; boosts: by brand."""
    best: dict[int, Best] = {}
    for item in items:
        for _, vector in item.pictures:
            found = Best(
                score(vector, item.words, scoring, share), boosts.get(item.product.brand, 0.0)
            )
            group = item.product.group_id
            if group not in best or found.score > best[group].score:
                best[group] = found
    return best


def score(image: Vector, words: Vector | None, scoring: Scoring, share: float) -> float:
    said = image if words is None else words

    def mixed(direction: Vector) -> float:
        return float((1 - share) * (direction @ image) + share * (direction @ said))

    own = (scoring.vectors @ image).max() * (1 - share) + (scoring.vectors @ said).max() * share
    added = [
        amounts(one, np.asarray([mixed(one.vector)], dtype=np.float32))[0]
        for one in scoring.attributes
    ]
    return float(own + sum(added))


def shelf_by_hand(
    items: Sequence[Item],
    content: Content,
    scoring: Scoring,
    *,
    share: float,
    threshold: float | None,
    filters: Filters,
) -> list[int]:
    """Groups in the order that shoppers should see."""
    boosts = dict.fromkeys(("Acme", "Bravo", ""), 0.0)
    for rule in content.rules:
        if rule.kind in {"boost", "bury"}:
            sign = 1 if rule.kind == "boost" else -1
            boosts[rule.condition["brand"]] += sign * STRENGTHS[rule.strength]
    hidden = {rule.product for rule in content.rules if rule.kind == "hide"}
    out = {*content.rejected, *hidden}
    seen = [one for one in items if one.passes(filters) and one.product.group_id not in out]
    stocked = best_of([one for one in seen if one.product.stock], scoring, share, boosts)
    pins = [rule for rule in content.rules if rule.kind == "pin" and rule.product in stocked]
    pins.sort(key=lambda rule: rule.position or 0)  # of two at one place the earlier rule is first
    pinned = [rule.product or 0 for rule in pins]
    best = best_of(seen, scoring, share, boosts)
    ranked = [
        group
        for group, one in best.items()
        if group not in pinned
        and (threshold is None or one.score >= threshold or group in content.approved)
    ]
    ranked.sort(key=lambda group: (-(best[group].score + best[group].boost), group))
    at = places([rule.position or 0 for rule in pins], len(ranked))
    return merge(ranked, dict(zip(at, pinned, strict=True)))
