"""A loan that lasts longer than the role it was lent of would come back when the giver got that role once more."""

from django.db import migrations

# Assignments of one role that follow one another without a gap are one: aggregating ranges joins them.
RUNS = """
  FROM (SELECT officer_id, role, agency_id, unnest(range_agg(daterange(valid_from, valid_to, '[]'))) AS days
          FROM agencies_roleassignment WHERE coalesce(valid_to >= valid_from, true)
         GROUP BY officer_id, role, agency_id) a
 WHERE d.revoked_at IS NULL AND a.officer_id = d.giver_id AND a.role = d.role AND a.agency_id = d.agency_id
"""

# Until the role's last day; what was to begin after it is revoked.
END_WITH_IT = f"""
UPDATE agencies_delegation d SET valid_to = upper(a.days) - 1 {RUNS}
   AND d.valid_from <@ a.days AND d.valid_to >= upper(a.days);
UPDATE agencies_delegation d SET revoked_at = now()
 WHERE d.revoked_at IS NULL AND d.valid_to >= current_date
   AND NOT EXISTS (SELECT 1 {RUNS} AND d.valid_from <@ a.days);
"""


class Migration(migrations.Migration):
    dependencies = [("agencies", "0010_results_dated_back")]

    operations = [migrations.RunSQL(END_WITH_IT, migrations.RunSQL.noop)]
