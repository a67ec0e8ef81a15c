"""The database takes a row of a file in as it is spelt, and asks no more whether the dossier of a code exists.

Nobody asks for a part of such a row, and what it was made of decides its digest; to take it apart as jsonb was a
fifteenth of what an import cost the database. Rows from before keep jsonb's spelling, which says the same. A code is
written beside its dossier in one transaction, and no dossier can go: its events hold it (0010).
"""

import django.db.models.deletion
from django.db import migrations, models

import motcua.register.models.spelt


class Migration(migrations.Migration):
    dependencies = [("register", "0019_erasings_are_found")]

    operations = [
        migrations.AlterField(
            model_name="alias",
            name="dossier",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="aliases",
                to="register.dossier",
            ),
        ),
        migrations.AlterField(
            model_name="rawrow",
            name="content",
            field=motcua.register.models.spelt.SpeltJSONField(null=True),
        ),
    ]
