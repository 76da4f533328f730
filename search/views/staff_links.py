"""What staff find under the results that shoppers see: why, what is missing, make it a category."""

from dataclasses import dataclass
from urllib.parse import parse_qsl

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from catalogue.models import Product
from search.query import Query
from search.ranking import Ranking
from search.views.draft_from_search import may_draft


@dataclass(frozen=True, slots=True)
class StaffLinks:
    """why: an address that a SKU completes; missing: the same question without one. `draft_q` and
    `draft_fields`: what becomes a draft category; all are empty for whoever may not."""

    why: str = ""
    missing: str = ""
    draft_q: str = ""
    draft_fields: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.why or self.draft_q)


def staff_links(request: HttpRequest, ranking: Ranking | None) -> StaffLinks:
    """Nothing is asked of the database for shoppers."""
    if ranking is None or not request.user.is_staff:
        return StaffLinks()
    query = ranking.query
    missing = _missing(query) if _may_ask(request) else ""
    draft_q = query.text if query.category is None and may_draft(request.user) else ""
    return StaffLinks(
        why=_completed(missing),
        missing=missing,
        draft_q=draft_q,
        draft_fields=_fields(query) if draft_q else (),
    )


def similar_links(request: HttpRequest, product: Product) -> StaffLinks:
    """Of what looks similar to this product."""
    if not request.user.is_staff or not _may_ask(request):
        return StaffLinks()
    return StaffLinks(why=_completed(_missing(Query(similar_to=product))))


def _may_ask(request: HttpRequest) -> bool:
    needed = ("catalogue.view_category", "catalogue.change_category")
    return any(request.user.has_perm(one) for one in needed)


def _completed(missing: str) -> str:
    if not missing:
        return ""
    return f"{missing}{'&' if '?' in missing else '?'}sku="


def _missing(query: Query) -> str:
    try:
        if query.category is not None:
            address = reverse("admin:catalogue_category_why", args=[query.category.pk])
            asked = query.to_params(q=None, page=None)
        else:
            address = reverse("admin:catalogue_category_why_search")
            similar = query.similar_to.sku if query.similar_to else None
            asked = query.to_params(q=query.text or None, page=None, similar_to=similar)
    except NoReverseMatch:  # categories are not in this admin
        return ""
    return f"{address}?{asked}" if asked else address


def _fields(query: Query) -> tuple[tuple[str, str], ...]:
    """The filters, as fields of a form."""
    return tuple(parse_qsl(Query(filters=query.filters).to_params(page_size=None)))
