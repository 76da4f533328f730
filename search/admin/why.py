"""“Why is it here, why is it not”: on a category's own page and for any search."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from catalogue.models import Category
from search.admin.why_category import category_page
from search.admin.why_decision import decide_here
from search.admin.why_products import offered
from search.admin.why_search import search_page
from search.admin.workbench_page import category_path

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin

Page = Callable[..., HttpResponse]


def urls(admin: "ModelAdmin[Category]") -> list[URLPattern]:
    """Everything here is for those who may view categories."""

    def guarded(page: Page) -> Page:
        def allowed(request: HttpRequest) -> HttpResponse:
            if not admin.has_view_permission(request):
                raise PermissionDenied
            return page(admin, request)

        return admin.admin_site.admin_view(require_safe(allowed))

    name = "catalogue_category_why"
    return [
        category_path(admin, "why/", "why", category_page),
        category_path(admin, "why/decide/", "why_decide", decide_here),
        path("why-search/", guarded(search_page), name=f"{name}_search"),
        path("why-products/", guarded(_products), name=f"{name}_products"),
    ]


def _products(admin: "ModelAdmin[Category]", request: HttpRequest) -> HttpResponse:
    return JsonResponse({"products": offered(request.GET.get("term", ""))})
