"""Warnings of a notice that is owed, and of what another commune lets lie."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("watching", "0001_warnings"),
    ]

    operations = [
        migrations.AlterField(
            model_name="warning",
            name="kind",
            field=models.CharField(
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
    ]
