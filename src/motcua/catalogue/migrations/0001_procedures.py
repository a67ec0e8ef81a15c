"""National procedures, their versions, and what a commune offers of them."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("catalogue", "0001_initial"),
        ("catalogue", "0002_days_without_appointment"),
    ]

    dependencies = [
        ("agencies", "0005_edition_of_roles"),
    ]

    operations = [
        migrations.CreateModel(
            name="Procedure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=30, unique=True)),
            ],
            options={
                "ordering": ["code"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="ProcedureVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "procedure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="catalogue.procedure",
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("name", models.TextField()),
                ("search_key", models.TextField()),
                ("field", models.CharField(blank=True, db_index=True, max_length=200)),
                ("ministry", models.CharField(blank=True, max_length=200)),
                ("limit_number", models.PositiveIntegerField(blank=True, null=True)),
                ("limit_unit", models.CharField(blank=True, max_length=20)),
                (
                    "level",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("full_online", "toàn trình"),
                            ("partial_online", "một phần"),
                            ("information", "cung cấp thông tin"),
                        ],
                        max_length=15,
                    ),
                ),
                ("decision", models.CharField(blank=True, max_length=300)),
                ("valid_from", models.DateField(blank=True, null=True)),
                ("source", models.CharField(max_length=120)),
                ("details", models.JSONField(blank=True, default=dict)),
                ("doubts", models.JSONField(blank=True, default=list)),
                ("content_hash", models.CharField(max_length=64)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "published_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.officer",
                    ),
                ),
            ],
            options={
                "ordering": ["procedure_id", "-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("procedure", "number"), name="one_version_number")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Offering",
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
                        related_name="offerings",
                        to="agencies.agency",
                    ),
                ),
                (
                    "procedure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offerings",
                        to="catalogue.procedure",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="catalogue.procedureversion",
                    ),
                ),
                ("offered_from", models.DateField(blank=True, null=True)),
                ("offered_to", models.DateField(blank=True, null=True)),
                ("promised_number", models.PositiveIntegerField(blank=True, null=True)),
                ("promised_unit", models.CharField(blank=True, max_length=20)),
                ("promised_basis", models.CharField(blank=True, max_length=300)),
                ("recorded_at", models.DateTimeField(auto_now_add=True, null=True)),
                ("end_recorded_at", models.DateTimeField(blank=True, null=True)),
                ("origin", models.JSONField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("offered_to__isnull", True)),
                        fields=("agency", "procedure"),
                        name="one_open_offering",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="BundleOffer",
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="agencies.agency"
                    ),
                ),
                ("key", models.CharField(max_length=40)),
                ("name", models.CharField(max_length=200)),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(blank=True, null=True)),
                ("members", models.JSONField()),
                ("together", models.BooleanField(default=True)),
                ("basis", models.CharField(blank=True, max_length=300)),
                (
                    "recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.officer",
                    ),
                ),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["key", "-valid_from"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "key", "valid_from"), name="one_bundle_from_a_day"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="NoAppointment",
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="agencies.agency"
                    ),
                ),
                (
                    "procedure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="catalogue.procedure",
                    ),
                ),
                ("weekdays", models.JSONField(default=list)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "procedure"), name="one_list_of_days_per_procedure"
                    )
                ],
                "indexes": [],
            },
        ),
    ]
