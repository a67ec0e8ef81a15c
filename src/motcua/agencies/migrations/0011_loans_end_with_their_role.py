"""A loan that lasts longer than the role it was lent of would come back when the giver got that role once more."""

from django.db import migrations

LENT_OF = """
  FROM agencies_roleassignment a
 WHERE d.revoked_at IS NULL AND a.officer_id = d.giver_id AND a.role = d.role AND a.agency_id = d.agency_id
"""

# Until the role's last day; what was to begin after it is revoked.
END_WITH_IT = f"""
UPDATE agencies_delegation d SET valid_to = a.valid_to {LENT_OF}
   AND d.valid_from BETWEEN a.valid_from AND a.valid_to AND d.valid_to > a.valid_to;
UPDATE agencies_delegation d SET revoked_at = now()
 WHERE d.revoked_at IS NULL AND d.valid_to >= current_date
   AND NOT EXISTS (SELECT 1 {LENT_OF} AND a.valid_from <= d.valid_from AND coalesce(a.valid_to >= d.valid_from, true));
"""


class Migration(migrations.Migration):
    dependencies = [("agencies", "0010_results_dated_back")]

    operations = [migrations.RunSQL(END_WITH_IT, migrations.RunSQL.noop)]
