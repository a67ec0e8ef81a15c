"""A day of an agency's own calendar that is withdrawn stays, with the ground of that."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("agencies", "0005_posting_days")]

    operations = [
        migrations.AddField(
            model_name="calendarchange", name="withdrawn_at", field=models.DateTimeField(null=True)
        ),
        migrations.AddField(
            model_name="calendarchange", name="withdrawal", field=models.CharField(blank=True, max_length=300)
        ),
        migrations.RemoveConstraint(model_name="calendarchange", name="one_change_per_day"),
        migrations.AddConstraint(
            model_name="calendarchange",
            constraint=models.UniqueConstraint(
                condition=models.Q(("withdrawn_at__isnull", True)),
                fields=("agency", "day"),
                name="one_change_per_day",
            ),
        ),
    ]
