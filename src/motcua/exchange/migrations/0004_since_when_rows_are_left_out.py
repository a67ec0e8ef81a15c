"""A row left out again by a later run has been missing since the first."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("exchange", "0003_how_the_time_of_export_is_known"),
    ]

    operations = [
        # Empty for what stands already: nobody kept which run was its first.
        migrations.AddField("skippedrow", "since", models.DateTimeField(null=True)),
    ]
