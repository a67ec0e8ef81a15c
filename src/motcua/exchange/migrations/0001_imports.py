"""Runs of imports: their files, what systems told in them, faults, rows left out and taken away."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("exchange", "0001_runs"),
        ("exchange", "0002_said"),
        ("exchange", "0003_how_the_time_of_export_is_known"),
        ("exchange", "0004_since_when_rows_are_left_out"),
        ("exchange", "0005_systems_of_a_file"),
        ("exchange", "0006_rows_taken_away"),
    ]

    dependencies = [
        ("agencies", "0005_edition_of_roles"),
    ]

    operations = [
        migrations.CreateModel(
            name="ImportRun",
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.agency"
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
                ("role", models.CharField(blank=True, max_length=12)),
                ("via", models.CharField(choices=[("web", "trang web"), ("cli", "dòng lệnh")], max_length=4)),
                ("title", models.CharField(max_length=300)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("queued", "Chờ đọc"),
                            ("reading", "Đang đọc"),
                            ("previewed", "Chờ xác nhận"),
                            ("confirmed", "Đã xác nhận, chờ ghi"),
                            ("recording", "Đang ghi"),
                            ("done", "Đã ghi"),
                            ("refused", "Không ghi vì có lỗi"),
                            ("failed", "Dừng vì sự cố"),
                        ],
                        max_length=10,
                    ),
                ),
                ("taken_at", models.DateTimeField()),
                (
                    "taken_from",
                    models.CharField(
                        choices=[
                            ("officer", "người nhập ghi"),
                            ("file", "theo thông tin ghi trong tệp"),
                            ("browser", "theo ngày sửa tệp trên máy của người nhập"),
                            ("nobody", "chưa rõ, lấy lúc nhập"),
                        ],
                        default="officer",
                        max_length=8,
                    ),
                ),
                ("profile", models.CharField(blank=True, max_length=30)),
                ("skip_bad", models.BooleanField(default=False)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("started_at", models.DateTimeField(null=True)),
                ("heartbeat_at", models.DateTimeField(null=True)),
                ("finished_at", models.DateTimeField(null=True)),
                ("stage", models.CharField(blank=True, max_length=200)),
                ("rows_done", models.PositiveIntegerField(default=0)),
                ("result", models.JSONField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["agency", "-created_at"], name="import_run_list")],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="ImportFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="exchange.importrun",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                ("name", models.CharField(max_length=255)),
                ("sha256", models.CharField(db_index=True, max_length=64)),
                ("size", models.BigIntegerField()),
                ("named", models.BooleanField(default=True)),
                ("kind", models.CharField(blank=True, max_length=12)),
                ("rows", models.PositiveIntegerField(default=0)),
                ("bad_rows", models.PositiveIntegerField(default=0)),
                ("period_first", models.DateField(null=True)),
                ("period_last", models.DateField(null=True)),
                ("head", models.JSONField(null=True)),
            ],
            options={
                "ordering": ["position"],
                "constraints": [
                    models.UniqueConstraint(fields=("run", "position"), name="one_file_per_position")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ImportPart",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parts",
                        to="exchange.importfile",
                    ),
                ),
                ("system", models.CharField(max_length=30)),
                ("profile", models.CharField(max_length=30)),
                ("held", models.JSONField(null=True)),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("file", "system"), name="one_part_per_system")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ImportIssue",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="issues",
                        to="exchange.importrun",
                    ),
                ),
                ("kind", models.CharField(choices=[("fault", "lỗi"), ("doubt", "nghi vấn")], max_length=5)),
                ("file", models.CharField(blank=True, max_length=255)),
                ("sheet", models.CharField(blank=True, max_length=100)),
                ("row", models.PositiveIntegerField(null=True)),
                ("column", models.CharField(blank=True, max_length=200)),
                ("value", models.TextField(blank=True)),
                ("code", models.CharField(max_length=30)),
                ("message", models.TextField()),
                ("said", models.JSONField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["run", "kind", "id"], name="import_issue_list")],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="SkippedRow",
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.agency"
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="skipped_rows",
                        to="exchange.importrun",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="skipped_rows",
                        to="exchange.importfile",
                    ),
                ),
                ("system", models.CharField(max_length=30)),
                ("sheet", models.CharField(blank=True, max_length=100)),
                ("row", models.PositiveIntegerField()),
                ("code", models.CharField(blank=True, max_length=60)),
                ("received_at", models.DateTimeField(null=True)),
                ("raw", models.JSONField()),
                ("message", models.TextField()),
                ("said", models.JSONField(null=True)),
                ("since", models.DateTimeField(null=True)),
                ("cured_at", models.DateTimeField(null=True)),
                (
                    "cured_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.officer",
                    ),
                ),
                ("cure", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("cured_at__isnull", True)),
                        fields=["agency", "received_at"],
                        name="skipped_open",
                    )
                ],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="BadRowsRead",
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.agency"
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.officer"
                    ),
                ),
                ("file", models.CharField(max_length=255)),
                ("rows", models.PositiveIntegerField()),
                ("read_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["-read_at", "-pk"],
                "indexes": [models.Index(fields=["agency", "-read_at"], name="bad_rows_read")],
                "constraints": [],
            },
        ),
    ]
