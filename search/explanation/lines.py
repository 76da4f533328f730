"""The addends of a score, and the rules that move a product in the order."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from catalogue.models import AttributeMode, Product
from search.arrangement import Arrangement
from search.methods.attribute_scoring import amounts, presence
from search.methods.recipe import Part
from search.methods.terms import contributions
from search.product_scores import StoredPicture, mixed
from search.scoring import Scoring

LEXICAL = "lexical"
"""The part of a score that is of no recipe: a search's words, found as they were typed."""


@dataclass(frozen=True, slots=True)
class Line:
    """One addend of a score: `amount`, of which picture and words make their shares.

    part: of the recipe, or the kind of a rule; presence: of an attribute among the catalogue,
    0 to 1; weight: as it counts in the recipe, signed; of an attribute, as a person gave it.
    """

    part: str
    text: str
    amount: float
    weight: float | None = None
    picture: float | None = None
    words: float | None = None
    presence: float | None = None


def score_lines(scoring: Scoring, share: float, picture: StoredPicture) -> list[Line]:
    """They add up to the score of this picture without what its words as typed add; `share`: of
    the words' meaning, 0 to 1."""
    return [*_terms(scoring, share, picture), *_attributes(scoring, share, picture)]


def lexical_line(words: Sequence[str], addition: float) -> list[Line]:
    """What the words of the search that are among the product's own add."""
    return [Line(LEXICAL, quoted(words), addition)] if addition else []


def quoted(words: Sequence[str]) -> str:
    """“red”, “mug”; without any, what is meant all the same."""
    return ", ".join(f"“{word}”" for word in words) or "words of the search"


def _terms(scoring: Scoring, share: float, picture: StoredPicture) -> list[Line]:
    """Picture and words may each be fitted best by another prompt, where the best one counts."""
    words = picture.image if picture.words is None else picture.words
    shares: dict[int, list[float]] = {}
    terms = {}
    for place, (vector, part) in enumerate(((picture.image, 1 - share), (words, share))):
        for one in contributions(scoring.composed, vector):
            terms[id(one.term)] = one.term
            shares.setdefault(id(one.term), [0.0, 0.0])[place] += part * one.amount
    return [
        Line(term.part, term.text, sum(shares[key]), term.weight, *shares[key])
        for key, term in terms.items()
    ]


def _attributes(scoring: Scoring, share: float, picture: StoredPicture) -> list[Line]:
    found = []
    for attribute in scoring.attributes:
        one = np.asarray([mixed(picture, attribute.vector, share)], dtype=np.float32)
        found.append(
            Line(
                Part.ATTRIBUTES,
                f"{AttributeMode(attribute.mode).label}: {attribute.text}",
                float(amounts(attribute, one)[0]),
                attribute.weight if attribute.given is None else attribute.given,
                presence=float(presence(attribute, one)[0]),
            )
        )
    return found


def best_prompt(scoring: Scoring, picture: StoredPicture) -> str:
    """The words of the definition that fit the picture most; empty where pictures are asked for."""
    fits = {term.text: float(term.vector @ picture.image) for term in scoring.prompts}
    return max(fits, key=lambda text: fits[text], default="")


def boost_lines(arrangement: Arrangement, product_ids: Sequence[int]) -> dict[int, list[Line]]:
    """Rules that move each of these products in the order; a query for each rule."""
    found: dict[int, list[Line]] = {}
    products = Product.objects.filter(pk__in=product_ids).order_by()
    for one in arrangement.boosts if product_ids else ():
        line = Line("boost" if one.amount > 0 else "bury", one.note or "a rule", one.amount)
        for product in one.condition.apply(products).values_list("pk", flat=True):
            found.setdefault(product, []).append(line)
    return found
