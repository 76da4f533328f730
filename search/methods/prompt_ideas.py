"""Other ways to say what a category holds, as lines that a person goes on editing.

Several prompts for one thing rank better than one (Radford et al., "Learning Transferable Visual
Models From Natural Language Supervision", 2021, section 3.1.4), and most of what longer
descriptions add is the same ensembling; a broad concept in the prompt is the part that stays
(Roth et al., "Waffling around for Performance", 2023). So these are few and plain: the name, the
other number, the kind of thing that it is, and how shops speak of a picture of it.
"""

import re
from collections.abc import Sequence

from search.methods.context import context_prompt
from search.methods.english import (
    beyond_ascii,
    plural,
    singular,
    split_head,
    with_article,
    without_article,
)
from search.prompts import clean_text

MOST = 8
"""More say the same again, and each costs a reading."""

_FOREIGN = 0.5
_LONGEST = 120
_LONGEST_PART = 3
_CLAUSE_ENDS = re.compile(r"[.:;(]")
_LISTS = (",", " and", " or")
_AGREE = (" that", " which", " who")  # “radios that works”
_IN_SHOPS = ("a product photo of {}", "{} on a white background")
_ON_SALE = "{} for sale"


def suggest_prompts(
    name: str, definition: str = "", parent: str = "", known: Sequence[str] = ()
) -> list[str]:
    """Up to eight prompts, the most useful first, none of them said already.

    name, definition: as typed, either may be empty; parent: the name of the category above it, or
    ""; known: prompts that are there. Empty where the words are mostly not of the Latin alphabet,
    since the rules are those of English. Raises ValueError as `clean_text` does.
    """
    name, definition, parent = (clean_text(text) for text in (name, definition, parent))
    said = definition or name
    if not said or beyond_ascii(said) > _FOREIGN:
        return []
    head, rest = _thing(said)
    one = singular(head) + rest
    ideas = [_as_one(_lower(name)), *_other_number(head, rest), *_compound(head, rest)]
    if parent:
        ideas.append(context_prompt(one, singular(parent)))
    shown = with_article(singular(head)) + rest
    ideas += [phrase.format(shown) for phrase in _IN_SHOPS]
    if " for " not in rest:
        ideas.append(_ON_SALE.format(shown))
    taken = {text.casefold() for text in (*known, definition, said, "")}
    fresh = {idea.casefold(): idea for idea in reversed(ideas) if len(idea) <= _LONGEST}
    order = dict.fromkeys(idea.casefold() for idea in ideas)
    return [fresh[key] for key in order if key in fresh and key not in taken][:MOST]


def _thing(said: str) -> tuple[str, str]:
    """What is meant and what is said of it, of the first clause."""
    head, rest = split_head(without_article(_lower(said)))
    return head, _CLAUSE_ENDS.split(rest, maxsplit=1)[0].rstrip()


def _as_one(name: str) -> str:
    """“gift for players” for “gifts for players”; a list stays a list."""
    head, rest = split_head(name)
    return name if rest.startswith(_LISTS) else singular(head) + rest


def _other_number(head: str, rest: str) -> list[str]:
    """“backpacks with a strap” for “a backpack with a strap”, and the other way round."""
    if rest.startswith(_LISTS + _AGREE) or not head:
        return []
    return [plural(head) + rest] if singular(head) == head else [singular(head) + rest]


def _compound(head: str, rest: str) -> list[str]:
    """“solar panel backpack” for “backpack with solar panels”."""
    if not rest.startswith(" with "):
        return []
    part = without_article(rest.removeprefix(" with "))
    plain, more = split_head(part)
    if more or len(plain.split()) > _LONGEST_PART:
        return []
    return [f"{singular(plain)} {singular(head)}"]


def _lower(text: str) -> str:
    """Without the capital of a heading; “LED lamp” keeps its own."""
    return text[:1].lower() + text[1:] if not text[1:2].isupper() else text
