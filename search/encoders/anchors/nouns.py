"""Nouns of WordNet 3.0 (Miller, 1995) that name what can be seen, and how they are related.

The sentence encoder hardly knows rare single words: to it an aubergine is as near to a dog as to a
vegetable. WordNet says that it is a vegetable, and what it looks like.
"""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from search.encoders.base import EncoderError

SHIPPED = Path(__file__).parent / "shipped" / "nouns.tsv.gz"
"""Made by `search.encoders.anchors.wordnet`, which tells its form."""

_MOST_MEANINGS = 8
_ENDINGS = (
    ("ies", "y"),
    ("ves", "f"),
    ("ves", "fe"),
    ("ches", "ch"),
    ("shes", "sh"),
    ("ses", "s"),
    ("xes", "x"),
    ("zes", "z"),
    ("men", "man"),
    ("s", ""),
)
"""How WordNet's own look-up (morphy) brings plurals back to the singular."""


@dataclass(frozen=True, slots=True)
class Noun:
    """One meaning: its words, what it is a kind of, its definition.

    anchor: the number of the anchor that stands for exactly this, or None.
    """

    row: int
    words: tuple[str, ...]
    parents: tuple[int, ...]
    anchor: int | None
    definition: str


class Nouns:
    """All meanings by row, and those of a word. A line is taken apart when it is asked for."""

    def __init__(self, file: Path = SHIPPED) -> None:
        try:
            text = gzip.decompress(file.read_bytes()).decode()
        except (OSError, EOFError, UnicodeDecodeError) as error:
            raise EncoderError(
                f"The file {file.name} of the encoder anchors is missing or damaged; "
                "install Zeroshelf again."
            ) from error
        self._lines = text.splitlines()
        self._places_of: dict[str, list[tuple[int, int]]] = {}
        self.row_of_anchor: dict[int, int] = {}
        for row, line in enumerate(self._lines):
            _, anchor, words, _ = line.split("\t")
            if anchor:
                self.row_of_anchor[int(anchor)] = row
            for entry in words.split("|") if words else ():
                word, _, place = entry.partition("=")
                self._places_of.setdefault(word, []).append((int(place or 0), row))

    def at(self, row: int) -> Noun:
        parents, anchor, words, definition = self._lines[row].split("\t")
        names = tuple(entry.partition("=")[0] for entry in words.split("|") if entry)
        ups = tuple(map(int, parents.split()))
        return Noun(row, names, ups, int(anchor) if anchor else None, definition)

    def meanings(self, phrase: str) -> list[Noun]:
        """What the phrase (lower case) can mean, the most usual meaning first; none if unknown."""
        rows: dict[int, None] = {}
        for form in _forms(phrase):
            rows.update((row, None) for _, row in sorted(self._places_of.get(form, ())))
        return [self.at(row) for row in list(rows)[:_MOST_MEANINGS]]


def _forms(phrase: str) -> Iterator[str]:
    yield phrase
    for ending, singular in _ENDINGS:
        if phrase.endswith(ending) and len(phrase) > len(ending) + 1:
            yield phrase.removesuffix(ending) + singular
