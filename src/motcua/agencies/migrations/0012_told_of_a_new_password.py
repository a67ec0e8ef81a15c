"""Who gave an officer a new password is told to the officer, who says that they know; a mail may say it, too."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("agencies", "0011_loans_end_with_their_role")]

    operations = [
        migrations.AlterField(
            model_name="accountchange",
            name="by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="agencies.officer",
            ),
        ),
        migrations.AddField(
            model_name="accountchange", name="read_at", field=models.DateTimeField(null=True)
        ),
        migrations.AddField(
            model_name="accountchange",
            name="mail_to",
            field=models.EmailField(blank=True, max_length=254, default=""),
            preserve_default=False,
        ),
    ]
