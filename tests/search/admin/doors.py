"""Every page and button of the workbench and the admin, and who may use it.

V: Viewers, E: Editors, P: Publishers, O: Operators; `nobody` is a superuser's alone.
"""

from dataclasses import dataclass, field
from typing import Any

ROLES = {"V": "Viewers", "E": "Editors", "P": "Publishers", "O": "Operators"}
LOOK, EDIT, PUBLISH, RUN, NOBODY = "VEPO", "EP", "P", "O", ""


@dataclass(frozen=True, slots=True)
class Door:
    """An address by its name in the admin; `args` name rows of the shop that the test stocks."""

    name: str
    who: str
    method: str = "get"
    args: tuple[str, ...] = ()
    data: dict[str, Any] = field(default_factory=dict)


def _page(name: str, who: str, *args: str) -> Door:
    return Door(name, who, "get", args)


def _press(name: str, who: str, *args: str, **data: Any) -> Door:
    return Door(name, who, "post", args, data)


def _model(name: str, row: str, *, add: str, change: str, delete: str) -> list[Door]:
    app, _, model = name.partition(".")
    start = f"{app}_{model}"
    return [
        _page(f"{start}_changelist", LOOK),
        _page(f"{start}_change", LOOK, row),
        _page(f"{start}_history", LOOK, row),
        _page(f"{start}_add", add),
        _press(f"{start}_add", add),
        _press(f"{start}_change", change, row),
        _page(f"{start}_delete", delete, row),
        _press(f"{start}_delete", delete, row),
    ]


def _typed(name: str, row: str) -> list[Door]:
    return _model(name, row, add=EDIT, change=EDIT, delete=EDIT)


def _derived(name: str, row: str, change: str = NOBODY) -> list[Door]:
    return _model(name, row, add=NOBODY, change=change, delete=NOBODY)


_C = "catalogue_category"
WORKBENCH = [
    _page(f"{_C}_reviews", LOOK),
    _page(f"{_C}_review", LOOK, "category"),
    _press(f"{_C}_review", EDIT, "category"),
    _page(f"{_C}_review_bulk", EDIT, "category"),
    _press(f"{_C}_review_bulk", EDIT, "category"),
    _page(f"{_C}_arrange", LOOK, "category"),
    _press(f"{_C}_arrange", EDIT, "category", do="remove", rule="0"),
    _page(f"{_C}_publish", LOOK, "category"),
    _press(f"{_C}_publish", PUBLISH, "category"),
    _page(f"{_C}_withdraw", PUBLISH, "category"),
    _press(f"{_C}_withdraw", PUBLISH, "category"),
    _press(f"{_C}_call_off", PUBLISH, "category"),
    _page(f"{_C}_versions", LOOK, "category"),
    _page(f"{_C}_version", LOOK, "category", "version"),
    _page(f"{_C}_version_restore", PUBLISH, "category", "version"),
    _press(f"{_C}_version_restore", PUBLISH, "category", "version"),
    _page(f"{_C}_version_take", EDIT, "category", "version"),
    _press(f"{_C}_version_take", EDIT, "category", "version"),
    _page(f"{_C}_import_taxonomy", EDIT),
    _press(f"{_C}_import_taxonomy", EDIT),
    _page(f"{_C}_why", LOOK, "category"),
    _page(f"{_C}_why_search", LOOK),
    _page(f"{_C}_why_products", LOOK),
    _press(f"{_C}_why_decide", EDIT, "category", product="R0", verdict="approve"),
    _press(f"{_C}_preview", LOOK, definition="red"),
    _press(f"{_C}_preview_part", LOOK, definition="red"),
    _press(f"{_C}_preview_prompts", LOOK, definition="red"),
    _press("catalogue_attribute_preview", LOOK, prompts="red"),
]
JOBS = [
    _page("search_categoryscan_progress", LOOK),
    _press("search_categoryscan_now", RUN),
    _press("search_imageembedding_missing", RUN),
    _page("search_imageembedding_all", RUN),
    _press("search_imageembedding_all", RUN),
    *(
        _press(f"search_{kind}embedding_{verb}", RUN, *args)
        for kind in ("image", "text", "category")
        for verb, args in (("retry_all", ()), ("retry", (f"{kind}embedding",)))
    ),
]
MODELS = [
    *_typed("catalogue.product", "product"),
    *_typed("catalogue.attribute", "attribute"),
    *_typed("catalogue.rule", "rule"),
    *_model("catalogue.category", "draft", add=EDIT, change=EDIT, delete=EDIT),
    _page(f"{_C}_delete", PUBLISH, "category"),
    _press(f"{_C}_delete", PUBLISH, "category"),
    _press("catalogue_rule_change", PUBLISH, "search_rule"),
    _page("catalogue_rule_delete", PUBLISH, "search_rule"),
    *_derived("catalogue.decision", "decision"),
    *_derived("search.membership", "membership"),
    *_derived("search.categoryscan", "scan"),
    *_derived("search.imageembedding", "imageembedding"),
    *_derived("search.textembedding", "textembedding"),
    *_derived("search.categoryembedding", "categoryembedding"),
    *_derived("search.encoderinuse", "encoder", change=RUN),
    *_derived("search.workerheartbeat", "heartbeat"),
    *_derived("search.querycount", "querycount"),
    _page("search_querycount_export", LOOK),
]
PEOPLE = [
    _page("auth_user_changelist", NOBODY),
    _page("auth_user_add", NOBODY),
    _page("auth_group_changelist", NOBODY),
    _page("auth_group_add", NOBODY),
]
DOORS = [*WORKBENCH, *JOBS, *MODELS, *PEOPLE]
