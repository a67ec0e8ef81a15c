from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0009_working_hours"),
    ]

    operations = [
        migrations.AddField(
            model_name="agencysettings",
            name="dated_back_days",
            field=models.PositiveSmallIntegerField(db_default=2, default=2),
        ),
    ]
