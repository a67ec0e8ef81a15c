"""What a system said first stands in the event that records it, no longer in its statement as well."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("register", "0017_scans_and_lists_to_communes")]

    operations = [
        migrations.AddField(model_name="statement", name="event_id", field=models.BigIntegerField(null=True)),
        migrations.AlterField(model_name="statement", name="facts", field=models.JSONField(null=True)),
    ]
