"""What the words of a search, as they were typed, add to the scores of products.

A product that uses all of them gains `LEXICAL_WEIGHT` / the encoder's logit scale: with a weight of
1 it becomes e times as likely. Products whose reference, title or brand is just what was typed are
named by the search and come first.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.conf import settings

from search.candidates import candidates
from search.lexical import Correction, LexicalMatches, correct, match
from search.query import Query
from search.query_choices import Leg

KINDS = ("reference", "title", "brand")
"""What of a product can be just what was typed, the most exact first."""


@dataclass(frozen=True, slots=True)
class LexicalLeg:
    """scores: of products, not groups, best first; named: group to how exactly, 0 the most;
    correction: where a word that no product uses was read as another; only: a product's reference
    was typed, so nothing else is meant. references: the products, not groups, whose reference was
    typed: they stand for their groups.
    """

    scores: Mapping[int, float] = field(default_factory=dict)
    named: Mapping[int, int] = field(default_factory=dict)
    correction: Correction | None = None
    only: bool = False
    references: frozenset[int] = frozenset()

    def additions(self, scale: float) -> dict[int, float]:
        """To the score of each product; `scale`: 1 / the encoder's logit scale."""
        unit = settings.LEXICAL_WEIGHT * scale
        return {product: unit * score for product, score in self.scores.items()}


def lexical_leg(query: Query) -> LexicalLeg:
    """Nothing for a query that is more than words, or that leaves this leg out."""
    if not query.is_plain or Leg.LEXICAL not in query.legs:
        return LexicalLeg()
    matches, correction = _read(query.text)
    named = _named(matches, query)
    # a reference that is a mere word (“RED”) may be meant as that
    only = 0 in named.values() and any(character.isdigit() for character in query.text)
    references = frozenset(pk for pk, kind in matches.exact.items() if kind == "reference")
    return LexicalLeg(matches.scores, named, correction, only, references)


def _read(text: str) -> tuple[LexicalMatches, Correction | None]:
    """As it was typed where some product uses all of its words: none of them is unknown then."""
    matches = match(text)
    if matches.complete:
        return matches, None
    correction = correct(text)
    return (match(correction.text), correction) if correction.changed else (matches, None)


def _named(matches: LexicalMatches, query: Query) -> dict[int, int]:
    exact = {pk: KINDS.index(kind) for pk, kind in matches.exact.items()}
    if not exact:
        return {}
    named: dict[int, int] = {}
    for pk, group in candidates(query).filter(pk__in=exact).group_ids().items():
        named[group] = min(exact[pk], named.get(group, exact[pk]))
    return named
