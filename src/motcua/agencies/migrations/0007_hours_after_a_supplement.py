from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0006_days_withdrawn"),
    ]

    operations = [
        migrations.AddField(
            model_name="agencysettings",
            name="lapse_after_hours",
            field=models.PositiveSmallIntegerField(db_default=8, default=8),
        ),
    ]
