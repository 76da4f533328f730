"""Go back: show shoppers an earlier version again, or take it into the draft."""

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern

from catalogue.content import draft_content
from catalogue.drafting import draft_after, take_into_draft
from catalogue.models import Category
from catalogue.publishing import ChangedMeanwhile, digest, restore
from catalogue.wording import fact_changes, names_of
from search.admin.publish_form import RestoreForm
from search.admin.publish_warnings import decisions_left_out
from search.admin.shelf_changes import CHANGED_MEANWHILE, encoder_names, what_changes
from search.admin.versions import find_version
from search.admin.workbench_page import category_path, may_publish, may_take, show


def urls(admin: "ModelAdmin[Category]") -> list[URLPattern]:
    one = "versions/<int:number>/"
    return [
        category_path(admin, f"{one}restore/", "version_restore", restore_view),
        category_path(admin, f"{one}take/", "version_take", take_view),
    ]


def restore_view(
    admin: "ModelAdmin[Category]", request: HttpRequest, category: Category, number: int
) -> HttpResponse:
    """Shows what would change for shoppers; the POST publishes the version again."""
    if not may_publish(request):
        raise PermissionDenied
    version, content = find_version(category, number)
    form = RestoreForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            new = restore(version, request.user, typed["note"], seen=typed["seen"])
        except ChangedMeanwhile:
            messages.warning(request, CHANGED_MEANWHILE)
        else:
            text = f"Version {number} is in force again, as version {new.number}."
            messages.success(request, text)
            return redirect("admin:catalogue_category_versions", category.pk)
    seen = digest(category, content)  # first: what changes from here on is found out later
    context = {**what_changes(category, content), "version": version, "form": form, "seen": seen}
    context["warnings"] += decisions_left_out(content, draft_content(category))
    template = "admin/catalogue/versions/restore.html"
    return show(admin, request, category, "versions", template, context)


def take_view(
    admin: "ModelAdmin[Category]", request: HttpRequest, category: Category, number: int
) -> HttpResponse:
    """Shows what the draft would lose and get; the POST replaces it."""
    if not may_take(request):
        raise PermissionDenied
    version, content = find_version(category, number)
    if request.method == "POST":
        try:
            missing = take_into_draft(version, request.user, seen=request.POST.get("seen", "-"))
        except ChangedMeanwhile:
            text = "Somebody changed the draft since you looked, so it was left as it is."
            messages.warning(request, f"{text} Look again.")
        else:
            messages.success(request, f"The draft says now what version {number} says.")
            for line in missing:
                messages.warning(request, line)
            return redirect("admin:catalogue_category_change", category.pk)
    draft = draft_content(category)
    seen = digest(category, draft)
    names = names_of(content, draft, encoders=encoder_names())
    context = {
        "version": version,
        "fact_changes": fact_changes(draft, draft_after(content, draft), names),
        "seen": seen,
    }
    template = "admin/catalogue/versions/take.html"
    return show(admin, request, category, "versions", template, context)
