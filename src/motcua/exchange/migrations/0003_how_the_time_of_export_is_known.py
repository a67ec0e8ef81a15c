"""By what it is known when the exports of a run were taken."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("exchange", "0002_said"),
    ]

    operations = [
        migrations.AddField(
            model_name="importrun",
            name="taken_from",
            field=models.CharField(
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
    ]
