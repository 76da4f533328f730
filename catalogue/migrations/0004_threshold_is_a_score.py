from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0003_version_withdrawn"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="categorythreshold",
            name="threshold_is_a_cosine",
        ),
        migrations.AlterField(
            model_name="categorythreshold",
            name="value",
            field=models.FloatField(help_text="A score: a similarity, and what attributes add."),
        ),
        migrations.AlterField(
            model_name="historicalcategorythreshold",
            name="value",
            field=models.FloatField(help_text="A score: a similarity, and what attributes add."),
        ),
        migrations.AddConstraint(
            model_name="categorythreshold",
            constraint=models.CheckConstraint(
                condition=models.Q(("value__gte", -10), ("value__lte", 10)),
                name="threshold_is_a_score",
            ),
        ),
    ]
