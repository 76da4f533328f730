"""The Publish tab: what would change for shoppers, and the word that makes it so."""

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern
from django.utils import timezone

from catalogue.content import draft_content
from catalogue.models import Category
from catalogue.publishing import (
    ChangedMeanwhile,
    digest,
    is_same,
    publish,
    shown_content,
)
from catalogue.rule_words import moment_words
from search.admin import version_changes, versions, withdrawing
from search.admin.publish_form import PublishForm
from search.admin.shelf_changes import CHANGED_MEANWHILE, what_changes
from search.admin.workbench_page import category_path, may_publish, show


def urls(admin: "ModelAdmin[Category]") -> list[URLPattern]:
    return [
        category_path(admin, "publish/", "publish", publish_view),
        *withdrawing.urls(admin),
        *versions.urls(admin),
        *version_changes.urls(admin),
    ]


def publish_view(
    admin: "ModelAdmin[Category]", request: HttpRequest, category: Category
) -> HttpResponse:
    form = PublishForm(request.POST or None)
    if request.method == "POST":
        if not may_publish(request):
            raise PermissionDenied
        if form.is_valid() and (answer := _publish(request, category, form)) is not None:
            return answer
    draft = draft_content(category)
    seen = digest(category, draft)  # first: what changes from here on is found out later
    context = {
        **what_changes(category, draft),
        "form": form,
        "seen": seen,
        "may_publish": may_publish(request),
        "live": category.versions.live(category),
        "ahead": list(category.versions.ahead().select_related("author")),
        "time_zone": timezone.get_current_timezone_name(),
        "now": timezone.localtime(),
    }
    return show(admin, request, category, "publish", "admin/catalogue/publish/page.html", context)


def _publish(request: HttpRequest, category: Category, form: PublishForm) -> HttpResponse | None:
    """None: it was not published, and the page is shown again."""
    typed, shown = form.cleaned_data, shown_content(category)
    if shown is not None and is_same(shown, draft_content(category)):
        messages.info(request, "Shoppers see this draft already; there is nothing to publish.")
        return None
    try:
        version = publish(
            category, request.user, typed["note"], typed["starts_at"], seen=typed["seen"]
        )
    except ChangedMeanwhile:
        messages.warning(request, CHANGED_MEANWHILE)
        return None
    if typed["starts_at"]:
        when = moment_words(version.starts_at)
        text = f"Version {version.number} is scheduled: shoppers see it from {when} on."
    elif Category.objects.visible().filter(pk=category.pk).exists():
        text = f"Version {version.number} is published: shoppers see it now."
    else:
        text = f"Version {version.number} is published. Shoppers see it once all above it is."
    messages.success(request, text)
    return redirect("admin:catalogue_category_publish", category.pk)
