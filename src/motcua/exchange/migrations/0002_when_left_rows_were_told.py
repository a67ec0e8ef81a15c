"""When the export was taken in which a row stood that was left out, however often it was mended in vain."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("exchange", "0001_imports"),
    ]

    operations = [
        migrations.AddField(
            model_name="skippedrow",
            name="taken_at",
            field=models.DateTimeField(null=True),
        ),
    ]
