"""The Versions tab: what was published when and by whom, and how to go back."""

from django.contrib.admin import ModelAdmin
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern

from catalogue.content import Content, draft_content
from catalogue.models import Category, CategoryVersion
from catalogue.publishing import is_same
from catalogue.wording import fact_changes, facts, names_of
from search.admin.shelf_changes import encoder_names
from search.admin.version_standing import standings
from search.admin.workbench_page import category_path, may_publish, may_take, show

_PER_PAGE = 30


def urls(admin: "ModelAdmin[Category]") -> list[URLPattern]:
    return [
        category_path(admin, "versions/", "versions", versions_view),
        category_path(admin, "versions/<int:number>/", "version", version_view),
    ]


def versions_view(
    admin: "ModelAdmin[Category]", request: HttpRequest, category: Category
) -> HttpResponse:
    rows = category.versions.defer("content").select_related(
        "author", "withdrawn_by", "restored_from"
    )
    page = Paginator(rows, _PER_PAGE).get_page(request.GET.get("p"))
    context = {
        "page": page,
        "versions": standings(category, list(page.object_list)),
    }
    return show(admin, request, category, "versions", "admin/catalogue/versions/list.html", context)


def version_view(
    admin: "ModelAdmin[Category]", request: HttpRequest, category: Category, number: int
) -> HttpResponse:
    version, content = find_version(category, number)
    earlier = category.versions.filter(number__lt=number).order_by("-number").first()
    before = Content.from_dict(earlier.content) if earlier else None
    draft = draft_content(category)
    names = names_of(*filter(None, (content, before, draft)), encoders=encoder_names())
    context = {
        "version": standings(category, [version])[0],
        "facts": facts(content, names),
        "earlier": earlier,
        "since_earlier": fact_changes(before, content, names) if before else [],
        "to_draft": fact_changes(content, draft, names),
        "is_draft": is_same(content, draft),
        "may_publish": may_publish(request),
        "may_take": may_take(request),
    }
    template = "admin/catalogue/versions/version.html"
    return show(admin, request, category, "versions", template, context)


def find_version(category: Category, number: int) -> tuple[CategoryVersion, Content]:
    found = category.versions.select_related("author", "withdrawn_by", "restored_from")
    version = found.filter(number=number).first()
    if version is None:
        raise Http404
    return version, Content.from_dict(version.content)
