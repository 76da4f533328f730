"""A little English: the noun that a phrase is about, in singular and plural, with its article.

Rules for the nouns of a shop, not a grammar: a wrong guess costs a person one edit.
"""

import re
from collections.abc import Callable

_ARTICLES = ("a ", "an ", "the ", "some ")
_HEAD_ENDS = re.compile(
    r"[,.:;(]|\b(?:with|without|for|of|in|on|to|from|by|that|which|who|worn|made|used|and|or)\b"
)
_SAME = {
    "clothes", "clothing", "crockery", "cutlery", "electronics", "furniture", "goods", "jewellery",
    "luggage", "sports", "stationery",
}  # fmt: skip
_PAIRS = {
    "binoculars", "glasses", "goggles", "headphones", "jeans", "leggings", "pliers", "pyjamas",
    "scissors", "shorts", "sunglasses", "tights", "tongs", "trousers", "tweezers",
}  # fmt: skip
_IRREGULAR = {
    "child": "children",
    "foot": "feet",
    "half": "halves",
    "knife": "knives",
    "leaf": "leaves",
    "loaf": "loaves",
    "man": "men",
    "mouse": "mice",
    "person": "people",
    "scarf": "scarves",
    "shelf": "shelves",
    "tooth": "teeth",
    "woman": "women",
}
_SINGULARS = {plural: singular for singular, plural in _IRREGULAR.items()}
_HISSING = ("ss", "sh", "ch", "x", "z")


def beyond_ascii(text: str) -> float:
    """The share of letters that English does not have, 0 to 1; 0 where there are no letters."""
    letters = [character for character in text if character.isalpha()]
    return sum(not letter.isascii() for letter in letters) / max(len(letters), 1)


def without_article(text: str) -> str:
    lower = text.lower()
    return next((text[len(a) :].lstrip() for a in _ARTICLES if lower.startswith(a)), text)


def split_head(phrase: str) -> tuple[str, str]:
    """The noun with what stands before it, and the rest: “solar backpack”, “ with a strap”."""
    found = _HEAD_ENDS.search(phrase)
    end = found.start() if found else len(phrase)
    head = phrase[:end].rstrip()
    return head, phrase[len(head) :]


def singular(phrase: str) -> str:
    """The last word of a phrase in the singular; unchanged where that is not known."""
    return _last_word(phrase, _one)


def plural(phrase: str) -> str:
    """The last word of a phrase in the plural."""
    return _last_word(phrase, _many)


def with_article(phrase: str) -> str:
    """“an umbrella”, “a pair of scissors”; what is not counted stays as it is."""
    last = phrase.lower().split()[-1] if phrase.split() else ""
    if last in _PAIRS:
        return f"a pair of {phrase}"
    if not last or last in _SAME or _one(last) != last:
        return phrase
    spelt_out = phrase.partition(" ")[0].isupper()  # “an LED lamp”
    letters = "AEFHILMNORSX" if spelt_out else "aeiouAEIOU"
    return f"an {phrase}" if phrase[0] in letters else f"a {phrase}"


def _last_word(phrase: str, change: Callable[[str], str]) -> str:
    before, space, last = phrase.rstrip().rpartition(" ")
    return f"{before}{space}{change(last)}"


def _one(word: str) -> str:
    lower = word.lower()
    if lower in _PAIRS | _SAME or lower.endswith(("ss", "us", "is")):
        return word
    if lower in _SINGULARS:
        return _SINGULARS[lower]
    if lower.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if lower.endswith("es") and lower[:-2].endswith(_HISSING):
        return word[:-2]
    return word[:-1] if lower.endswith("s") and len(word) > 2 else word


def _many(word: str) -> str:
    lower = word.lower()
    if lower in _PAIRS | _SAME or _one(word) != word or lower in _SINGULARS:
        return word
    if lower in _IRREGULAR:
        return _IRREGULAR[lower]
    if lower.endswith("y") and lower[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}es" if lower.endswith((*_HISSING, "s")) else f"{word}s"
