"""What a mixed query asks for, in words: for its title and for the chips that take it apart."""

from dataclasses import dataclass

from catalogue.models import Product
from search.query import Query
from search.query_terms import QueryTerm, TermKind


@dataclass(frozen=True, slots=True)
class SpokenTerm:
    """text: “like “Red mug””; product: the one that is meant, where it is known."""

    term: QueryTerm
    text: str
    product: Product | None = None


def spoken_terms(query: Query) -> list[SpokenTerm]:
    """In their order. Two statements where products are asked with, none otherwise."""
    skus = [term.value for term in query.terms if term.kind == TermKind.PRODUCT]
    seen = Product.objects.visible().with_images().filter(sku__in=skus) if skus else ()
    products = {product.sku: product for product in seen}
    return [
        SpokenTerm(term, _text(term, products.get(term.value)), products.get(term.value))
        for term in query.terms
    ]


def spoken_title(query: Query, spoken: list[SpokenTerm]) -> str:
    """“Like “Red mug”, but “in blue”, less “shiny””; '' for a query that mixes nothing."""
    if not spoken:
        return ""
    things = [one for one in spoken if one.term.kind != TermKind.TEXT and one.term.weight > 0]
    said = " and ".join(one.text.removeprefix("like ") for one in things)
    words = f"“{query.text}”" if query.text else ""
    parts = [f"like {said}"] if said else []
    if words:
        parts.append(f"but {words}" if said else words)
    parts += [one.text for one in spoken if one not in things]
    title = ", ".join(parts)
    return title[:1].upper() + title[1:]


def _text(term: QueryTerm, product: Product | None) -> str:
    if term.kind == TermKind.TEXT:
        return f"{'more' if term.weight > 0 else 'less'} “{term.value}”"
    like = "like" if term.weight > 0 else "unlike"
    if term.kind == TermKind.PICTURE:
        return f"{like} your picture"
    return f"{like} “{product.title if product else term.value}”"
