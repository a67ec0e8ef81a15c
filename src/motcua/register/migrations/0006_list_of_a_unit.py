"""An index for the list of what lies with one unit."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0004_delegations_and_settings_of_the_counter"),
        ("catalogue", "0001_initial"),
        ("register", "0005_course"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="dossier",
            index=models.Index(
                condition=models.Q(("unit__isnull", False)),
                fields=["unit", "-sort_at", "-id"],
                name="dossier_of_unit",
            ),
        ),
    ]
