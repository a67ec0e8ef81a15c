"""Every row met again is asked for: was its dossier erased? The few erasings are found without reading histories."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("register", "0018_statements_refer_to_events")]

    operations = [
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["dossier"], name="event_erased", condition=models.Q(kind="erased")),
        ),
    ]
