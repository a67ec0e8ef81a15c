"""Delegations, who gave and ended roles, and what a counter lays down, with its history."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0003_roles_of_the_counter"),
    ]

    operations = [
        migrations.AddField(
            model_name="agencysettings",
            name="acceptance_hours",
            field=models.PositiveSmallIntegerField(default=8),
        ),
        migrations.AddField(
            model_name="agencysettings",
            name="code_prefix",
            field=models.CharField(blank=True, max_length=35),
        ),
        migrations.AddField(
            model_name="agencysettings",
            name="idle_days",
            field=models.PositiveSmallIntegerField(default=3),
        ),
        migrations.AddField(
            model_name="agencysettings",
            name="mail_from",
            field=models.EmailField(blank=True, max_length=254),
        ),
        migrations.AddField(
            model_name="agencysettings",
            name="supplement_days",
            field=models.PositiveSmallIntegerField(default=30),
        ),
        migrations.AddField(
            model_name="agencysettings",
            name="tracking_address",
            field=models.URLField(blank=True),
        ),
        migrations.AddField(
            model_name="agencysettings",
            name="warn_before_hours",
            field=models.PositiveSmallIntegerField(default=8),
        ),
        migrations.AddField(
            model_name="roleassignment",
            name="ended_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="agencies.officer",
            ),
        ),
        migrations.AddField(
            model_name="roleassignment",
            name="recorded_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="agencies.officer",
            ),
        ),
        migrations.CreateModel(
            name="Delegation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("intake", "Cán bộ tiếp nhận"),
                            ("handler", "Cán bộ thụ lý"),
                            ("leader", "Lãnh đạo đơn vị"),
                            ("chair", "Chủ tịch, Phó Chủ tịch"),
                            ("clerk", "Văn thư"),
                            ("hand_over", "Cán bộ trả kết quả"),
                            ("cashier", "Thu ngân"),
                            ("director", "Giám đốc Trung tâm"),
                            ("control", "Cán bộ kiểm soát TTHC"),
                            ("admin", "Quản trị hệ thống"),
                            ("vertical", "Cán bộ cơ quan ngành dọc"),
                        ],
                        max_length=12,
                    ),
                ),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField()),
                ("basis", models.CharField(max_length=300)),
                ("recorded_at", models.DateTimeField()),
                ("revoked_at", models.DateTimeField(null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.agency"
                    ),
                ),
                (
                    "giver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="given",
                        to="agencies.officer",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.officer"
                    ),
                ),
                (
                    "revoked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.officer",
                    ),
                ),
                (
                    "taker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="taken",
                        to="agencies.officer",
                    ),
                ),
            ],
            options={
                "ordering": ["-valid_from", "-id"],
            },
        ),
        migrations.CreateModel(
            name="SettingChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=40)),
                ("old", models.CharField(blank=True, max_length=200)),
                ("new", models.CharField(blank=True, max_length=200)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="setting_changes",
                        to="agencies.agency",
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.officer",
                    ),
                ),
            ],
            options={
                "ordering": ["recorded_at", "id"],
            },
        ),
    ]
