"""A shelf of random vectors under a random recipe, for what must hold whatever the numbers are."""

from dataclasses import dataclass

import numpy as np

from catalogue.models import Product, ProductImage
from search.arrangement import Arrangement, Boost
from search.methods.attribute_scoring import AttributeTerm, Mode
from search.methods.recipe import Part
from search.methods.terms import Term, compose
from search.models import EncoderInUse, EncoderState, ImageEmbedding, TextEmbedding
from search.query import Filters, Query
from search.retrieval import Retrieval
from search.scoring import Scoring
from search.vectors import Vectors, unit

DIMENSIONS = 24
_PRODUCTS = 40
_OTHERS = (Part.CONTEXT, Part.NEGATIVES, Part.CONTRAST, Part.GRAPH, Part.EXAMPLES)


@dataclass(frozen=True)
class Chosen:
    """What is drawn: the numbers from `seed`, the rest as it says."""

    seed: int
    prompts: int
    best: bool
    others: int
    modes: list[Mode]
    share: float
    boosted: bool


def stock_randomly() -> EncoderInUse:
    """40 products of 1 to 3 pictures; a third are variants, a third have no words yet."""
    numbers = np.random.default_rng(4)
    row = EncoderInUse.objects.create(
        name="random", encoder_id="random", dimensions=DIMENSIONS, state=EncoderState.ACTIVE
    )
    products: list[Product] = []
    for n in range(_PRODUCTS):
        parent = products[n - 1] if n % 3 == 1 else None
        brand = "Acme" if n % 4 else ""
        products.append(
            Product.objects.create(
                sku=f"R{n}", title=f"R{n}", state="published", parent=parent, brand=brand
            )
        )
    images = ProductImage.objects.bulk_create(
        ProductImage(product=product, digest=f"{n}-{k}", upload_digest=f"{n}-{k}")
        for n, product in enumerate(products)
        for k in range(1 + n % 3)
    )
    ImageEmbedding.objects.bulk_create(
        ImageEmbedding(image=image, encoder=row, vector=vector.tolist(), status="done")
        for image, vector in zip(images, _random(numbers, len(images)), strict=True)
    )
    said = [product for n, product in enumerate(products) if n % 3]
    TextEmbedding.objects.filter(encoder=row).delete()
    TextEmbedding.objects.bulk_create(
        TextEmbedding(product=product, encoder=row, vector=vector.tolist(), status="done")
        for product, vector in zip(said, _random(numbers, len(said)), strict=True)
    )
    return row


def retrieval(row: EncoderInUse, chosen: Chosen) -> Retrieval:
    numbers = np.random.default_rng(chosen.seed)
    boosts = (Boost(Filters(brands=("Acme",)), 0.2, "Acme first"),) if chosen.boosted else ()
    return Retrieval(
        row=row,
        scoring=_scoring(numbers, chosen),
        arrangement=Arrangement(boosts=boosts),
        query=Query(),
        threshold=None,
        share=chosen.share,
    )


def _scoring(numbers: np.random.Generator, chosen: Chosen) -> Scoring:
    prompts = [
        Term(Part.PROMPTS, f"prompt {n}", 1.0, vector)
        for n, vector in enumerate(_random(numbers, chosen.prompts))
    ]
    weights = numbers.uniform(-0.6, 0.6, chosen.others)
    others = [
        Term(part, f"{part} {n}", float(weight), vector)
        for n, (part, weight, vector) in enumerate(
            zip(_OTHERS, weights, _random(numbers, chosen.others), strict=False)
        )
    ]
    attributes = tuple(
        AttributeTerm(
            text=f"attribute {n}",
            mode=mode,
            weight=float(numbers.uniform(0.1, 5)),
            vector=np.asarray(numbers.normal(size=DIMENSIONS) * 0.3, dtype=np.float32),
            centre=float(numbers.normal() * 0.1),
            spread=float(numbers.uniform(0.005, 0.3)),
            scale=float(numbers.uniform(0.01, 0.1)),
        )
        for n, mode in enumerate(chosen.modes)
    )
    return Scoring(compose(prompts, others, best=chosen.best), attributes)


def _random(numbers: np.random.Generator, count: int) -> Vectors:
    return unit(numbers.normal(size=(count, DIMENSIONS)))
