"""Names the cashier and the officer of a vertical agency among the roles."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("agencies", "0002_communes")]

    operations = [
        migrations.AlterField(
            model_name="roleassignment",
            name="role",
            field=models.CharField(
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
        )
    ]
