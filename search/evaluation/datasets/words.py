"""What people add to a category beside its definition, as a CSV file says it.

Several entries in a cell are parted by semicolons; a number after “=” is an entry's weight:

    parent       luggage; goods for travelling           nearest first
    negatives    a handbag; a suitcase = 0.5
    attributes   require: two straps | one handle; exclude: a wheel | no wheels = 0.5
    relations    has-part: shoulder straps; contrasts-with: a handbag

An attribute says how a product with it looks, and after “|” how one without it looks.
"""

from dataclasses import dataclass, replace
from pathlib import Path

from search.evaluation.datasets.table import DatasetError, only_once, read_table
from search.methods.attribute_scoring import Mode
from search.methods.graph import Relation
from search.prompts import clean_text

WORD_COLUMNS = ("name", "parent", "negatives", "attributes", "relations")


@dataclass(frozen=True, slots=True)
class AttributeWords:
    mode: Mode
    positive: str
    negative: str
    weight: float


@dataclass(frozen=True, slots=True)
class CategoryWords:
    """parents: nearest first; negatives: text and weight; relations: kind, text and weight."""

    name: str
    definition: str = ""
    parents: tuple[str, ...] = ()
    negatives: tuple[tuple[str, float], ...] = ()
    attributes: tuple[AttributeWords, ...] = ()
    relations: tuple[tuple[Relation, str, float], ...] = ()


def default_name(label: str) -> str:
    """The label as words."""
    return clean_text(label.replace("_", " ").replace("-", " ")).lower()


def read_words(row: dict[str, str], where: str) -> CategoryWords:
    """`row` has a label and perhaps the optional columns. Raises DatasetError that says where."""
    try:
        return CategoryWords(
            name=clean_text(row.get("name", "")) or default_name(row["label"]),
            definition=clean_text(row.get("definition", "")),
            parents=tuple(text for text, _ in _entries(row.get("parent", ""))),
            negatives=tuple(_entries(row.get("negatives", ""))),
            attributes=tuple(_attribute(*one) for one in _entries(row.get("attributes", ""))),
            relations=tuple(_relation(*one) for one in _entries(row.get("relations", ""))),
        )
    except ValueError as error:
        raise DatasetError(f"{where}, label {row['label']}: {error}.") from error


def read_additions(
    file: Path, labels: list[str], definitions: list[str], words: list[CategoryWords]
) -> tuple[list[str], list[CategoryWords]]:
    """Definitions and words with what another file says of the same labels; its entries win."""
    rows = read_table(file, ("label",), (*WORD_COLUMNS, "definition"))
    only_once(file, "label", [row["label"] for row in rows])
    definitions, words = list(definitions), list(words)
    for row in rows:
        if row["label"] not in labels:
            raise DatasetError(f"{file}: the set has no label {row['label']!r}.")
        place = labels.index(row["label"])
        found = read_words(row, str(file))
        definitions[place] = found.definition or definitions[place]
        words[place] = _with(words[place], found, named=bool(row["name"]))
    return definitions, words


def _with(words: CategoryWords, added: CategoryWords, *, named: bool) -> CategoryWords:
    return replace(
        words,
        name=added.name if named else words.name,
        parents=added.parents or words.parents,
        negatives=added.negatives or words.negatives,
        attributes=added.attributes or words.attributes,
        relations=added.relations or words.relations,
    )


def _entries(cell: str) -> list[tuple[str, float]]:
    found = []
    for entry in filter(None, map(clean_text, cell.split(";"))):
        text, sign, number = entry.rpartition("=")
        found.append((text.strip(), _weight(number)) if sign else (entry, 1.0))
    return found


def _weight(number: str) -> float:
    weight = float(number)
    if not 0 < weight <= 5:
        raise ValueError(f"a weight is above 0 and at most 5, not {number.strip()}")
    return weight


def _kind(entry: str, known: list[str]) -> tuple[str, str]:
    kind, colon, text = entry.partition(":")
    if not colon or kind.strip() not in known or not text.strip():
        raise ValueError(f"{entry!r} must begin with one of {', '.join(known)} and a colon")
    return kind.strip(), text.strip()


def _attribute(entry: str, weight: float) -> AttributeWords:
    mode, text = _kind(entry, list(Mode))
    positive, _, negative = text.partition("|")
    return AttributeWords(Mode(mode), positive.strip(), negative.strip(), weight)


def _relation(entry: str, weight: float) -> tuple[Relation, str, float]:
    kind, text = _kind(entry, list(Relation))
    return Relation(kind), text, weight
