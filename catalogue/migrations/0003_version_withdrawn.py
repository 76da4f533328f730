import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """A version that is withdrawn or called off is kept, with when and by whom."""

    dependencies = [
        ("catalogue", "0002_workbench"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.AddField(
            model_name="categoryversion",
            name="withdrawn_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="categoryversion",
            name="withdrawn_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterConstraint(
            model_name="rule",
            name="pin_or_hide_once",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind__in", ["pin", "hide"])),
                fields=("category", "query", "product", "kind"),
                name="pin_or_hide_once",
                nulls_distinct=False,
                violation_error_message="There is such a rule for this product already; change "
                "that one.",
            ),
        ),
    ]
