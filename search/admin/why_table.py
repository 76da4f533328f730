"""An explanation's lines as a table: parts with their lines, each with a bar to compare by."""

from collections.abc import Iterable
from dataclasses import dataclass

from search.explanation import Line
from search.explanation.lines import LEXICAL
from search.methods.recipe import Part

TITLES: dict[str, tuple[str, str]] = {
    Part.PROMPTS: ("Prompts", "how well its definition fits"),
    Part.CONTEXT: ("Context", "what it is a kind of"),
    Part.NEGATIVES: ("Negatives", "what to move away from"),
    Part.CONTRAST: ("Contrast", "what other categories have in common"),
    Part.GRAPH: ("Relations", "what is known of its relations"),
    Part.EXAMPLES: ("Examples", "likeness to what was approved or rejected"),
    Part.REFINEMENT: ("Refinement", "learned from decisions"),
    Part.ATTRIBUTES: ("Attributes", "what must, should or must not be seen"),
    LEXICAL: ("Words as typed", "which of them are among its own"),
}
_MIXED: dict[str, tuple[str, str]] = {
    Part.PROMPTS: ("Words", "how well it fits what was said"),
    Part.EXAMPLES: ("Pictures", "likeness to what was asked with"),
}
_RULES = {"boost": "Boost", "bury": "Bury", "pin": "Pin"}


@dataclass(frozen=True, slots=True)
class Row:
    """One line, in words. size: of the bar, 0 to 100, of the largest amount on the page."""

    text: str
    amount: str
    size: int
    is_negative: bool
    weight: str = ""
    picture: str = ""
    words: str = ""
    presence: int | None = None


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    note: str
    rows: list[Row]
    subtotal: str


def largest_of(lines: Iterable[Line]) -> float:
    """What every bar of a table is measured by."""
    return max((abs(line.amount) for line in lines), default=0.0)


def sections(
    lines: Iterable[Line], largest: float, *, with_words: bool, mixed: bool = False
) -> list[Section]:
    """By part, in the order of `TITLES`; a part with several lines has its sum.

    mixed: of a mixed query, whose parts have other names.
    """
    titles = {**TITLES, **_MIXED} if mixed else TITLES
    by_part: dict[str, list[Line]] = {}
    for line in lines:
        by_part.setdefault(line.part, []).append(line)
    known = list(map(str, TITLES))
    ordered = sorted(by_part, key=lambda part: known.index(part) if part in known else len(known))
    return [
        Section(
            *titles.get(part, (part.capitalize(), "")),
            [row(line, largest, with_words=with_words) for line in by_part[part]],
            signed(sum(one.amount for one in by_part[part])) if len(by_part[part]) > 1 else "",
        )
        for part in ordered
    ]


def rule_rows(rules: Iterable[Line], largest: float) -> list[Row]:
    """Rules move and do not score; a pin moves without an amount."""
    return [
        Row(
            f"{_RULES.get(line.part, line.part)}: {line.text}",
            signed(line.amount) if line.amount else "",
            _size(line.amount, largest),
            line.amount < 0,
        )
        for line in rules
    ]


def row(line: Line, largest: float, *, with_words: bool) -> Row:
    return Row(
        text=line.text,
        amount=signed(line.amount),
        size=_size(line.amount, largest),
        is_negative=line.amount < 0,
        weight="" if line.weight is None else f"{line.weight:.2f}".replace("-", "−"),
        picture="" if line.picture is None or not with_words else signed(line.picture),
        words="" if line.words is None or not with_words else signed(line.words),
        presence=None if line.presence is None else round(100 * line.presence),
    )


def signed(amount: float) -> str:
    text = f"{amount:+.3f}"
    return "0.000" if text in {"+0.000", "-0.000"} else text.replace("-", "−")


def _size(amount: float, largest: float) -> int:
    return 0 if not largest else round(100 * abs(amount) / largest)
