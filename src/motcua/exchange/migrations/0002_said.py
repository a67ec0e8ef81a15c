"""What messages are made of, so that each reader has them in their own language."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("exchange", "0001_runs")]

    operations = [
        migrations.AddField(model_name="importissue", name="said", field=models.JSONField(null=True)),
        migrations.AddField(model_name="skippedrow", name="said", field=models.JSONField(null=True)),
    ]
