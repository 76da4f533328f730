"""The parts of the scores on one page, for two more reads of vectors and no scan."""

from dataclasses import dataclass

from search.explanation import lines
from search.explanation.lexical_lines import lexical_lines, read_text
from search.explanation.lines import Line
from search.lexical import used_words
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
    if not ranking.hits:
        return {}
    if retrieval is None:
        return _by_words(ranking)
    scoring, share = retrieval.scoring, retrieval.share
    products = [hit.product.pk for hit in ranking.hits]
    pictures = pictures_of(retrieval.row, [hit.image.pk for hit in ranking.hits])
    said = lexical_lines(retrieval, ranking.correction, products)
    by_relevance = ranking.query.sort.by_relevance
    moved = lines.boost_lines(retrieval.arrangement, products) if by_relevance else {}
    places = {product: place for place, product in retrieval.arrangement.pins}
    return {
        hit.rank: HitExplanation(
            [*lines.score_lines(scoring, share, picture), *said.get(hit.product.pk, [])],
            [*moved.get(hit.product.pk, []), *_pin(hit, places)],
            lines.best_prompt(scoring, picture),
        )
        for hit in ranking.hits
        if (picture := pictures.get(hit.image.pk)) is not None
    }


def _by_words(ranking: Ranking) -> dict[int, HitExplanation]:
    """Words alone answered."""
    text = read_text(ranking.query.text, ranking.correction)
    words = used_words(text, [hit.product.pk for hit in ranking.hits])
    return {
        hit.rank: HitExplanation(
            lines.lexical_line(words.get(hit.product.pk, []), hit.score), [], ""
        )
        for hit in ranking.hits
    }


def _pin(hit: Hit, places: dict[int, int]) -> list[Line]:
    if not hit.pinned:
        return []
    return [Line("pin", f"pinned to place {places[hit.product.group_id]}", 0.0)]
