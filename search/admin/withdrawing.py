"""Take a category off the shop, and call off what is scheduled."""

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.urls import URLPattern

from catalogue.models import Category, State
from catalogue.publishing import call_off, withdraw
from search.admin.publish_form import WithdrawForm
from search.admin.workbench_page import category_path, may_publish, show

_DONE = {
    State.DRAFT: "It is taken off the shop and a draft again.",
    State.ARCHIVED: "It is taken off the shop and archived.",
}


def urls(admin: "ModelAdmin[Category]") -> list[URLPattern]:
    return [
        category_path(admin, "publish/withdraw/", "withdraw", withdraw_view),
        category_path(admin, "publish/call-off/", "call_off", call_off_view),
    ]


def withdraw_view(
    admin: "ModelAdmin[Category]", request: HttpRequest, category: Category
) -> HttpResponse:
    """Asks first; the POST does it."""
    if not may_publish(request):
        raise PermissionDenied
    form = WithdrawForm(request.POST or None, initial={"state": State.DRAFT})
    if request.method == "POST" and form.is_valid():
        state = State(form.cleaned_data["state"])
        withdraw(category, state, request.user, form.cleaned_data["reason"])
        messages.success(request, f"{category.name}: {_DONE[state]}")
        return redirect("admin:catalogue_category_publish", category.pk)
    below = Category.objects.visible().filter(parent=category)
    context = {
        "form": form,
        "below": list(below[:6]),
        "ahead": list(category.versions.ahead()),
        "is_shown": category.state == State.PUBLISHED,
    }
    template = "admin/catalogue/publish/withdraw.html"
    return show(admin, request, category, "publish", template, context)


def call_off_view(
    admin: "ModelAdmin[Category]", request: HttpRequest, category: Category
) -> HttpResponse:
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if not may_publish(request):
        raise PermissionDenied
    number = call_off(category, request.user)
    if number:
        messages.success(request, "Called off. Shoppers go on seeing what they see now.")
    else:
        messages.info(request, "Nothing is scheduled any more; somebody was quicker.")
    return redirect("admin:catalogue_category_publish", category.pk)
