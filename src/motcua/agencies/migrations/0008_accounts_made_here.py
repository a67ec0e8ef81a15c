"""Accounts that are made on a page: the first password is for one sign-in, and who did what is kept."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("agencies", "0007_hours_after_a_supplement")]

    operations = [
        migrations.AddField(
            model_name="officer", name="first_password", field=models.BooleanField(default=False)
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
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.officer"
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
            ],
            options={"ordering": ["-recorded_at", "-id"]},
        ),
    ]
