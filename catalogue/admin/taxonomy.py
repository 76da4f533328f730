"""Import a taxonomy in two steps: choose a file and see what would come of it, then let it come.

Between the steps the file travels with the page, signed; nothing of it is kept on the server.
"""

from typing import Any

from django.contrib import messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from unfold.decorators import action

from catalogue.forms.taxonomy import TaxonomyForm
from catalogue.importing import FileRefused
from catalogue.models import Category
from catalogue.taxonomy import Plan, Reading, import_taxonomy, read_taxonomy

_TEMPLATE = "admin/catalogue/taxonomy/page.html"
_LIST = "admin:catalogue_category_changelist"
_SALT = "catalogue.taxonomy"
_SEVERAL = {"line": "lines", "entry": "entries"}
_SECONDS = 86_400
_SHOWN_ROOTS = 60
_SHOWN_BELOW = 60
_SHOWN_PROBLEMS = 50


class TaxonomyImportMixin:
    """A button above the list of categories, for those who may add some."""

    actions_list = ("import_taxonomy",)

    admin_site: Any
    opts: Any

    @action(
        description="Import a taxonomy",
        url_path="taxonomy",
        icon="account_tree",
        permissions=["add"],
    )
    def import_taxonomy(self, request: HttpRequest) -> HttpResponse:
        if not request.user.has_perm("catalogue.add_category"):
            raise PermissionDenied
        if "apply" in request.POST:
            return self._apply(request)
        form = TaxonomyForm(request.POST or None, request.FILES or None)
        context: dict[str, Any] = {"form": form}
        if form.is_valid():
            context |= self._try(form)
        return self._page(request, context)

    def _try(self, form: TaxonomyForm) -> dict[str, Any]:
        file, content = form.cleaned_data["file"], b""
        try:
            content = file.read()
            reading = read_taxonomy(content, file.name)
        except FileRefused as refused:
            form.add_error("file", str(refused))
            return {}
        under, depth = form.cleaned_data["under"], form.cleaned_data["depth"]
        planned = import_taxonomy(reading, under, depth, dry_run=True)
        carried = {
            "content": content.decode("latin-1"),
            "name": file.name,
            "under": under.pk if under else None,
            "depth": depth,
        }
        return {
            "planned": planned,
            "file_name": file.name,
            "depth": depth,
            "branches": _branches(planned),
            "more_branches": max(len(planned.roots) - _SHOWN_ROOTS, 0),
            "problems": planned.problems[:_SHOWN_PROBLEMS],
            "more_problems": max(len(planned.problems) - _SHOWN_PROBLEMS, 0),
            "carried": signing.dumps(carried, salt=_SALT, compress=True),
        }

    def _apply(self, request: HttpRequest) -> HttpResponse:
        try:
            carried = signing.loads(request.POST.get("carried", ""), salt=_SALT, max_age=_SECONDS)
            reading, under = _carried(carried)
        except (signing.BadSignature, FileRefused, Category.DoesNotExist):
            messages.error(request, "Too much has changed since; please choose the file again.")
            return redirect("admin:catalogue_category_import_taxonomy")
        made = import_taxonomy(reading, under, carried["depth"], request.user)
        messages.success(request, _said(made))
        return redirect(_LIST)

    def _page(self, request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
        shared = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Import a taxonomy",
        }
        return TemplateResponse(request, _TEMPLATE, {**shared, **context})


def _carried(carried: dict[str, Any]) -> tuple[Reading, Category | None]:
    content = carried["content"].encode("latin-1")
    under = Category.objects.get(pk=carried["under"]) if carried["under"] else None
    return read_taxonomy(content, carried["name"]), under


def _branches(planned: Plan) -> list[dict[str, Any]]:
    """Each root with the first of what lies below it."""
    found = []
    for root in list(planned.roots.values())[:_SHOWN_ROOTS]:
        below = list(root.walk())[1:]
        found.append(
            {
                "node": root,
                "count": len(below),
                "below": below[:_SHOWN_BELOW],
                "more": max(len(below) - _SHOWN_BELOW, 0),
            }
        )
    return found


def _said(made: Plan) -> str:
    new = f"{made.new:,} categor{'y' if made.new == 1 else 'ies'}"
    where = f" below “{made.under}”" if made.under else ""
    text = f"{new} made{where}, as drafts"
    if made.stored:
        text += f"; {made.stored:,} {_were(made.stored)} there already"
    if made.problems:
        refused = len(made.problems)
        unit = made.unit if refused == 1 else _SEVERAL[made.unit]
        text += f". {refused:,} {unit} {_were(refused)} refused"
    return f"{text}."


def _were(count: int) -> str:
    return "was" if count == 1 else "were"
