"""Officers, their roles, and who stands in for whom."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("agencies", "0003_roles_of_the_counter"),
        ("agencies", "0004_delegations_and_settings_of_the_counter"),
    ]

    dependencies = [
        ("agencies", "0002_communes_of_2025"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.CreateModel(
            name="Officer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="officer",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="officers",
                        to="agencies.agency",
                    ),
                ),
                ("first_password", models.BooleanField(default=False)),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="RoleAssignment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="assignments",
                        to="agencies.officer",
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
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.agency"
                    ),
                ),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(blank=True, null=True)),
                (
                    "recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.officer",
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.officer",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("officer", "role", "agency", "valid_from"), name="one_role_once"
                    )
                ],
                "indexes": [],
            },
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
                    "giver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="given",
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
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.agency"
                    ),
                ),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField()),
                ("basis", models.CharField(max_length=300)),
                ("recorded_at", models.DateTimeField()),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.officer"
                    ),
                ),
                ("revoked_at", models.DateTimeField(null=True)),
                (
                    "revoked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.officer",
                    ),
                ),
            ],
            options={
                "ordering": ["-valid_from", "-id"],
                "indexes": [],
                "constraints": [],
            },
        ),
    ]
