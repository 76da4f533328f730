"""“Why is it here, why is it not”: on a category's own page and for any search."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST, require_safe

from catalogue.models import Category
from search.admin.why_category import category_page
from search.admin.why_decision import decide_here
from search.admin.why_products import offered
from search.admin.why_search import search_page

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin

Page = Callable[..., HttpResponse]


def urls(admin: "ModelAdmin[Category]") -> list[URLPattern]:
    """Everything here is for those who may view categories."""

    def guarded(page: Page) -> Page:
        def allowed(request: HttpRequest, **given: int) -> HttpResponse:
            if not admin.has_view_permission(request):
                raise PermissionDenied
            return page(request, **given)

        return admin.admin_site.admin_view(allowed)

    def of_category(request: HttpRequest, pk: int) -> HttpResponse:
        category = get_object_or_404(Category.objects.select_related("parent__parent"), pk=pk)
        return category_page(admin, request, category)

    def decide(request: HttpRequest, pk: int) -> HttpResponse:
        return decide_here(request, get_object_or_404(Category, pk=pk))

    def of_search(request: HttpRequest) -> HttpResponse:
        return search_page(admin, request)

    def products(request: HttpRequest) -> HttpResponse:
        return JsonResponse({"products": offered(request.GET.get("term", ""))})

    return [
        path("<int:pk>/why/", guarded(require_safe(of_category)), name="catalogue_category_why"),
        path(
            "<int:pk>/why/decide/",
            guarded(require_POST(decide)),
            name="catalogue_category_why_decide",
        ),
        path("why-search/", guarded(require_safe(of_search)), name="catalogue_category_why_search"),
        path(
            "why-products/",
            guarded(require_safe(products)),
            name="catalogue_category_why_products",
        ),
    ]
