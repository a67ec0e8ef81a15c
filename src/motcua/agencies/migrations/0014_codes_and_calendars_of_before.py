"""Every code that was put right stays known, however often; and by which calendar open dossiers were reckoned."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("agencies", "0013_edition")]

    operations = [
        migrations.RemoveConstraint(model_name="agencycode", name="one_code_per_source"),
        migrations.AddConstraint(
            model_name="agencycode",
            constraint=models.UniqueConstraint(
                fields=("agency", "source", "code"), name="a_sources_code_once"
            ),
        ),
        migrations.AddField(
            model_name="agencysettings",
            name="reckoned_by",
            field=models.CharField(blank=True, default="", max_length=80),
        ),
    ]
