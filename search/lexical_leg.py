"""What the words of a search, as they were typed, add to the scores of products.

A product that uses all of them gains `LEXICAL_WEIGHT` / the encoder's logit scale: with a weight of
1 it becomes e times as likely. Products whose reference, title or brand is just what was typed are
named by the search and come first.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.conf import settings

from catalogue.querysets import ProductQuerySet
from search.candidates import candidates
from search.lexical import Correction, LexicalHit, correct, match
from search.query import Query
from search.query_choices import Leg

KINDS = ("reference", "title", "brand")
"""What of a product can be just what was typed, the most exact first."""


@dataclass(frozen=True, slots=True)
class LexicalLeg:
    """hits: products, not groups; named: group to how exactly, 0 the most; correction: where a
    word that no product uses was read as another; only: a product's reference was typed, so nothing
    else is meant. references: the products, not groups, whose reference was typed: they stand for
    their groups.
    """

    hits: tuple[LexicalHit, ...] = ()
    named: Mapping[int, int] = field(default_factory=dict)
    correction: Correction | None = None
    only: bool = False
    references: frozenset[int] = frozenset()

    def additions(self, scale: float) -> dict[int, float]:
        """To the score of each product; `scale`: 1 / the encoder's logit scale."""
        unit = settings.LEXICAL_WEIGHT * scale
        return {hit.product_id: unit * hit.score for hit in self.hits}


def lexical_leg(query: Query) -> LexicalLeg:
    """Nothing for a query that is more than words, or that leaves this leg out."""
    if not query.is_plain or Leg.LEXICAL not in query.legs:
        return LexicalLeg()
    correction = correct(query.text)
    hits = match(correction.text)
    named = _named(hits, candidates(query))
    # a reference that is a mere word (“RED”) may be meant as that
    only = 0 in named.values() and any(character.isdigit() for character in query.text)
    references = frozenset(hit.product_id for hit in hits if hit.exact == "reference")
    return LexicalLeg(
        tuple(hits), named, correction if correction.changed else None, only, references
    )


def _named(hits: list[LexicalHit], seen: ProductQuerySet) -> dict[int, int]:
    exact = {hit.product_id: KINDS.index(hit.exact) for hit in hits if hit.exact}
    if not exact:
        return {}
    named: dict[int, int] = {}
    for pk, group in seen.filter(pk__in=exact).group_ids().items():
        named[group] = min(exact[pk], named.get(group, exact[pk]))
    return named
