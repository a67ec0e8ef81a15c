"""The facts stay as they are spelt, too: ``json`` is checked when it comes and not taken apart, as ``jsonb`` was.

Of what an import cost the database that was a tenth, and each dossier that is opened had it put together again. What is
there from before keeps jsonb's spelling, which says the same.
"""

from django.db import migrations

import motcua.register.models.spelt


class Migration(migrations.Migration):
    dependencies = [("register", "0020_as_it_was_spelt")]

    operations = [
        migrations.AlterField("event", "facts", motcua.register.models.spelt.CheckedJSONField()),
        migrations.AlterField("statement", "facts", motcua.register.models.spelt.CheckedJSONField(null=True)),
    ]
