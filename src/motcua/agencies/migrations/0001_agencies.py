"""Provinces, communes, units, vertical agencies: their codes, what is laid down for them, when they work."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("agencies", "0001_initial"),
    ]

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Agency",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=35, unique=True)),
                ("name", models.CharField(max_length=200)),
                ("short_name", models.CharField(max_length=120)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("province", "Tỉnh, thành phố"),
                            ("commune", "Xã, phường, đặc khu"),
                            ("unit", "Phòng, đơn vị thuộc xã"),
                            ("vertical", "Cơ quan ngành dọc"),
                            ("ministry", "Bộ, ngành"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="agencies.agency",
                    ),
                ),
                ("search_key", models.CharField(db_index=True, max_length=200)),
                ("active_from", models.DateField(blank=True, null=True)),
                ("active_to", models.DateField(blank=True, null=True)),
            ],
            options={
                "ordering": ["code"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="AgencyCode",
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
                        related_name="other_codes",
                        to="agencies.agency",
                    ),
                ),
                ("source", models.CharField(max_length=60)),
                ("code", models.CharField(db_index=True, max_length=35)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("agency", "source", "code"), name="a_sources_code_once")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="AgencySettings",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "agency",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="settings",
                        to="agencies.agency",
                    ),
                ),
                (
                    "verdict_rule",
                    models.CharField(
                        choices=[("instant", "theo thời điểm"), ("date", "theo ngày")],
                        default="instant",
                        max_length=8,
                    ),
                ),
                ("vertical_names", models.JSONField(blank=True, default=list)),
                ("place_name", models.CharField(blank=True, max_length=120)),
                ("province_name", models.CharField(blank=True, max_length=120)),
                ("centre_name", models.CharField(blank=True, max_length=200)),
                ("due_soon_days", models.PositiveSmallIntegerField(default=2)),
                ("petition_answer_days", models.PositiveSmallIntegerField(default=15)),
                ("reckoned_by", models.CharField(blank=True, default="", max_length=80)),
                ("code_prefix", models.CharField(blank=True, max_length=35)),
                ("acceptance_hours", models.PositiveSmallIntegerField(default=8)),
                ("tracking_address", models.URLField(blank=True)),
                ("supplement_days", models.PositiveSmallIntegerField(default=30)),
                ("idle_days", models.PositiveSmallIntegerField(default=3)),
                ("warn_before_hours", models.PositiveSmallIntegerField(default=8)),
                ("lapse_after_hours", models.PositiveSmallIntegerField(db_default=8, default=8)),
                ("dated_back_days", models.PositiveSmallIntegerField(db_default=2, default=2)),
                ("mail_from", models.EmailField(blank=True, max_length=254)),
                ("posting_days", models.PositiveSmallIntegerField(default=5)),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
    ]
