"""What a text is about: its head nouns, found in WordNet, and the words that stand before them.

No parser: a few rules for the short phrases in which people name products. “A table or floor lamp”
is about a table lamp and a floor lamp, “long sleeve shirts with dots” about shirts.
"""

import re
from dataclasses import dataclass

from search.encoders.anchors.colour_names import NAMES
from search.encoders.anchors.nouns import Noun, Nouns

_MOST_WORDS = 6  # a longer run of words without a comma or preposition is a sentence, not a name

_ARTICLES = r"(?:(?:an?|the|this is|these are|some|any|this)\s+)*"
_FRAMES = (
    r"(?:(?:[\w-]+\s+){0,2}(?:photo|photograph|picture|image|shot|close-up|view|drawing|painting|"
    r"pair|piece|set|bunch|kind|type)s? of\s+)*"
)
_LEAD = re.compile(_ARTICLES + _FRAMES + _ARTICLES)
_END = re.compile(
    r"\s(?:with|without|for|from|that|which|who|whose|having|featuring|has|have|is|are|in|on|at|to|"
    r"by|of|made|worn|used)\s|[,;:.!?(]\s*"
)
_OR = re.compile(r"\s(?:or|and|&)\s|\s?/\s?")
_OTHER = re.compile(r"[^\w'\- ]+")
_X_OF_Y = re.compile(r"[\w'-]+ of [\w'-]+")
_EMPTY = {"thing", "things", "something", "anything", "item", "items", "product", "products"}
_COLOURS = set(NAMES) - {"orange"}  # "black and white shoes" are not about a black


@dataclass(frozen=True, slots=True)
class Head:
    """A noun that the text is about.

    before: the words before it that are no part of the noun; all words where no noun is known, and
    then there are no meanings.
    """

    phrase: str
    before: tuple[str, ...]
    meanings: tuple[Noun, ...] = ()

    @property
    def weight(self) -> float:
        """1 where the noun says all, and less the more of the phrase it leaves unsaid."""
        return 1 / (1 + len(self.before))


def heads(text: str, nouns: Nouns) -> list[Head]:
    """What the text is about, one for each alternative that it names; none for a long sentence."""
    said = _LEAD.sub("", text.lower().strip(), count=1)
    whole = _as_one_noun(_words(said), nouns)
    if whole:
        return [whole]
    for pattern in _X_OF_Y.finditer(said):  # "chest of drawers": before "of" ends the phrase
        if meanings := nouns.meanings(pattern.group()):
            return [Head(pattern.group(), (), tuple(meanings))]
    names = [_words(part) for part in _OR.split(_END.split(said, maxsplit=1)[0])]
    names = [name for name in names if 0 < len(name) <= _MOST_WORDS]
    found = []
    for place, name in enumerate(names):
        # "a table or floor lamp": the last word may belong to all
        shared = [*name, names[-1][-1]] if place < len(names) - 1 and len(names[-1]) > 1 else name
        found.append(_as_one_noun(shared, nouns) or _head(name, nouns))
    return found


def _head(name: list[str], nouns: Nouns) -> Head:
    """The longest noun that the name ends with: of "a four-poster bed" the bed."""
    for start in range(len(name)):
        noun = _as_one_noun(name[start:], nouns)
        if noun:
            return Head(noun.phrase, tuple(name[:start]), noun.meanings)
    return Head("", tuple(name))


def _as_one_noun(words: list[str], nouns: Nouns) -> Head | None:
    phrase = " ".join(words)
    if not words or len(words) > _MOST_WORDS or phrase in _EMPTY | _COLOURS:
        return None
    for spelling in dict.fromkeys((phrase, phrase.replace("-", " "), phrase.replace("-", ""))):
        if meanings := nouns.meanings(spelling):
            return Head(spelling, (), tuple(meanings))
    return None


def _words(said: str) -> list[str]:
    return _OTHER.sub(" ", _LEAD.sub("", said, count=1)).split()
