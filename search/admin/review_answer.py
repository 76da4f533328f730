"""What the buttons of the review page do, and what is said about it."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest

from catalogue.models import Product, Verdict
from search.encoders import EncoderError
from search.ranking import NoEncoder
from search.reviewing import Desk

DONE = {Verdict.APPROVE: "Approved", Verdict.REJECT: "Rejected"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a button, in words, and which product to look at next; None: the queue's."""

    said: str
    product: int | None = None
    tone: int = messages.SUCCESS


def act(desk: Desk, request: HttpRequest) -> Answer | None:
    """None: no button of the page sends this."""
    verb = request.POST.get("verb")
    if verb == "undo":
        return _undo(desk)
    if verb == "skipped":
        desk.look_at_skipped()
        return Answer("Here is what you put aside.")
    if verb == "sort":
        return _sort(desk)
    product = Product.objects.filter(pk=whole(request.POST.get("product")) or 0).first()
    if product is None:
        return Answer("That product is no longer there.", tone=messages.WARNING)
    if verb == "skip":
        desk.skip(product)
        return Answer(f"Put aside: {product.title}.")
    if verb == "back":
        text = "Undecided again" if desk.take_back(product) else "Nothing was decided about"
        return Answer(f"{text}: {product.title}.", product.group_id)
    if verb in set(Verdict):
        return _decide(desk, product, Verdict(verb), request)
    return None


def _decide(desk: Desk, product: Product, verdict: Verdict, request: HttpRequest) -> Answer:
    reason = request.POST.get("reason", "").replace("\x00", "").strip()
    other = desk.decide(product, verdict, request.POST.get("seen", ""), reason)
    if other is None:
        return Answer(f"{DONE[verdict]}: {product.title}.")
    who = str(other.decided_by or "Someone")
    said = f"{who} {DONE[Verdict(other.verdict)].lower()} {product.title} while you looked at it."
    return Answer(
        f"{said} Nothing was changed; decide again to overrule.", product.group_id, messages.WARNING
    )


def _undo(desk: Desk) -> Answer:
    undone = desk.undo()
    if undone is None:
        return Answer("There is nothing to undo.", tone=messages.INFO)
    step, done = undone
    if done:
        return Answer("Undone. Here it is again.", step.group_id)
    return Answer(
        "Someone decided otherwise about this one since, so it stays.",
        step.group_id,
        messages.WARNING,
    )


def _sort(desk: Desk) -> Answer:
    try:
        desk.line_up_again()
    except (NoEncoder, EncoderError, ValueError) as error:
        return Answer(str(error), tone=messages.ERROR)
    return Answer("Sorted again, with all decisions so far.")


def whole(text: str | None) -> int | None:
    """A whole number from an address or a form; None for anything else."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 18 else None
