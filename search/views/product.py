from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from catalogue.models import Product, State
from catalogue.querysets import ProductQuerySet
from search.query import QueryError
from search.query_terms import QueryTerm, TermKind
from search.ranking import Hit, NoEncoder, similar
from search.views.staff import edit_url
from search.views.staff_links import similar_links

_SIMILAR = 12


@require_safe
def product(request: HttpRequest, sku: str) -> HttpResponse:
    everything = Product.objects.all()
    seen = everything if request.user.is_staff else everything.visible()
    item = get_object_or_404(seen.with_images().select_related("parent"), sku=sku)
    return render(
        request,
        "shop/product.html",
        {
            "product": item,
            "images": list(item.images.all()),
            "variants": _variants(item, seen),
            "similar": _similar(item),
            "hidden": "" if item.is_visible else _why_hidden(item),
            "like": QueryTerm(TermKind.PRODUCT, item.sku).written if item.is_visible else "",
            "edit_url": edit_url(item, request.user),
            "staff": similar_links(request, item),
        },
    )


def _variants(item: Product, seen: ProductQuerySet) -> ProductQuerySet:
    """The others of its group, the parent first."""
    group = seen.of_groups([item.group_id]).exclude(pk=item.pk)
    return group.with_images().order_by("pk")


def _similar(item: Product) -> list[Hit]:
    """From stored vectors, so it answers where no model can be loaded; [] where there are none."""
    try:
        return similar(item, _SIMILAR)
    except (NoEncoder, QueryError):
        return []


def _why_hidden(item: Product) -> str:
    if item.state == State.PUBLISHED:
        return "its time has not come, or the product it belongs to is hidden"
    return f"its state is “{item.get_state_display()}”"
