from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0001_initial"),
    ]

    operations = [
        migrations.AddField("directivedocument", "origin", models.JSONField(blank=True, null=True)),
    ]
