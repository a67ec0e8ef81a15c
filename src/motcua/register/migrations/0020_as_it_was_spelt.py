"""The database takes persons, rows and lineage in as they are spelt, and asks no more whether the dossier of a code
exists.

Nobody looks for a part of them, and what they were made of decides the digests; to take them apart as jsonb was an
eighth of what an import cost the database. What is there from before keeps jsonb's spelling, which says the same. A
code is written beside its dossier in one transaction, and no dossier can go: its events hold it (0010).
"""

import django.db.models.deletion
from django.db import migrations, models

import motcua.register.models.spelt


def spelt(model: str, field: str, *, null: bool) -> migrations.AlterField:
    """A field of jsonb becomes one of text."""
    return migrations.AlterField(model, field, motcua.register.models.spelt.SpeltJSONField(null=null))


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
        spelt("event", "origin", null=False),
        spelt("person", "content", null=True),
        spelt("rawrow", "content", null=True),
        spelt("statement", "origin", null=False),
    ]
