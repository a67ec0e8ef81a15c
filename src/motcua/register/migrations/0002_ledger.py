"""The ledger refuses change: a trigger of the database, whoever asks, its owner included."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION register_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the table % is a ledger: rows are added, never changed or removed', TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON register_event
  FOR EACH STATEMENT EXECUTE FUNCTION register_refuse_change();
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON register_anchor
  FOR EACH STATEMENT EXECUTE FUNCTION register_refuse_change();
"""

ALLOW = """
DROP TRIGGER refuse_change ON register_event;
DROP TRIGGER refuse_change ON register_anchor;
DROP FUNCTION register_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("register", "0001_initial")]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]
