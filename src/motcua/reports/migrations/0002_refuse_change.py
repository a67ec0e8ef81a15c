"""A signed report is never changed: the database itself refuses, as it does for events and anchors."""

from django.db import migrations

REFUSE = """
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON reports_frozenreport
  FOR EACH STATEMENT EXECUTE FUNCTION register_refuse_change();
"""

ALLOW = "DROP TRIGGER refuse_change ON reports_frozenreport;"


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_initial"), ("register", "0002_ledger")]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
