"""Decide about the product that is explained, without leaving its explanation."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import urlencode

from catalogue.deciding import decide, take_back
from catalogue.models import Category, Product, Verdict

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin

_PERMISSIONS = {
    "undo": "catalogue.delete_decision",
    Verdict.APPROVE: "catalogue.change_decision",
}


def decide_here(
    admin: "ModelAdmin[Category]", request: HttpRequest, category: Category
) -> HttpResponse:
    """POST sku and verdict: “approve”, or “undo” for what was decided. Back to the draft's page."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    verdict = request.POST.get("verdict", "")
    if verdict not in _PERMISSIONS:
        messages.error(request, "That cannot be decided here; use the buttons of the page.")
        return redirect("admin:catalogue_category_why", category.pk)
    if not request.user.has_perm(_PERMISSIONS[verdict]):
        raise PermissionDenied
    sku = request.POST.get("sku", "").replace("\x00", "")
    product = get_object_or_404(Product.objects.select_related("parent"), sku=sku)
    if verdict == "undo":
        undone = take_back(category, [product], request.user)
        said = "The decision is taken back." if undone else "Nothing was decided about it any more."
    else:
        decide(category, [product], Verdict.APPROVE, request.user)
        said = f"“{product}” is approved."
    messages.success(request, f"{said} Shoppers see it when the category is published next.")
    address = reverse("admin:catalogue_category_why", args=[category.pk])
    return redirect(f"{address}?{urlencode({'sku': product.sku, 'of': 'draft'})}")
