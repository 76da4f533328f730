"""What is known of a text before the sentence encoder sees it: kin, definitions, colours.

Query expansion with WordNet (Voorhees, SIGIR 1994), in the two ways that were measured to help with
images: the anchors that are kin to the text's noun, and what the dictionary says of the noun.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from search.encoders.anchors.colour_names import Wanted, wanted_colours
from search.encoders.anchors.kinship import Family, Kinship
from search.encoders.anchors.nouns import Nouns
from search.encoders.anchors.phrases import Head, heads

RARER = 0.7
"""What each next meaning of a word counts, of the one before; from 0.5 to 1 about the same."""

_MOST_SYNONYMS = 4
_MOST_WORDS = (
    16  # longer texts are descriptions: a colour among many words is not what is asked for
)
_IN_COLOUR = re.compile(r"\sin (?:(?:dark|light|bright|pale) )?([a-z]+)\s*(?:$|,)")


@dataclass(frozen=True, slots=True)
class Reading:
    """kinship: with each anchor, 0 to 1. definitions: sentences with weights, at most 1 together.

    colour: what is asked for, of length 1; None for a text that names none.
    """

    kinship: Kinship
    definitions: tuple[tuple[str, float], ...]
    colour: Wanted | None


class Reader:
    def __init__(self, nouns: Nouns) -> None:
        self._nouns = nouns
        self._family = Family(nouns)
        self.read = lru_cache(maxsize=1024)(self._read)

    def _read(self, text: str) -> Reading:
        found = heads(text, self._nouns)
        return Reading(self._kinship(found), self._definitions(found), _colour(text, found))

    def _kinship(self, found: Sequence[Head]) -> Kinship:
        near = np.zeros(len(self._nouns.row_of_anchor))
        for head in found:
            for place, noun in enumerate(head.meanings):
                share = head.weight * RARER**place
                near = np.maximum(near, share * self._family.kinship(noun.row))
        return near

    def _definitions(self, found: Sequence[Head]) -> tuple[tuple[str, float], ...]:
        """Of each noun's most usual meaning; the rarer ones were measured to add nothing.

        What names almost everything ("animal") defines little: it counts by its information.
        """
        nouns = [head.meanings[0] for head in found if head.meanings]
        return tuple(
            (
                f"{', '.join(noun.words[:_MOST_SYNONYMS])}: {noun.definition}",
                self._family.information(noun.row) / len(nouns),
            )
            for noun in nouns
        )


def _colour(text: str, found: Sequence[Head]) -> Wanted | None:
    if len(text.split()) > _MOST_WORDS:
        return None
    words = [word for head in found for word in head.before]
    words += _IN_COLOUR.findall(text.lower())
    return wanted_colours(words)
