"""When the applicant was sent a letter of apology: late dossiers with one and without are counted apart."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0013_slips_owed"),
    ]

    operations = [
        migrations.AddField(
            model_name="dossier", name="apologised_at", field=models.DateTimeField(null=True)
        ),
        # A letter is written once for a dossier, and its event never changes.
        migrations.RunSQL(
            "UPDATE register_dossier d SET apologised_at = e.recorded_at FROM register_event e"
            " WHERE e.dossier_id = d.id AND e.kind = 'apologised'",
            migrations.RunSQL.noop,
        ),
    ]
