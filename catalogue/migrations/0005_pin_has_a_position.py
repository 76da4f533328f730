from typing import Any

from django.db import migrations, models


def give_a_place(apps: Any, schema_editor: Any) -> None:
    """The old constraint let a pin without a place through; such a pin stands first."""
    pins = apps.get_model("catalogue", "Rule").objects.filter(kind="pin", position__isnull=True)
    pins.update(position=1)


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0004_threshold_is_a_score"),
    ]

    operations = [
        migrations.RunPython(give_a_place, migrations.RunPython.noop),
        migrations.RemoveConstraint(
            model_name="rule",
            name="pin_has_a_position",
        ),
        migrations.AddConstraint(
            model_name="rule",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind", "pin"), _negated=True)
                | models.Q(("position__gte", 1), ("position__isnull", False)),
                name="pin_has_a_position",
            ),
        ),
    ]
