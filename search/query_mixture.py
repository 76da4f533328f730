"""Mixed queries: “this, but in red”, more of that and less of the other, pictures with words.

What is ranked by is the weighted sum of the terms' vectors, so each term's part in a score can be
told. Beside words, a picture counts by its direction from the catalogue's mean picture: pictures
lie on one side of the space and texts on the other, and uncentred they would drown the words.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from catalogue.models import Product
from search.candidates import AskedWith
from search.catalogue_statistics import mean_image
from search.methods.recipe import Part
from search.methods.terms import Term, compose
from search.models import EncoderInUse, QueryVector
from search.parameters import QueryError
from search.query import Query
from search.query_terms import QueryTerm, TermKind
from search.scoring import Scoring, product_vector
from search.text_vectors import TextVector, text_vectors
from search.vectors import Vector, unit

PICTURE_GONE = "This picture is not known any more; please choose it again."


def mixture(query: Query, row: EncoderInUse, asked: Mapping[str, Product] | None = None) -> Scoring:
    """`asked`: what `asked_products` gives, where it is known already. Raises QueryError for an
    unknown SKU or ticket and for terms that cancel out."""
    asked = asked_products(query) if asked is None else asked
    texts = [term.value for term in query.terms if term.kind == TermKind.TEXT]
    texts += [query.text] if query.text else []
    said = text_vectors(row, texts) if texts else {}
    pictured = [
        (term, _picture(term, row, asked)) for term in query.terms if term.kind != TermKind.TEXT
    ]
    words = [Term(Part.PROMPTS, query.text, 1.0, said[query.text].vector)] if query.text else []
    words += [
        Term(Part.PROMPTS, term.value, term.weight, said[term.value].vector)
        for term in query.terms
        if term.kind == TermKind.TEXT
    ]
    pictures = _pictures(pictured, row, alone=not words)
    terms = [*words, *pictures]
    wanted = [term for term in terms if term.weight > 0]
    if not wanted:
        raise QueryError("q", "Say what to look for, not only what to avoid.")
    try:
        composed = compose(wanted[:1], _beside(wanted[0], terms))
    except ValueError as error:
        raise QueryError("q", f"{error}.".capitalize()) from error
    return Scoring(composed, (), _coverage(query, said))


def _beside(first: Term, terms: Sequence[Term]) -> list[Term]:
    """The others, weighed as the first one is: `compose` gives that the weight 1."""
    others = [term for term in terms if term is not first]
    return [replace(term, weight=term.weight / first.weight) for term in others]


def asked_products(query: Query) -> dict[str, Product]:
    """By their SKUs the products that are mixed in, in one statement. Raises QueryError where
    shoppers know no such product."""
    if query.category is not None or query.similar_to is not None:
        return {}  # these mix nothing in
    skus = [term.value for term in query.terms if term.kind == TermKind.PRODUCT]
    seen = Product.objects.visible().filter(sku__in=skus) if skus else ()
    found = {product.sku: product for product in seen}
    for sku in skus:
        if sku not in found:
            raise QueryError("like", f"There is no product “{sku}”.")
    return {sku: found[sku] for sku in skus}  # in the order of the terms


def asked_with(query: Query, asked: Mapping[str, Product] | None = None) -> AskedWith:
    """Nobody looks for what they hold already. `asked` as in `mixture`. Raises QueryError for an
    unknown SKU."""
    if query.similar_to is not None:
        return AskedWith(groups=(query.similar_to.group_id,))
    asked = asked_products(query) if asked is None else asked
    if query.says_words:
        return AskedWith(products=tuple(product.pk for product in asked.values()))
    return AskedWith(groups=tuple(dict.fromkeys(one.group_id for one in asked.values())))


def _picture(term: QueryTerm, row: EncoderInUse, asked: Mapping[str, Product]) -> Vector:
    if term.kind == TermKind.PRODUCT:
        found = product_vector(row, asked[term.value].pk)
        if found is None:
            raise QueryError("like", f"The pictures of “{term.value}” are not ready yet.")
        return found
    kept = QueryVector.objects.filter(encoder=row, text_digest=term.value[:64]).first()
    if kept is None:
        raise QueryError("picture", PICTURE_GONE)
    return unit(kept.vector)


def _pictures(
    pictured: Sequence[tuple[QueryTerm, Vector]], row: EncoderInUse, *, alone: bool
) -> list[Term]:
    centre = None if alone else mean_image(row)
    terms = []
    for term, vector in pictured:
        shifted = vector if centre is None else vector - centre
        direction = unit(shifted) if float(np.linalg.norm(shifted)) > 1e-6 else vector
        name = "the picture" if term.kind == TermKind.PICTURE else f"like {term.value}"
        terms.append(Term(Part.EXAMPLES, name, term.weight, direction))
    return terms


def _coverage(query: Query, said: dict[str, TextVector]) -> float | None:
    return said[query.text].coverage if query.text else None
