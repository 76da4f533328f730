"""The part of the review page that changes with every decision."""

from typing import Any

from django.urls import NoReverseMatch, reverse

from catalogue.deciding import unseen_decisions
from catalogue.models import Category, Product, ProductImage, State
from search.encoders import EncoderError
from search.models import Membership, MembershipState
from search.ranking import NoEncoder
from search.reviewing import BY_ITSELF, ORDERED, SHOWN, Candidate, Desk, Queue, Sight, look_at

_AT = 0.0005  # less is no difference at three places
_FAR, _TIMES = 10, 1.5


def piece(desk: Desk, wanted: int | None, picture: int | None) -> dict[str, Any]:
    """Context for `admin/search/review/piece.html`.

    wanted: the id of a product to look at instead of the queue's next; picture: which of its
    images is shown large.
    """
    category = desk.category
    context = {
        "choice": desk.choice,
        "shows": SHOWN,
        "orders": ORDERED,
        "by_itself": BY_ITSELF,
        "unseen": unseen_decisions(category),
    }
    try:
        queue, left = desk.queue(), desk.left()
        sight = _sight(category, queue, left, wanted)
        progress = _progress(desk, queue)
    except (NoEncoder, EncoderError) as error:
        return {**context, "problem": "No review without an encoder", "why": str(error)}
    except ValueError as error:
        why = f"{error}.".capitalize()
        return {**context, "problem": "These words cannot be ranked yet", "why": why}
    return {
        **context,
        **progress,
        "queue": queue,
        "sight": sight,
        "large": _large(sight, picture) if sight else None,
        "is_next": bool(sight and left and sight.entry == left[0]),
        "can_undo": desk.can_undo(),
        "drift": _drift(category, queue),
        "publish_link": _tab("publish", category),
        "why_link": _tab("why", category),
        **(_figures(sight, queue) if sight else {}),
    }


def _sight(
    category: Category, queue: Queue, left: list[Candidate], wanted: int | None
) -> Sight | None:
    """The product that was asked for, else the first of the queue that still has a picture."""
    groups = [] if wanted is None else [wanted]
    for group in [*groups, *(one.group_id for one in left)]:
        product = Product.objects.filter(pk=group).first()
        sight = look_at(category, product, queue, left) if product else None
        if sight is not None:
            return sight
    return None


def _progress(desk: Desk, queue: Queue) -> dict[str, Any]:
    reviewed, open_ = desk.category.decisions.count(), desk.open()
    total = reviewed + open_
    return {
        "reviewed": reviewed,
        "open": open_,
        "total": total,
        "percent": 100 * reviewed // total if total else 100,
        "skipped": desk.skipped(),
        "since_sorted": max(reviewed - queue.decided, 0),
    }


def _drift(category: Category, queue: Queue) -> int | None:
    """How many products shoppers see, where the draft's shelf holds far more or far fewer.

    Decisions move the scores of all products, so the threshold may mean something else by now.
    """
    if queue.limits.threshold is None or not queue.decided or category.state != State.PUBLISHED:
        return None
    members = Membership.objects.filter(category=category, state=MembershipState.MEMBER).count()
    more, fewer = max(queue.on_shelf, members), min(queue.on_shelf, members)
    return members if more - fewer >= _FAR and more > _TIMES * fewer else None


def _figures(sight: Sight, queue: Queue) -> dict[str, Any]:
    return {
        "distance": _distance(sight.distance),
        "attributes": sight.product.attribute_items,
        "meter": _meter(sight, queue),
    }


def _distance(distance: float | None) -> str:
    if distance is None:
        return ""
    if abs(distance) < _AT:
        return "right at the threshold"
    return f"{abs(distance):.3f} {'above' if distance > 0 else 'below'} the threshold"


def _meter(sight: Sight, queue: Queue) -> dict[str, str] | None:
    """Where the score stands around the threshold, as percentages of a bar's width."""
    limits, entry = queue.limits, sight.entry
    if entry is None or limits.threshold is None or limits.low is None or limits.high is None:
        return None
    left, right = min(limits.low, entry.score), max(limits.high, entry.score)
    margin = (right - left) * 0.06 or 0.01
    left, right = left - margin, right + margin

    def place(score: float) -> float:
        return 100 * (score - left) / (right - left)

    return {
        "low": f"{place(limits.low):.1f}",
        "width": f"{place(limits.high) - place(limits.low):.1f}",
        "threshold": f"{place(limits.threshold):.1f}",
        "label": f"{min(max(place(limits.threshold), 25), 80):.1f}",  # clear of those at the ends
        "here": f"{place(entry.score):.1f}",
    }


def _large(sight: Sight, picture: int | None) -> ProductImage:
    return next((image for image in sight.images if image.pk == picture), sight.images[0])


def _tab(name: str, category: Category) -> str:
    """The address of another tab of the workbench; empty where there is none."""
    try:
        return reverse(f"admin:catalogue_category_{name}", args=[category.pk])
    except NoReverseMatch:
        return ""
