"""Directive documents, targets, and the words of reports."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("office", "0001_initial"),
        ("office", "0002_rows_that_tell"),
    ]

    dependencies = [
        ("agencies", "0005_edition_of_roles"),
    ]

    operations = [
        migrations.CreateModel(
            name="DirectiveDocument",
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
                        related_name="directive_documents",
                        to="agencies.agency",
                    ),
                ),
                ("kind", models.CharField(max_length=60)),
                ("number", models.CharField(max_length=60)),
                ("day", models.DateField()),
                ("issuer", models.CharField(blank=True, max_length=200)),
                ("abstract", models.TextField()),
                ("origin", models.JSONField(blank=True, null=True)),
            ],
            options={
                "ordering": ["day", "number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "number", "day", "issuer"), name="one_document_each"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Target",
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
                        related_name="targets",
                        to="agencies.agency",
                    ),
                ),
                ("measure", models.CharField(max_length=40)),
                ("percent", models.DecimalField(decimal_places=2, max_digits=5)),
                ("first", models.DateField()),
                ("last", models.DateField()),
                ("basis", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "ordering": ["measure", "-first"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "measure", "first"), name="one_target_from_a_day"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="PeriodWords",
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
                        related_name="period_words",
                        to="agencies.agency",
                    ),
                ),
                ("first", models.DateField()),
                ("last", models.DateField()),
                ("agency_name", models.CharField(blank=True, max_length=200)),
                ("agency_short", models.CharField(blank=True, max_length=200)),
                ("authority", models.JSONField(blank=True, default=list)),
                ("signer", models.CharField(blank=True, max_length=120)),
                ("recipients", models.JSONField(blank=True, default=list)),
                ("reviewed", models.PositiveIntegerField(blank=True, null=True)),
                ("difficulties", models.JSONField(blank=True, default=list)),
                ("tasks", models.JSONField(blank=True, default=list)),
            ],
            options={
                "ordering": ["-last", "-first"],
                "constraints": [
                    models.UniqueConstraint(fields=("agency", "first", "last"), name="one_set_of_words")
                ],
                "indexes": [],
            },
        ),
    ]
