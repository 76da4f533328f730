from collections.abc import Sequence

import numpy as np

from catalogue.content import Content
from catalogue.models import Product, ProductImage
from search.calibrating import stored_calibration
from search.explanation import lines, steps
from search.explanation.explanation import Explanation
from search.explanation.lexical_lines import lexical_lines, lexical_rank
from search.explanation.pins import pin_lines
from search.explanation.relevance import kind_of, relevant
from search.explanation.standing import Standing, standing
from search.explanation.steps import Step
from search.explanation.words_alone import explain_by_words
from search.lexical import Correction
from search.lexical_leg import lexical_leg
from search.product_scores import StoredPicture, score, stored_pictures
from search.query import Query
from search.query_vectors import content_of
from search.ranking import NoEncoder, active_encoder, retrieve
from search.retrieval import Placed, Retrieval


def explain(query: Query, product: Product) -> Explanation:
    """Of this product, by its best image or its variants', as `rank` answers the query.

    Raises QueryError, and NoEncoder for what is more than words.
    """
    leg = lexical_leg(query)
    if query.wants_words_alone:
        return explain_by_words(query, leg, product)
    try:
        row, content = active_encoder(), content_of(query)
        retrieval = retrieve(query, row, content, leg)
    except NoEncoder as error:
        if not query.is_plain:
            raise
        return explain_by_words(query, leg, product, str(error))
    asked = [
        *steps.not_itself(product, query),
        steps.visible(product, query),
        steps.filtered(product, query),
    ]
    if retrieval is None:
        return Explanation(product, query, [*asked, steps.comparable(query)])
    group = product.group_id
    pictures = stored_pictures(row, [group])
    stands = standing(retrieval, group)
    is_embedded = stands.placed is not None or _is_embedded(retrieval, pictures)
    asked.append(steps.embedded(product, row, is_embedded))
    asked += steps.let_in(retrieval.arrangement, group)
    if retrieval.only_named and retrieval.threshold is None:
        asked += steps.meant(kind_of(retrieval.named.get(group)), stands.card)
    picture, value = _scored(retrieval, pictures, stands.placed)
    if picture is None or value is None:
        return Explanation(
            product, query, asked, total=stands.total, products=stands.products,
            threshold=retrieval.threshold, rules=pin_lines(retrieval, None, group),
        )  # fmt: skip
    return _found(retrieval, content, product, asked, stands, picture, value, leg.correction)


def _found(
    retrieval: Retrieval,
    content: Content | None,
    product: Product,
    asked: list[Step],
    stands: Standing,
    picture: StoredPicture,
    value: float,
    correction: Correction | None,
) -> Explanation:
    query, placed, group = retrieval.query, stands.placed, product.group_id
    moved = _moved(retrieval, picture)
    score_rank = stands.score_rank(value)
    limits = content.thresholds.get(retrieval.row.encoder_id) if content else None
    image = ProductImage.objects.select_related("product").get(pk=picture.image_id)
    said = lexical_lines(retrieval, correction, [picture.product_id])
    return Explanation(
        product=product,
        query=query,
        steps=[*asked, *_reaching(retrieval, stands, value, score_rank)],
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
        lines=[
            *lines.score_lines(retrieval.scoring, retrieval.share, picture),
            *said.get(picture.product_id, []),
        ],
        rules=[*moved, *pin_lines(retrieval, placed, group)],
        pinned=placed is not None and placed.pinned,
        approved=group in retrieval.arrangement.approved,
        cut_off=stands.least if retrieval.threshold is None else None,
        weaker=stands.card is not None and stands.card.weaker,
        named=kind_of(retrieval.named.get(group)),
        lexical_rank=lexical_rank(retrieval, picture.product_id),
    )


def _moved(retrieval: Retrieval, picture: StoredPicture) -> list[lines.Line]:
    """Boosts and buries; another order than that by relevance is moved by none."""
    if not retrieval.query.sort.by_relevance:
        return []
    moved = lines.boost_lines(retrieval.arrangement, [picture.product_id])
    return moved.get(picture.product_id, [])


def _reaching(retrieval: Retrieval, stands: Standing, value: float, score_rank: int) -> list[Step]:
    query = retrieval.query
    if retrieval.threshold is None and query.category is None and query.similar_to is None:
        return relevant(retrieval, stands, value)
    return steps.reaches(value, retrieval.threshold, stands.placed, score_rank)


def _scored(
    retrieval: Retrieval, pictures: Sequence[StoredPicture], placed: Placed | None
) -> tuple[StoredPicture | None, float | None]:
    """The picture that stands for the group, and its score: those of the ranking, else the best
    of all its pictures, as if nothing kept it away."""
    by_id = {picture.image_id: picture for picture in pictures}
    if placed is not None and placed.found.owner_id in by_id:
        return by_id[placed.found.owner_id], placed.found.score
    scored = [
        (
            score(one, retrieval.scoring, retrieval.share)
            + retrieval.added.get(one.product_id, 0.0),
            one,
        )
        for one in pictures
    ]
    if not scored:
        return None, None
    value, picture = max(scored, key=lambda one: one[0])
    return picture, value


def _is_embedded(retrieval: Retrieval, pictures: Sequence[StoredPicture]) -> bool:
    """Whether one of those that may be found is; of a group where none may be, any."""
    group = pictures[0].group_id if pictures else 0
    found = set(retrieval.products().of_groups([group]).values_list("pk", flat=True))
    return any(not found or picture.product_id in found for picture in pictures)


def _probability(
    query: Query, content: Content | None, retrieval: Retrieval, value: float
) -> float | None:
    if query.category is None or content is None or query.category.pk is None:
        return None
    curve = stored_calibration(query.category, content, retrieval.row)
    if curve is None:
        return None
    return float(curve.probability(np.asarray([value], dtype=np.float32))[0])
