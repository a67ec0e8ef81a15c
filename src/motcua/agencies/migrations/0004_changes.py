"""What officers changed of agencies, settings and accounts; when agencies work."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("agencies", "0005_posting_days"),
        ("agencies", "0006_days_withdrawn"),
        ("agencies", "0007_hours_after_a_supplement"),
        ("agencies", "0008_accounts_made_here"),
        ("agencies", "0009_working_hours"),
        ("agencies", "0010_results_dated_back"),
        ("agencies", "0011_loans_end_with_their_role"),
        ("agencies", "0012_told_of_a_new_password"),
    ]

    dependencies = [
        ("agencies", "0003_officers"),
    ]

    operations = [
        migrations.CreateModel(
            name="AgencyCorrection",
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
                        related_name="corrections",
                        to="agencies.agency",
                    ),
                ),
                ("field", models.CharField(choices=[("name", "tên"), ("code", "mã")], max_length=10)),
                ("old", models.CharField(max_length=200)),
                ("new", models.CharField(max_length=200)),
                ("reason", models.CharField(max_length=500)),
                (
                    "officer",
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
                "ordering": ["recorded_at", "id"],
                "indexes": [],
                "constraints": [],
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
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="setting_changes",
                        to="agencies.agency",
                    ),
                ),
                ("name", models.CharField(max_length=40)),
                ("old", models.CharField(blank=True, max_length=200)),
                ("new", models.CharField(blank=True, max_length=200)),
                (
                    "officer",
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
                "ordering": ["recorded_at", "id"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="AccountChange",
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
                        related_name="account_changes",
                        to="agencies.officer",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("made", "tạo tài khoản"),
                            ("password", "cấp mật khẩu mới"),
                            ("closed", "khóa tài khoản"),
                            ("reopened", "mở lại tài khoản"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.officer",
                    ),
                ),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                ("read_at", models.DateTimeField(null=True)),
                ("mail_to", models.EmailField(blank=True, max_length=254)),
            ],
            options={
                "ordering": ["-recorded_at", "-id"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="CalendarChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("basis", models.CharField(max_length=300)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawal", models.CharField(blank=True, max_length=300)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="calendar_changes",
                        to="agencies.agency",
                    ),
                ),
                ("day", models.DateField()),
                (
                    "kind",
                    models.CharField(choices=[("holiday", "nghỉ"), ("make_up", "làm bù")], max_length=10),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("agency", "day"),
                        name="one_change_per_day",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="WorkingHours",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("basis", models.CharField(max_length=300)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawal", models.CharField(blank=True, max_length=300)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="working_hours",
                        to="agencies.agency",
                    ),
                ),
                ("weekday", models.PositiveSmallIntegerField()),
                ("hours", models.CharField(max_length=120)),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("agency", "weekday", "valid_from"),
                        name="one_weekday_since",
                    )
                ],
                "indexes": [],
            },
        ),
    ]
