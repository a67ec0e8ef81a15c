"""Petitions."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("feedback", "0001_initial"),
        ("feedback", "0002_rows_that_tell"),
    ]

    dependencies = [
        ("agencies", "0005_edition_of_roles"),
    ]

    operations = [
        migrations.CreateModel(
            name="Petition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="petitions",
                        to="agencies.agency",
                    ),
                ),
                ("code", models.CharField(max_length=60)),
                ("received_at", models.DateTimeField()),
                ("channel", models.CharField(blank=True, max_length=120)),
                ("content", models.TextField(blank=True)),
                ("subject", models.CharField(blank=True, max_length=60)),
                ("due_on", models.DateField(blank=True, null=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("result", models.CharField(blank=True, max_length=200)),
                ("published", models.BooleanField(blank=True, null=True)),
                ("satisfied", models.BooleanField(blank=True, null=True)),
                ("repeats", models.CharField(blank=True, max_length=60)),
                ("origin", models.JSONField(blank=True, null=True)),
            ],
            options={
                "ordering": ["received_at", "code"],
                "constraints": [
                    models.UniqueConstraint(fields=("agency", "code"), name="one_petition_per_code")
                ],
                "indexes": [],
            },
        ),
    ]
