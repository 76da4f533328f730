"""The parts of the scores on one page, for two more reads of vectors and no scan."""

from dataclasses import dataclass

from search.explanation import lines
from search.explanation.lines import Line
from search.product_scores import pictures_of
from search.ranking import Hit, Ranking


@dataclass(frozen=True, slots=True)
class HitExplanation:
    """`lines` add up to the hit's score; `rules` move it in the order."""

    lines: list[Line]
    rules: list[Line]
    best_prompt: str


def explain_hits(ranking: Ranking) -> dict[int, HitExplanation]:
    """By the rank of each hit. Empty where nothing was ranked."""
    retrieval = ranking.retrieval
    if retrieval is None or not ranking.hits:
        return {}
    scoring, share, added = retrieval.scoring, retrieval.share, retrieval.additions
    pictures = pictures_of(ranking.encoder, [hit.image.pk for hit in ranking.hits])
    moved = lines.boost_lines(retrieval.arrangement, [hit.product.pk for hit in ranking.hits])
    places = {product: place for place, product in retrieval.arrangement.pins}
    return {
        hit.rank: HitExplanation(
            lines.score_lines(scoring, share, picture, added.get(hit.product.pk, 0.0)),
            [*moved.get(hit.product.pk, []), *_pin(hit, places)],
            lines.best_prompt(scoring, picture),
        )
        for hit in ranking.hits
        if (picture := pictures.get(hit.image.pk)) is not None
    }


def _pin(hit: Hit, places: dict[int, int]) -> list[Line]:
    if not hit.pinned:
        return []
    return [Line("pin", f"pinned to place {places[hit.product.group_id]}", 0.0)]
