"""The tables beside the ledger are filled in the same transaction as what they refer to, and that cannot go: no event
is ever deleted, and each dossier is held by the foreign key of its events. Checking every row of an import again cost
the database an eighth of its time."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0009_pages_at_a_million"),
    ]

    operations = [
        migrations.AlterField(
            model_name="dossierparty",
            name="dossier",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="parties",
                to="register.dossier",
            ),
        ),
        migrations.AlterField(
            model_name="person",
            name="event",
            field=models.OneToOneField(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                primary_key=True,
                related_name="person",
                serialize=False,
                to="register.event",
            ),
        ),
        migrations.AlterField(
            model_name="rawrow",
            name="event",
            field=models.OneToOneField(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                primary_key=True,
                related_name="raw",
                serialize=False,
                to="register.event",
            ),
        ),
        migrations.AlterField(
            model_name="statement",
            name="dossier",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="statements",
                to="register.dossier",
            ),
        ),
    ]
