"""An explanation in one plain sentence."""

from search.explanation.explanation import Explanation
from search.methods.recipe import Part


def sentence(explanation: Explanation) -> str:
    step = explanation.why_not
    if explanation.here:
        place = f"Number {explanation.rank:,} of {explanation.total:,}"
        return f"{place}, because {_reason(explanation)}."
    if explanation.waits:
        return f"Not here yet, it waits for review: {_small(step.text if step else '')}"
    return f"Not here: {_small(step.text) if step else 'it was added a moment ago.'}"


def _reason(explanation: Explanation) -> str:
    place = f"by score alone it would be number {explanation.score_rank or 0:,}"
    if explanation.pinned:
        return f"it is pinned there; {place}"
    distance = explanation.distance
    if explanation.approved and distance is not None and distance < 0:
        return (
            f"a person approved it; its score of {explanation.score:.3f} alone is "
            f"{-distance:.3f} below the threshold"
        )
    reason = _leading(explanation)
    if explanation.rules and explanation.rank != explanation.score_rank:
        reason += f"; {_moved(explanation)}, {place}"
    return reason


def _leading(explanation: Explanation) -> str:
    """What makes most of the score, and how far that is above the threshold."""
    value = explanation.score or 0.0
    said = [line for line in explanation.lines if line.part == Part.PROMPTS]
    by_words = sum(line.words or 0.0 for line in said) > sum(line.picture or 0.0 for line in said)
    what = "what its words say" if by_words else "what its picture shows"
    name = explanation.query.similar_to
    fits = f"is like “{name}”" if name else f"fits “{explanation.best_prompt}”"
    text = f"{what} {fits}, with a score of {value:.3f}"
    if explanation.distance is None:
        return text
    return f"{text}, {explanation.distance:.3f} above the threshold"


def _moved(explanation: Explanation) -> str:
    amount = sum(line.amount for line in explanation.rules)
    return "rules move it up" if amount > 0 else "rules move it down"


def _small(text: str) -> str:
    """To stand after a colon; quotes and names stay as they are."""
    return text[:1].lower() + text[1:]
