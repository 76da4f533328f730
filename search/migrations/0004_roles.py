"""The four roles as groups: who only looks, who edits, who publishes, who runs jobs.

A shop may change the groups afterwards; this only makes them once.
"""

from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_TYPED = (
    "product",
    "productimage",
    "category",
    "attribute",
    "categoryattribute",
    "categoryrelation",
    "categorythreshold",
    "decision",
    "rule",
)
_DERIVED = (
    "imageembedding",
    "textembedding",
    "categoryembedding",
    "membership",
    "categoryscan",
    "storedcalibration",
    "encoderinuse",
    "workerheartbeat",
)

_VIEW = [
    *(f"view_{name}" for name in (*_TYPED, *_DERIVED, "categoryversion")),
    *(f"view_historical{name}" for name in _TYPED if name != "productimage"),
]
_EDIT = [f"{verb}_{name}" for name in _TYPED for verb in ("add", "change", "delete")]
_RUN = [
    "run_jobs",
    "change_encoderinuse",
    *(f"change_{name}" for name in ("imageembedding", "textembedding", "categoryembedding")),
]

ROLES = {
    "Viewers": _VIEW,
    "Editors": [*_VIEW, *_EDIT],
    "Publishers": [*_VIEW, *_EDIT, "publish_category"],
    "Operators": [*_VIEW, *_RUN],
}


def make_roles(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for label in ("catalogue", "search"):  # migrations run before Django makes these itself
        config = apps.get_app_config(label)
        config.models_module = True  # type: ignore[assignment]
        create_permissions(config, apps=apps, verbosity=0)
        config.models_module = None
    permissions = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label__in=["catalogue", "search"]
    )
    groups = apps.get_model("auth", "Group").objects
    for name, codenames in ROLES.items():
        group, created = groups.get_or_create(name=name)
        if created:
            group.permissions.set(permissions.filter(codename__in=codenames))


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0003_workbench"),
        ("catalogue", "0002_workbench"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(make_roles, migrations.RunPython.noop)]
