from collections.abc import Sequence

import numpy as np
from django.db.models import Q

from catalogue.content import Content
from catalogue.models import Product, ProductImage
from search.calibrating import stored_calibration
from search.explanation import lines, steps
from search.explanation.explanation import Explanation
from search.explanation.lines import Line
from search.explanation.standing import Standing, standing
from search.explanation.steps import Step
from search.product_scores import StoredPicture, score, stored_pictures
from search.query import Query
from search.query_vectors import content_of
from search.ranking import active_encoder, retrieve
from search.retrieval import Placed, Retrieval


def explain(query: Query, product: Product) -> Explanation:
    """Of this product, by its best image or its variants'. Raises QueryError and NoEncoder."""
    row, content = active_encoder(), content_of(query)
    retrieval = retrieve(query, row, content)
    asked = [
        *steps.not_itself(product, query),
        steps.visible(product, query),
        steps.filtered(product, query),
    ]
    if retrieval is None:
        return Explanation(product, query, [*asked, steps.comparable(query)])
    pictures = stored_pictures(row, [product.group_id])
    stands = standing(retrieval, product.group_id)
    is_embedded = stands.placed is not None or _is_embedded(retrieval, pictures)
    asked.append(steps.embedded(product, row, is_embedded))
    asked += steps.let_in(retrieval, product.group_id)
    picture, value = _scored(retrieval, pictures, stands.placed)
    if picture is None or value is None:
        return Explanation(
            product, query, asked, total=stands.total, products=stands.products,
            threshold=retrieval.threshold, rules=_pin(retrieval, None, product.group_id),
        )  # fmt: skip
    return _found(retrieval, content, product, asked, stands, picture, value)


def _found(
    retrieval: Retrieval,
    content: Content | None,
    product: Product,
    asked: list[Step],
    stands: Standing,
    picture: StoredPicture,
    value: float,
) -> Explanation:
    query, placed, group = retrieval.query, stands.placed, product.group_id
    boosts = lines.boost_lines(retrieval.arrangement, [picture.product_id])
    moved = boosts.get(picture.product_id, [])
    score_rank = stands.score_rank(value)
    limits = content.thresholds.get(retrieval.row.encoder_id) if content else None
    image = ProductImage.objects.select_related("product").get(pk=picture.image_id)
    return Explanation(
        product=product,
        query=query,
        steps=[*asked, *steps.reaches(value, retrieval.threshold, placed, score_rank)],
        shown=image.product if stands.rank is not None else None,
        image=image,
        rank=stands.rank,
        total=stands.total,
        score_rank=score_rank,
        products=stands.products,
        score=value,
        order_score=value + sum(line.amount for line in moved),
        image_score=placed.found.image_score if placed else None,
        text_score=placed.found.text_score if placed else None,
        text_share=retrieval.share,
        threshold=retrieval.threshold,
        review_from=limits.review_from if limits else None,
        probability=_probability(query, content, retrieval, value),
        best_prompt=lines.best_prompt(retrieval.scoring, picture),
        lines=lines.score_lines(
            retrieval.scoring, retrieval.share, picture, _addition(retrieval, picture)
        ),
        rules=[*moved, *_pin(retrieval, placed, group)],
        pinned=placed is not None and placed.pinned,
        approved=group in retrieval.arrangement.approved,
    )


def _scored(
    retrieval: Retrieval, pictures: Sequence[StoredPicture], placed: Placed | None
) -> tuple[StoredPicture | None, float | None]:
    """The picture that stands for the group, and its score: those of the ranking, else the best
    of all its pictures, as if nothing kept it away."""
    by_id = {picture.image_id: picture for picture in pictures}
    if placed is not None and placed.found.owner_id in by_id:
        return by_id[placed.found.owner_id], placed.found.score
    scored = [
        (score(one, retrieval.scoring, retrieval.share) + _addition(retrieval, one), one)
        for one in pictures
    ]
    if not scored:
        return None, None
    value, picture = max(scored, key=lambda one: one[0])
    return picture, value


def _addition(retrieval: Retrieval, picture: StoredPicture) -> float:
    return retrieval.additions.get(picture.product_id, 0.0)


def _is_embedded(retrieval: Retrieval, pictures: Sequence[StoredPicture]) -> bool:
    """Whether one of those that may be found is; of a group where none may be, any."""
    group = pictures[0].group_id if pictures else 0
    family = retrieval.products().filter(Q(pk=group) | Q(parent=group))
    found = set(family.values_list("pk", flat=True))
    return any(not found or picture.product_id in found for picture in pictures)


def _pin(retrieval: Retrieval, placed: Placed | None, group: int) -> list[Line]:
    wished = [place for place, product in retrieval.arrangement.pins if product == group]
    if not wished:
        return []
    if placed is not None and placed.pinned:
        return [Line("pin", f"pinned to place {wished[0]}", 0.0)]
    why = "it is sold out, hidden or filtered away"
    return [Line("pin", f"its pin to place {wished[0]} rests while {why}", 0.0)]


def _probability(
    query: Query, content: Content | None, retrieval: Retrieval, value: float
) -> float | None:
    if query.category is None or content is None or query.category.pk is None:
        return None
    curve = stored_calibration(query.category, content, retrieval.row)
    if curve is None:
        return None
    return float(curve.probability(np.asarray([value], dtype=np.float32))[0])
