"""An explanation as the pages show it, or the reason that there is none."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from catalogue.models import Product
from search.admin.why_next import Following, following
from search.admin.why_table import Row, Section, largest_of, rule_rows, sections, signed
from search.encoders import EncoderError
from search.explanation import Explanation, explain, sentence
from search.query import Query, QueryError
from search.ranking import NoEncoder


@dataclass(frozen=True, slots=True)
class Fact:
    label: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """share: of the words, in percent; order_score: with rules, empty where none moves it."""

    explanation: Explanation
    sentence: str
    facts: list[Fact]
    sections: list[Section]
    score: str
    share: int
    rules: list[Row]
    order_score: str
    following: list[Following]
    other_shown: Product | None

    @property
    def picture_share(self) -> int:
        return 100 - self.share


def told(query: Query, product: Product) -> tuple[Explanation | None, str]:
    """The explanation, or "" and why there is none, in words for the page."""
    try:
        return explain(query, product), ""
    except QueryError as error:
        return None, error.message
    except (NoEncoder, EncoderError) as error:
        return None, f"Nothing can be compared without an encoder. {error}"


def show(request: HttpRequest, explanation: Explanation) -> Shown:
    share = round(100 * explanation.text_share)
    moved = any(line.amount for line in explanation.rules)
    shown = explanation.shown
    largest = largest_of([*explanation.lines, *explanation.rules])
    return Shown(
        explanation=explanation,
        sentence=sentence(explanation),
        facts=facts(explanation),
        sections=sections(
            explanation.lines, largest, with_words=share > 0, mixed=bool(explanation.query.terms)
        ),
        score="" if explanation.score is None else f"{explanation.score:.3f}",
        share=share,
        rules=rule_rows(explanation.rules, largest),
        order_score=f"{explanation.order_score:.3f}" if moved else "",
        following=following(request, explanation),
        other_shown=shown if shown and shown.pk != explanation.product.pk else None,
    )


def facts(explanation: Explanation) -> list[Fact]:
    """The figures above the table; those that are not known are left out."""
    found = [Fact("Place", *_place(explanation))]
    if explanation.score_rank is not None:
        among = f"of {max(explanation.products, explanation.score_rank):,}"
        found.append(Fact("By score alone", f"number {explanation.score_rank:,}", among))
    if explanation.score is not None:
        found.append(Fact("Score", f"{explanation.score:.3f}", _parts(explanation)))
    if explanation.lexical_rank is not None:
        found.append(Fact("By the words as typed", f"number {explanation.lexical_rank:,}"))
    if explanation.threshold is not None:
        found.append(Fact("Threshold", f"{explanation.threshold:.3f}"))
    elif explanation.cut_off is not None:
        found.append(Fact("Cut-off", f"{explanation.cut_off:.3f}"))
    if explanation.distance is not None:
        side = "above" if explanation.distance >= 0 else "below"
        found.append(Fact("Distance", signed(explanation.distance), side))
    if explanation.probability is not None:
        text = f"{100 * explanation.probability:.0f} %"
        found.append(Fact("Probability", text, "as decisions so far suggest"))
    return found


def _place(explanation: Explanation) -> tuple[str, str]:
    if explanation.rank is None:
        return "not here", f"{explanation.total:,} are"
    page = f", page {explanation.page}" if (explanation.page or 1) > 1 else ""
    weaker = ", behind the divider" if explanation.weaker else ""
    return f"number {explanation.rank:,}", f"of {explanation.total:,}{page}{weaker}"


def _parts(explanation: Explanation) -> str:
    if explanation.image_score is None or explanation.text_score is None:
        return ""
    text = f"picture {explanation.image_score:.3f}, words {explanation.text_score:.3f}"
    return text.replace("-", "−")


def compare(before: Explanation, after: Explanation) -> list[dict[str, Any]]:
    """Published and draft side by side, with what changes in words."""
    change = ""
    if before.rank is not None and after.rank is not None and before.rank != after.rank:
        places = abs(before.rank - after.rank)
        way = "up" if after.rank < before.rank else "down"
        change = f"{places:,} place{'' if places == 1 else 's'} {way}"
    elif (before.rank is None) != (after.rank is None):
        change = "comes in" if before.rank is None else "falls out"
    rows = [{"label": "Place", "before": _cell(before), "after": _cell(after), "change": change}]
    for label, name in (("Score", "score"), ("Threshold", "threshold"), ("Distance", "distance")):
        old, new = getattr(before, name), getattr(after, name)
        rows.append(
            {
                "label": label,
                "before": "–" if old is None else f"{old:.3f}".replace("-", "−"),
                "after": "–" if new is None else f"{new:.3f}".replace("-", "−"),
                "change": "" if old is None or new is None else _changed(new - old),
            }
        )
    return rows


def _cell(explanation: Explanation) -> str:
    if explanation.rank is None:
        return "not here"
    return f"{explanation.rank:,} of {explanation.total:,}"


def _changed(amount: float) -> str:
    text = signed(amount)
    return "" if text == "0.000" else text
