"""The first page of the admin: how the shop stands, in half a dozen cheap queries."""

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from catalogue.models import Category, Product, State
from search.embedding import coverage
from search.encoders import EncoderError
from search.models import CategoryEmbedding, EncoderInUse, ImageEmbedding, Status, WorkerHeartbeat

_LISTED = 5


def dashboard(request: HttpRequest, context: dict[str, Any]) -> dict[str, Any]:
    """Only what the person may look at, so that a card is never a dead end."""
    if request.user.has_perm("catalogue.view_product"):
        context["products"] = _by_state(Product)
    if request.user.has_perm("catalogue.view_category"):
        context["categories"] = _by_state(Category)
        context["recent_categories"] = Category.objects.order_by("-updated_at", "-pk")[:_LISTED]
    if request.user.has_perm("search.view_imageembedding"):
        context |= _embedding()
    return context


def _by_state(model: type[Product] | type[Category]) -> dict[str, int]:
    return model._default_manager.aggregate(
        total=Count("pk"),
        published=Count("pk", filter=Q(state=State.PUBLISHED)),
        draft=Count("pk", filter=Q(state=State.DRAFT)),
    )


def _embedding() -> dict[str, Any]:
    encoder = EncoderInUse.objects.active()
    workers = WorkerHeartbeat.objects.exclude(worker__startswith="interactive@")
    heard = workers.order_by("-seen_at").first()
    alive = heard is not None and timezone.now() - heard.seen_at <= WorkerHeartbeat.SILENCE
    done = coverage(encoder)
    return {
        "encoder": encoder,
        "encoder_problem": _problem(encoder) if encoder else "",
        "coverage": done,
        "percent": int(100 * done.share),  # 100 only when all are ready
        "oldest_minutes": int((done.oldest_waiting_seconds or 0) // 60),
        "failed_categories": CategoryEmbedding.objects.filter(
            encoder=encoder, status=Status.FAILED
        ).count(),
        "failures": _failures(encoder) if done.failed else [],
        "heard": heard,
        "worker_alive": alive,
        "stuck": done.waiting > 0 and not alive,
    }


def _problem(encoder: EncoderInUse) -> str:
    """Why it cannot answer, as after an upgrade that changed it; empty: it can."""
    try:
        encoder.load()
    except EncoderError as error:
        return str(error)
    return ""


def _failures(encoder: EncoderInUse | None) -> QuerySet[ImageEmbedding]:
    failed = ImageEmbedding.objects.filter(encoder=encoder, status=Status.FAILED)
    return (
        failed.defer("vector").select_related("image__product").order_by("-finished_at")[:_LISTED]
    )
