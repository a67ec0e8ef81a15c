"""How soon after its decision a procedure must be posted."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("agencies", "0004_delegations_and_settings_of_the_counter")]

    operations = [
        migrations.AddField(
            model_name="agencysettings",
            name="posting_days",
            field=models.PositiveSmallIntegerField(default=5),
        ),
    ]
