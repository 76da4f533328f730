"""The conditions that a product meets on its way onto a page, in the order they are asked."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils import timezone
from django.utils.formats import date_format

from catalogue.models import Product, ProductImage, State
from catalogue.querysets import ProductQuerySet
from search.arrangement import Arrangement
from search.candidates import AskedWith, candidates
from search.explanation.unmet import unmet
from search.models import EncoderInUse, ImageEmbedding, Status
from search.query import Query
from search.query_mixture import asked_with
from search.retrieval import Placed

BEHIND = "it stands behind the divider, among the weaker matches"


class Condition(StrEnum):
    """What is asked; stable, for programs and for the next thing to do."""

    ITSELF = "itself"
    VISIBLE = "visible"
    FILTERS = "filters"
    PICTURE = "picture"
    COMPARABLE = "comparable"
    DECISION = "decision"
    RULE = "rule"
    THRESHOLD = "threshold"
    WORDS = "words"
    NAMED = "named"
    CUT_OFF = "cut_off"


@dataclass(frozen=True, slots=True)
class Step:
    """One condition and whether it is met; the text says why, and what to do where it is not."""

    condition: Condition
    name: str
    passed: bool
    text: str


def family(product: Product) -> ProductQuerySet:
    """The product that variants share, and all of them."""
    return Product.objects.of_groups([product.group_id])


def not_itself(product: Product, query: Query) -> list[Step]:
    """Asked where products are asked with. Raises QueryError where shoppers know no such one."""
    asked = asked_with(query)
    if asked == AskedWith():
        return []
    same, name = asked.holds(product), "It is another product"
    others = candidates(query, asked).filter(pk__in=family(product))
    if same and product.group_id not in asked.groups and others.exists():
        text = "It is the product that others are compared with, but a variant of it may come."
        return [Step(Condition.ITSELF, name, True, text)]
    text = "It is the product that others are compared with." if same else "It is."
    return [Step(Condition.ITSELF, name, not same, text)]


def visible(product: Product, query: Query) -> Step:
    name = "Shoppers can see it"
    if product.is_visible:
        return Step(Condition.VISIBLE, name, True, "It is published.")
    why = _hidden(product)
    if query.staff:
        return Step(Condition.VISIBLE, name, True, f"{why}, but staff see it here.")
    others = family(product).visible().exclude(pk=product.pk)
    if others.exists():
        return Step(Condition.VISIBLE, name, True, f"{why}, but a variant of it is published.")
    return Step(Condition.VISIBLE, name, False, f"{why}.")


def _hidden(product: Product) -> str:
    own = product
    if product.parent is not None and not product.parent.is_visible:
        own = product.parent
    if own.state != State.PUBLISHED:
        return f"“{own}” is {State(own.state).label.lower()}"
    when = date_format(timezone.localtime(own.publish_at), "j M Y, H:i") if own.publish_at else ""
    return f"“{own}” is published from {when} on"


def filtered(product: Product, query: Query) -> Step:
    name = "It meets the filters"
    if not query.filters:
        return Step(Condition.FILTERS, name, True, "No filter is set.")
    seen = family(product) if query.staff else family(product).visible()
    if query.filters.apply(seen).exists():
        return Step(Condition.FILTERS, name, True, "It meets all of them.")
    return Step(Condition.FILTERS, name, False, unmet(product, query.filters))


def embedded(product: Product, row: EncoderInUse, is_embedded: bool) -> Step:
    name = "A picture of it can be compared"
    if is_embedded:
        text = f"At least one is embedded by “{row.name}”."
        return Step(Condition.PICTURE, name, True, text)
    return Step(Condition.PICTURE, name, False, _not_embedded(product, row))


def _not_embedded(product: Product, row: EncoderInUse) -> str:
    images = ProductImage.objects.filter(product__in=family(product))
    if not images.exists():
        return "It has no picture, so there is nothing to compare."
    rows = ImageEmbedding.objects.filter(image__in=images, encoder=row)
    failed = rows.filter(status=Status.FAILED).values_list("error", flat=True).first()
    if failed is not None:
        return f"Its picture could not be embedded: {failed or 'no reason was kept'}"
    return "Its pictures wait to be embedded; look again in a moment."


def comparable(query: Query) -> Step:
    what = f"“{query.similar_to}” has no embedded picture, so nothing can be compared with it."
    return Step(Condition.COMPARABLE, "There is something to compare with", False, what)


def let_in(arrangement: Arrangement, group: int) -> list[Step]:
    rejected, hidden = group in arrangement.rejected, group in arrangement.hidden
    return [
        Step(
            Condition.DECISION,
            "Nobody rejected it",
            not rejected,
            "A person decided that it does not belong." if rejected else "Nobody did.",
        ),
        Step(
            Condition.RULE,
            "No rule hides it",
            not hidden,
            "A rule hides it here." if hidden else "None does.",
        ),
    ]


def meant(kind: str, card: Placed | None) -> list[Step]:
    """Asked where a product's reference was typed. kind: what of this one is just that; card: on
    the page, or None."""
    name, text = "It is what was typed", "A reference was typed, so only that product is meant"
    if kind:
        return [Step(Condition.NAMED, name, True, f"Its {kind} is just what was typed.")]
    if card is None:
        return [Step(Condition.NAMED, name, False, f"{text}.")]
    more = f"; {BEHIND}" if card.weaker else ", but it is pinned here"
    return [Step(Condition.NAMED, name, True, f"{text}{more}.")]


def reaches(
    value: float | None, threshold: float | None, placed: Placed | None, score_rank: int | None
) -> list[Step]:
    """Asked only where the product has a score."""
    name = "Its score reaches the threshold"
    if value is None:
        return []
    if threshold is None:
        text = "There is no threshold: everything belongs, best first."
        return [Step(Condition.THRESHOLD, name, True, text)]
    gap = value - threshold
    if gap >= 0:
        text = f"Its score of {value:.3f} is {gap:.3f} above the threshold of {threshold:.3f}."
        return [Step(Condition.THRESHOLD, name, True, text)]
    text = f"Its score of {value:.3f} is {-gap:.3f} below the threshold of {threshold:.3f}"
    if placed is not None and (placed.pinned or placed.approved):
        who = "it is pinned" if placed.pinned else "a person approved it"
        return [Step(Condition.THRESHOLD, name, True, f"{text}, but {who}, which needs no score.")]
    place = f"; by score it is number {score_rank:,}" if score_rank else ""
    return [Step(Condition.THRESHOLD, name, False, f"{text}{place}.")]
