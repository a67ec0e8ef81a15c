from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0005_since_when_offers_are_known"),
    ]

    operations = [
        migrations.AddField("offering", "origin", models.JSONField(blank=True, null=True)),
    ]
