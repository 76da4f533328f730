"""The addends of a score."""

from dataclasses import dataclass

import numpy as np

from catalogue.models import Product
from search.arrangement import Arrangement
from search.methods.attribute_scoring import amounts, presence
from search.methods.recipe import Part
from search.methods.terms import contributions
from search.product_scores import StoredPicture, mixed
from search.retrieval import Retrieval


@dataclass(frozen=True, slots=True)
class Line:
    """One addend of a score: `amount`, of which picture and words make their shares.

    part: of the recipe, or the kind of a rule; presence: of an attribute among the catalogue,
    0 to 1; weight: as it counts in the recipe, signed.
    """

    part: str
    text: str
    amount: float
    weight: float | None = None
    picture: float | None = None
    words: float | None = None
    presence: float | None = None


def score_lines(retrieval: Retrieval, picture: StoredPicture) -> list[Line]:
    """They add up to the score of this picture."""
    return [*_terms(retrieval, picture), *_attributes(retrieval, picture)]


def _terms(retrieval: Retrieval, picture: StoredPicture) -> list[Line]:
    composed, share = retrieval.scoring.composed, retrieval.share
    words = picture.image if picture.words is None else picture.words
    shares: dict[int, list[float]] = {}
    terms = {}
    for place, (vector, part) in enumerate(((picture.image, 1 - share), (words, share))):
        for one in contributions(composed, vector):
            terms[id(one.term)] = one.term
            shares.setdefault(id(one.term), [0.0, 0.0])[place] += part * one.amount
    return [
        Line(term.part, term.text, sum(shares[key]), term.weight, *shares[key])
        for key, term in terms.items()
    ]


def _attributes(retrieval: Retrieval, picture: StoredPicture) -> list[Line]:
    found = []
    for attribute in retrieval.scoring.attributes:
        similarity = mixed(picture, attribute.vector, retrieval.share)
        one = np.asarray([similarity], dtype=np.float32)
        found.append(
            Line(
                Part.ATTRIBUTES,
                f"{attribute.text} ({attribute.mode})",
                float(amounts(attribute, one)[0]),
                attribute.weight,
                presence=float(presence(attribute, one)[0]),
            )
        )
    return found


def best_prompt(retrieval: Retrieval, picture: StoredPicture) -> str:
    """The words of the definition that fit the picture most."""
    prompts = retrieval.scoring.prompts
    return max(prompts, key=lambda term: float(term.vector @ picture.image)).text


def boost_lines(arrangement: Arrangement, product: Product) -> list[Line]:
    """Rules that move this product or one of its variants in the order."""
    family = Product.objects.filter(pk=product.pk) | Product.objects.filter(parent=product.pk)
    return [
        Line("boost" if one.amount > 0 else "bury", one.note or "a rule", one.amount)
        for one in arrangement.boosts
        if one.condition.apply(family).exists()
    ]
