import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0014_codes_and_calendars_of_before"),
        ("exchange", "0005_systems_of_a_file"),
    ]

    operations = [
        migrations.CreateModel(
            name="BadRowsRead",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("file", models.CharField(max_length=255)),
                ("rows", models.PositiveIntegerField()),
                ("read_at", models.DateTimeField(auto_now_add=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.agency"
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.officer"
                    ),
                ),
            ],
            options={
                "ordering": ["-read_at", "-pk"],
                "indexes": [models.Index(fields=["agency", "-read_at"], name="bad_rows_read")],
            },
        ),
    ]
