"""Prompts: what is fed to a text tower, from what a person typed."""

import re
import unicodedata
from collections.abc import Iterable

MAX_TEXT_CHARACTERS = 2000
"""Enough for any token limit that we know; keeps a hostile text away from the tokenizer."""

SLOT = "{}"

_WHITESPACE = re.compile(r"\s+")


def clean_text(text: str, limit: int = MAX_TEXT_CHARACTERS) -> str:
    """The text in one canonical form: NFC, white space collapsed, at most `limit` characters.

    Two texts that look the same become the same text, and so share one vector in a cache.
    Raises ValueError for NUL and for lone surrogates, which neither PostgreSQL nor a tokenizer
    can take.
    """
    if "\x00" in text:
        raise ValueError("a text must not contain the character NUL")
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise ValueError("a text must not contain half of a surrogate pair")
    # Cut first (with room for collapsing): normalising megabytes would be the attack itself.
    cut = text[: limit * 4]
    return _WHITESPACE.sub(" ", unicodedata.normalize("NFC", cut)).strip()[:limit].rstrip()


def check_template(template: str) -> None:
    """Raise ValueError unless the template has exactly one slot `{}` and no other brace."""
    if template.count(SLOT) != 1 or set(template.replace(SLOT, "")) & set("{}"):
        raise ValueError(f"a prompt template needs exactly one {SLOT}: {template!r}")


def render(template: str, text: str) -> str:
    """The template with the text in its slot; braces in the text stay as they are."""
    check_template(template)
    return template.replace(SLOT, text)


def render_all(templates: Iterable[str], text: str) -> tuple[str, ...]:
    """One prompt per template, in order, each once; the bare text where there is no template."""
    prompts = dict.fromkeys(clean_text(render(template, text)) for template in templates)
    return tuple(prompts) or (clean_text(text),)
