"""What a pin does for a product, or why it rests."""

from search.explanation.lines import Line
from search.lexical_retrieval import LexicalRetrieval
from search.retrieval import Placed, Retrieval


def pin_lines(asked: Retrieval | LexicalRetrieval, placed: Placed | None, group: int) -> list[Line]:
    """Of the first pin of this product; a line without an amount."""
    wished = [place for place, product in asked.arrangement.pins if product == group]
    if not wished:
        return []
    if placed is not None and placed.pinned:
        return [Line("pin", f"pinned to place {wished[0]}", 0.0)]
    why = "it is sold out, hidden or filtered away"
    if not asked.query.sort.by_relevance:
        why = "the list is sorted otherwise"
    elif placed is not None and placed.named:
        why = "the search names it, which puts it first"
    return [Line("pin", f"its pin to place {wished[0]} rests while {why}", 0.0)]
