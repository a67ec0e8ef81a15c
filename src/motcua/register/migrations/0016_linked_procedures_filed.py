"""A request for linked procedures that was filed is received later: both dates."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0015_kinds_of_events"),
    ]

    operations = [
        migrations.AddField(
            model_name="bundle",
            name="filed_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name="bundle",
            name="received_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
