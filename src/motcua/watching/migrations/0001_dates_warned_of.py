"""Warnings of dates, and to whom they were told."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("watching", "0001_warnings"),
        ("watching", "0002_slips_owed_and_across_late"),
    ]

    dependencies = [
        ("agencies", "0005_edition_of_roles"),
        ("register", "0006_linked"),
    ]

    operations = [
        migrations.CreateModel(
            name="Warning",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="warnings",
                        to="register.dossier",
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("accept_soon", "Sắp hết giờ tiếp nhận"),
                            ("accept_late", "Quá giờ tiếp nhận"),
                            ("step_soon", "Bước sắp đến hạn"),
                            ("step_late", "Bước đã quá hạn"),
                            ("due_soon", "Sắp đến hạn trả"),
                            ("due_late", "Đã quá hạn trả"),
                            ("apology_due", "Cần xin lỗi, hẹn lại trước khi quá hạn"),
                            ("answer_late", "Quá hạn mà chưa có trả lời"),
                            ("idle", "Lâu không ai xử lý"),
                            ("across_late", "Hồ sơ nhận hộ: xã giải quyết chưa hồi âm đúng hạn"),
                            ("slip_owed", "Còn nợ người nộp một phiếu: in, ký, gửi"),
                        ],
                        max_length=12,
                    ),
                ),
                ("instant", models.DateTimeField()),
                (
                    "recipient",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.officer",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "chờ gửi"),
                            ("claimed", "đang soạn"),
                            ("sending", "đang gửi"),
                            ("sent", "đã báo"),
                            ("void", "không cần nữa"),
                        ],
                        default="planned",
                        max_length=8,
                    ),
                ),
                ("planned_at", models.DateTimeField()),
                ("claim", models.UUIDField(null=True)),
                ("claimed_at", models.DateTimeField(null=True)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("not_before", models.DateTimeField(null=True)),
                ("sent_at", models.DateTimeField(null=True)),
                ("mailed_at", models.DateTimeField(null=True)),
                ("read_at", models.DateTimeField(null=True)),
                ("gone_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["recipient", "-planned_at", "-id"], name="warning_of_officer"),
                    models.Index(
                        condition=models.Q(("gone_at__isnull", True), ("read_at__isnull", True)),
                        fields=["recipient"],
                        name="warning_unread",
                    ),
                    models.Index(
                        condition=models.Q(("gone_at__isnull", True)),
                        fields=["agency"],
                        name="warning_standing",
                    ),
                    models.Index(
                        condition=models.Q(("state__in", ["planned", "claimed", "sending"])),
                        fields=["recipient", "state"],
                        name="warning_to_send",
                    ),
                    models.Index(
                        condition=models.Q(("mailed_at__isnull", False)),
                        fields=["recipient", "-mailed_at"],
                        name="warning_mailed",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("dossier", "kind", "instant", "recipient"), name="nobody_is_warned_twice"
                    )
                ],
            },
        ),
    ]
