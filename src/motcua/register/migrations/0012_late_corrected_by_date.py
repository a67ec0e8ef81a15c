"""Late by the date and corrected: the few dossiers of which a correction was approved are derived anew."""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from motcua.register.lateness import late_but_corrected
from motcua.register.rederive import states


def derive_anew(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Reads the ledger alone, whose columns no later migration takes away."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT coalesce(d.merged_into_id, d.id) FROM register_event e"
            " JOIN register_dossier d ON d.id = e.dossier_id WHERE e.kind = 'corrected'"
        )
        roots = [root for (root,) in cursor.fetchall()]
        corrected = [
            root for root, state in states(cursor, roots).items() if late_but_corrected(state, "date")
        ]
        cursor.execute(
            "UPDATE register_dossier SET late_corrected_by_date = true WHERE id = ANY(%s)", [corrected]
        )


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0011_linked_procedures"),
    ]

    operations = [
        migrations.AddField(
            model_name="dossier",
            name="late_corrected_by_date",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.RunPython(derive_anew, migrations.RunPython.noop),
    ]
