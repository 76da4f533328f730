"""Where a search ends its relevant matches, and whether a product is one: steps of searches only.

Categories have thresholds instead, and likeness to a product ends nowhere.
"""

from search.explanation.standing import Standing
from search.explanation.steps import BEHIND, Condition, Step
from search.lexical_leg import KINDS
from search.methods.cut_off import CutOffKind
from search.retrieval import Retrieval

_WHERE = {
    CutOffKind.RELATIVE: "relative to the best and the mean",
    CutOffKind.DEVIATION: "by how far scores spread about their mean",
    CutOffKind.GAP: "at the widest gap among the best",
    CutOffKind.FIXED: "as asked for",
}


def kind_of(order: int | None) -> str:
    """What of a product is just what was typed, by how exactly that is: 0 the most."""
    return "" if order is None else KINDS[order]


def relevant(retrieval: Retrieval, stands: Standing, value: float) -> list[Step]:
    """Asked where the product has a score and nothing else decides."""
    query = retrieval.query
    if retrieval.threshold is not None or query.category is not None:
        return []
    if query.similar_to is not None or retrieval.only_named:
        return []
    name, least = "Its score reaches the cut-off", stands.least
    if least is None:
        text = "Nothing is cut off: everything belongs, best first."
        return [Step(Condition.CUT_OFF, name, True, text)]
    gap = value - least
    side = "above" if gap >= 0 else "below"
    where = _WHERE.get(retrieval.cut.kind, "")
    text = f"Its score of {value:.3f} is {abs(gap):.3f} {side} the cut-off of {least:.3f} ({where})"
    passed, more = _outcome(retrieval, stands, value, gap)
    return [Step(Condition.CUT_OFF, name, passed, f"{text}{more}.")]


def _outcome(retrieval: Retrieval, stands: Standing, value: float, gap: float) -> tuple[bool, str]:
    card = stands.card
    if gap >= 0:
        if card is None and not stands.exact:
            return False, ", but in a shop this large only the best of a search are listed"
        return True, ""
    if card is None:
        return False, f"; by score it is number {stands.score_rank(value):,}"
    if card.weaker:
        return True, f"; {BEHIND}"
    if card.pinned:
        return True, ", but it is pinned, which needs no score"
    if kind := kind_of(retrieval.named.get(card.found.group_id)):
        return True, f", but its {kind} is just what was typed"
    return True, ", but it uses words of the search, which is enough where ranks are joined"
