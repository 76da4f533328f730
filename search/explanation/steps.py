"""The conditions that a product meets on its way onto a page, in the order they are asked."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format

from catalogue.models import Product, State
from search.models import EncoderInUse, ImageEmbedding, Status
from search.query import Query
from search.retrieval import Placed, Retrieval


@dataclass(frozen=True, slots=True)
class Step:
    """One condition and whether it is met; the text says why, and what to do where it is not."""

    name: str
    passed: bool
    text: str


def visible(product: Product, query: Query) -> Step:
    name = "Shoppers can see it"
    own = product if product.is_visible or product.parent is None else product.parent
    if query.staff or product.is_visible:
        return Step(name, True, "It is published.")
    if own.state != State.PUBLISHED:
        return Step(name, False, f"“{own}” is {State(own.state).label.lower()}; publish it.")
    when = date_format(timezone.localtime(own.publish_at), "j M Y, H:i") if own.publish_at else ""
    return Step(name, False, f"“{own}” is published from {when} on.")


def embedded(product: Product, row: EncoderInUse, is_embedded: bool) -> Step:
    name = "It has an embedded picture"
    if is_embedded:
        return Step(name, True, f"At least one picture has a vector under “{row.name}”.")
    images = product.images.count()
    if not images:
        return Step(name, False, "It has no picture, so nothing can be compared; add one.")
    failed = ImageEmbedding.objects.filter(
        image__product=product, encoder=row, status=Status.FAILED
    ).first()
    if failed:
        return Step(name, False, f"Its picture could not be embedded: {failed.error}")
    return Step(name, False, "Its pictures wait to be embedded; look again in a moment.")


def filtered(product: Product, query: Query) -> Step:
    name = "It meets the filters"
    if not query.filters:
        return Step(name, True, "No filter is set.")
    family = Product.objects.filter(pk=product.pk) | Product.objects.filter(parent=product.pk)
    if query.filters.apply(family).exists():
        return Step(name, True, "It meets all of them.")
    return Step(name, False, "It does not meet the filters that are set; take one away.")


def not_itself(product: Product, query: Query) -> list[Step]:
    if query.similar_to is None:
        return []
    same = query.similar_to.group_id == product.group_id
    text = "It is the product that others are compared with." if same else "It is another product."
    return [Step("It is another product", not same, text)]


def let_in(retrieval: Retrieval, group: int) -> list[Step]:
    arrangement = retrieval.arrangement
    rejected, hidden = group in arrangement.rejected, group in arrangement.hidden
    return [
        Step(
            "No person rejected it",
            not rejected,
            "A person decided that it does not belong; undo the decision to bring it back."
            if rejected
            else "Nobody did.",
        ),
        Step(
            "No rule hides it",
            not hidden,
            "A rule hides it here; end the rule to bring it back." if hidden else "None does.",
        ),
    ]


def reaches(
    value: float | None, threshold: float | None, placed: Placed | None, score_rank: int | None
) -> list[Step]:
    name = "Its score reaches the threshold"
    if value is None:
        return []
    if threshold is None:
        return [Step(name, True, "There is no threshold: everything belongs, best first.")]
    if placed is not None and placed.pinned:
        return [Step(name, True, "It is pinned, which needs no score.")]
    if placed is not None and placed.approved:
        return [Step(name, True, "A person approved it, which needs no score.")]
    gap = value - threshold
    if gap >= 0:
        return [Step(name, True, f"{value:.3f} is {gap:.3f} above {threshold:.3f}.")]
    return [
        Step(
            name,
            False,
            f"{value:.3f} is {-gap:.3f} below {threshold:.3f}; by score it is number {score_rank}.",
        )
    ]
