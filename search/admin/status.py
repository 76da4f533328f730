"""The status of embeddings in words and colours, the same on every page."""

from collections.abc import Mapping

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from catalogue.admin.markup import chip
from search.models import Embedding, Status

TONES = {Status.PENDING: "busy", Status.RUNNING: "busy", Status.DONE: "good", Status.FAILED: "bad"}


def status_chip(embedding: Embedding) -> SafeString:
    status = Status(embedding.status)
    return chip(status.label, TONES[status])


def counted_chips(counts: Mapping[str, int], images: int, product_id: int) -> SafeString:
    """“3 ready”, “1 waiting”, “1 failed”: the last with a link to the reasons.

    An image without a row is one that no sweep has found yet; it waits like the others.
    """
    ready, failed = counts.get(Status.DONE, 0), counts.get(Status.FAILED, 0)
    waiting = max(images - ready - failed, 0)
    parts = []
    if ready:
        parts.append(chip(f"{ready} ready", "good"))
    if waiting:
        parts.append(chip(f"{waiting} waiting", "busy"))
    if failed:
        reasons = reverse("admin:search_imageembedding_changelist")
        query = f"?status__exact=failed&image__product__id__exact={product_id}"
        parts.append(chip(f"{failed} failed", "bad", reasons + query, "Why, and try again"))
    if not parts:
        return chip("no image", "muted")
    return format_html(
        '<span class="zs-chips">{}</span>', format_html_join("", "{}", ((part,) for part in parts))
    )
