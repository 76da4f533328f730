"""An explanation in one plain sentence."""

from search.explanation.explanation import Explanation
from search.explanation.lines import LEXICAL
from search.methods.recipe import Part
from search.query_choices import Sort

_ORDERS = {
    Sort.VARIED: "where neighbours differ",
    Sort.CHEAPEST: "by price, lowest first",
    Sort.DEAREST: "by price, highest first",
    Sort.NEWEST: "by date, newest first",
}


def sentence(explanation: Explanation) -> str:
    step = explanation.why_not
    if explanation.here:
        place = f"Number {explanation.rank:,} of {explanation.total:,}"
        order = _ORDERS.get(explanation.query.sort)
        sorted_by = f" {order}; it is found" if order else ","
        return f"{place}{sorted_by} because {_reason(explanation)}."
    if explanation.waits:
        return f"Not here yet, it waits for review: {_small(step.text if step else '')}"
    return f"Not here: {_small(step.text) if step else 'it was added a moment ago.'}"


def _reason(explanation: Explanation) -> str:
    place = f"by score alone it would be number {explanation.score_rank or 0:,}"
    if explanation.pinned:
        return f"it is pinned there; {place}"
    if explanation.weaker:
        return f"weaker matches are shown too; {_weak(explanation)}"
    if explanation.named:
        return f"its {explanation.named} is just what was typed"
    distance = explanation.distance
    if explanation.approved and distance is not None and distance < 0:
        return (
            f"a person approved it; its score of {explanation.score:.3f} alone is "
            f"{-distance:.3f} below the threshold"
        )
    reason = _leading(explanation)
    if explanation.lexical_rank is not None:
        said = f"number {explanation.lexical_rank:,} by the words as typed"
        return (
            f"{reason}; ranks are joined: {said}, number {explanation.score_rank or 0:,} by score"
        )
    if explanation.rules and explanation.rank != explanation.score_rank:
        reason += f"; {_moved(explanation)}, {place}"
    return reason


def _weak(explanation: Explanation) -> str:
    distance = explanation.distance
    if distance is None or explanation.score is None:
        return "a reference was typed, so only that product is meant"
    return f"its score of {explanation.score:.3f} is {-distance:.3f} below the cut-off"


def _leading(explanation: Explanation) -> str:
    """What makes most of the score, and how far that is above the threshold."""
    value = explanation.score or 0.0
    text = f"{_fits(explanation)}, with a score of {value:.3f}"
    distance = explanation.distance
    if distance is None:
        return text
    limit = "cut-off" if explanation.threshold is None else "threshold"
    side = "above" if distance >= 0 else "below"
    return f"{text}, {abs(distance):.3f} {side} the {limit}"


def _fits(explanation: Explanation) -> str:
    typed = [line.text for line in explanation.lines if line.part == LEXICAL]
    uses = f"it uses {typed[0]}" if typed else ""
    said = [line for line in explanation.lines if line.part != LEXICAL]
    if not said:
        return uses
    main = [line for line in said if line.part == Part.PROMPTS] or said
    by_words = sum(line.words or 0.0 for line in main) > sum(line.picture or 0.0 for line in main)
    what = "what its words say" if by_words else "what its picture shows"
    query = explanation.query
    fits = f"{what} fits “{explanation.best_prompt}”"
    if query.similar_to:
        fits = f"{what} is like “{query.similar_to}”"
    elif query.terms:
        fits = f"{what} fits the mixture that was asked for"
    return f"{fits} and {uses}" if uses else fits


def _moved(explanation: Explanation) -> str:
    amount = sum(line.amount for line in explanation.rules)
    return "rules move it up" if amount > 0 else "rules move it down"


def _small(text: str) -> str:
    """To stand after a colon; quotes and names stay as they are."""
    return text[:1].lower() + text[1:]
