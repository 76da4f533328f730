"""Every role may read what shoppers looked for; nobody may write it by hand."""

from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_ROLES = ("Viewers", "Editors", "Publishers", "Operators")


def let_roles_read(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Groups that a shop has renamed or deleted stay as they are."""
    config = apps.get_app_config("search")
    config.models_module = True  # type: ignore[assignment]
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    read = apps.get_model("auth", "Permission").objects.get(
        content_type__app_label="search", codename="view_querycount"
    )
    for group in apps.get_model("auth", "Group").objects.filter(name__in=_ROLES):
        group.permissions.add(read)


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0005_lexical_search"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(let_roles_read, migrations.RunPython.noop)]
