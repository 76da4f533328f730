"""What a query is ranked by: encoded words, a category's recipe, stored pictures."""

from collections.abc import Mapping

from catalogue.content import Content, draft_content, live_content
from catalogue.models import Product
from search.models import EncoderInUse
from search.query import Query, QueryError
from search.query_mixture import mixture
from search.scoring import Scoring, product_vector, scoring_of
from search.text_vectors import text_vectors


def content_of(query: Query) -> Content | None:
    """The content of the query's category: as published, or as it is being edited."""
    if query.category is None or query.similar_to is not None:
        return None
    return draft_content(query.category) if query.draft else live_content(query.category)


def query_scoring(
    query: Query,
    row: EncoderInUse,
    content: Content | None,
    asked: Mapping[str, Product] | None = None,
) -> Scoring | None:
    """None: nothing to rank by (a product without embedded images). `asked` as in `mixture`.

    Raises QueryError where nothing is asked, EncoderError where words must be encoded and the
    encoder cannot be loaded.
    """
    if query.similar_to is not None:
        return _pictures_of(query.similar_to, row)
    if content is not None:
        return scoring_of(content, row)
    if query.terms:
        return mixture(query, row, asked)
    if query.text:
        found = text_vectors(row, [query.text])[query.text]
        return Scoring.of_vector(query.text, found.vector, found.coverage)
    raise QueryError("q", "Say what to look for.")


def _pictures_of(product: Product, row: EncoderInUse) -> Scoring | None:
    vector = product_vector(row, product.pk)
    return None if vector is None else Scoring.of_vector(product.title, vector)
