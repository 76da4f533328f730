from dataclasses import dataclass

import numpy as np

from catalogue.content import Content
from catalogue.models import Product, ProductImage
from search.calibrating import stored_calibration
from search.explanation import lines, steps
from search.explanation.lines import Line
from search.explanation.steps import Step
from search.product_scores import StoredPicture, score, stored_pictures
from search.query import Query
from search.query_vectors import content_of
from search.ranking import active_encoder, retrieve
from search.retrieval import Placed, Retrieval


@dataclass(frozen=True, slots=True)
class Explanation:
    """`lines` add up to `score`; `order_score` has boosts and buries too, which only move.

    `rank` counts from 1 on the page's list, `score_rank` among all products by score alone.
    `distance`: score − threshold. `why_not`: the first step that failed, None: it is here.
    """

    product: Product
    query: Query
    here: bool
    rank: int | None
    total: int
    score_rank: int | None
    products: int
    score: float | None
    order_score: float | None
    threshold: float | None
    distance: float | None
    probability: float | None
    best_prompt: str
    image: ProductImage | None
    lines: list[Line]
    rules: list[Line]
    steps: list[Step]

    @property
    def why_not(self) -> Step | None:
        return next((step for step in self.steps if not step.passed), None)


def explain(query: Query, product: Product) -> Explanation:
    """Of this product, by its best image or its variants'. Raises QueryError and NoEncoder."""
    row, content = active_encoder(), content_of(query)
    retrieval = retrieve(query, row, content)
    facts = [*steps.not_itself(product, query), steps.visible(product, query)]
    facts.append(steps.filtered(product, query))
    if retrieval is None:
        reason = Step("There is something to compare with", False, "The page has nothing to rank.")
        return _empty(product, query, [*facts, reason])
    best, value = _best(retrieval, product)
    shelf = retrieval.shelf()
    placed, rank = _find(shelf.inside, product.group_id)
    everything = [*shelf.inside, *shelf.outside]
    score_rank = None if value is None else _score_rank(everything, product.group_id, value)
    boosts = lines.boost_lines(retrieval.arrangement, product)
    threshold = retrieval.threshold
    return Explanation(
        product=product,
        query=query,
        here=placed is not None,
        rank=rank,
        total=len(shelf.inside),
        score_rank=score_rank,
        products=len(everything),
        score=value,
        order_score=None if value is None else value + sum(line.amount for line in boosts),
        threshold=threshold,
        distance=None if value is None or threshold is None else value - threshold,
        probability=_probability(query, content, retrieval, value),
        best_prompt=lines.best_prompt(retrieval, best) if best else "",
        image=ProductImage.objects.filter(pk=best.image_id).first() if best else None,
        lines=lines.score_lines(retrieval, best) if best else [],
        rules=[*boosts, *_pin(retrieval, placed, product.group_id)],
        steps=[
            *facts,
            steps.embedded(product, row, best is not None),
            *steps.let_in(retrieval, product.group_id),
            *steps.reaches(value, threshold, placed, score_rank),
        ],
    )


def _best(retrieval: Retrieval, product: Product) -> tuple[StoredPicture | None, float | None]:
    """The group's best picture and its score."""
    scored = [
        (score(picture, retrieval.scoring, retrieval.share), picture)
        for picture in stored_pictures(retrieval.row, [product.group_id])
    ]
    if not scored:
        return None, None
    value, picture = max(scored, key=lambda one: one[0])
    return picture, value


def _find(inside: list[Placed], group: int) -> tuple[Placed | None, int | None]:
    for rank, one in enumerate(inside, 1):
        if one.found.group_id == group:
            return one, rank
    return None, None


def _score_rank(everything: list[Placed], group: int, value: float) -> int:
    """Its place if only scores counted, from 1, also where it is ruled out."""
    others = (one.found for one in everything if one.found.group_id != group)
    return 1 + sum(found.score > value for found in others)


def _pin(retrieval: Retrieval, placed: Placed | None, group: int) -> list[Line]:
    wished = [place for place, product in retrieval.arrangement.pins if product == group]
    if not wished:
        return []
    if placed is not None and placed.pinned:
        return [Line("pin", f"pinned to place {wished[0]}", 0.0)]
    return [Line("pin", f"its pin to place {wished[0]} rests: it is sold out or hidden", 0.0)]


def _probability(
    query: Query, content: Content | None, retrieval: Retrieval, value: float | None
) -> float | None:
    if query.category is None or content is None or value is None or query.category.pk is None:
        return None
    curve = stored_calibration(query.category, content, retrieval.row)
    if curve is None:
        return None
    return float(curve.probability(np.asarray([value], dtype=np.float32))[0])


def _empty(product: Product, query: Query, passed: list[Step]) -> Explanation:
    return Explanation(
        product=product,
        query=query,
        here=False,
        rank=None,
        total=0,
        score_rank=None,
        products=0,
        score=None,
        order_score=None,
        threshold=None,
        distance=None,
        probability=None,
        best_prompt="",
        image=None,
        lines=[],
        rules=[],
        steps=passed,
    )
