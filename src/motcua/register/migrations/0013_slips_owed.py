"""Which notice the program owes an applicant, and since when: a list and a warning go by it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0012_late_corrected_by_date"),
    ]

    operations = [
        migrations.AddField(
            model_name="coursenow",
            name="slip_owed",
            field=models.CharField(blank=True, db_default="", max_length=2),
        ),
        migrations.AddField(
            model_name="coursenow",
            name="slip_owed_at",
            field=models.DateTimeField(null=True),
        ),
    ]
