"""What the search field offers while one types: completions or, where nothing goes on as what was
typed, the words that were probably meant."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode

from search.lexical.spelling import correct
from search.lexical.suggesting import Completion, complete

_LONGEST = 100


@dataclass(frozen=True, slots=True)
class Offer:
    """correction: of kind “words”; only where there is no completion."""

    completions: tuple[Completion, ...] = ()
    correction: Completion | None = None


def offer(typed: str) -> Offer:
    """Nothing for what is too short, too long or cannot be read."""
    text = " ".join(typed.lower().split())
    if len(text) > _LONGEST or any(_cannot_be_read(character) for character in text):
        return Offer()
    completions = tuple(complete(text))
    return Offer(completions, None if completions else _correction(text))


def _cannot_be_read(character: str) -> bool:
    """By PostgreSQL: NUL, and one half of a surrogate pair."""
    return character == "\x00" or "\ud800" <= character <= "\udfff"


def _correction(text: str) -> Completion | None:
    corrected = correct(text)
    if not corrected.changed:
        return None
    address = f"{reverse('search')}?{urlencode({'q': corrected.text})}"
    return Completion("words", corrected.text, address)
