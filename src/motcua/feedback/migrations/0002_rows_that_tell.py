from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("feedback", "0001_initial"),
    ]

    operations = [
        migrations.AddField("petition", "origin", models.JSONField(blank=True, null=True)),
    ]
