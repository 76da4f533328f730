"""What the words of a search, as they were typed, add to products that use them."""

from collections.abc import Sequence

from search.explanation.lines import Line, lexical_line
from search.lexical import Correction, used_words
from search.retrieval import Retrieval


def lexical_lines(
    retrieval: Retrieval, correction: Correction | None, product_ids: Sequence[int]
) -> dict[int, list[Line]]:
    """For each of these products that gains by them; one query. Where ranks are joined, none do."""
    added = {pk: retrieval.added[pk] for pk in product_ids if pk in retrieval.added}
    if not added:
        return {}
    words = used_words(read_text(retrieval.query.text, correction), list(added))
    return {pk: lexical_line(words.get(pk, []), amount) for pk, amount in added.items()}


def lexical_rank(retrieval: Retrieval, product_id: int) -> int | None:
    """Among the products that use words of the search, from 1, where ranks are joined."""
    own = retrieval.additions.get(product_id)
    if own is None or retrieval.added:
        return None
    return 1 + sum((-value, pk) < (-own, product_id) for pk, value in retrieval.additions.items())


def read_text(text: str, correction: Correction | None) -> str:
    """The words that were searched for as they are written."""
    return correction.text if correction else text
