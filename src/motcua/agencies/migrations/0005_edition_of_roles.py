"""A token that is new whenever what agencies are and who plays what there may have changed.

The triggers write it within the transaction of the change: who reads token and content in one statement reads
what belongs together, and a change that is rolled back leaves the token before.
"""

from django.db import migrations, models

WATCHED = (
    ("agencies_roleassignment", "INSERT OR UPDATE OR DELETE OR TRUNCATE"),
    ("agencies_delegation", "INSERT OR UPDATE OR DELETE OR TRUNCATE"),
    ("agencies_calendarchange", "INSERT OR UPDATE OR DELETE OR TRUNCATE"),
    ("agencies_workinghours", "INSERT OR UPDATE OR DELETE OR TRUNCATE"),
    # Of these a new row changes nothing that anybody could have read: nobody plays anything there yet.
    ("agencies_officer", "UPDATE OR DELETE OR TRUNCATE"),
    ("agencies_agency", "UPDATE OR DELETE OR TRUNCATE"),
    ("auth_user", "UPDATE OF id, is_active OR DELETE OR TRUNCATE"),
)

FUNCTION = """
CREATE FUNCTION agencies_new_edition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO agencies_edition (id, token) VALUES (1, gen_random_uuid())
    ON CONFLICT (id) DO UPDATE SET token = EXCLUDED.token;
  RETURN NULL;
END $$;
INSERT INTO agencies_edition (id, token) VALUES (1, gen_random_uuid());
"""

TRIGGERS = "\n".join(
    f"CREATE TRIGGER new_edition AFTER {events} ON {table}"
    " FOR EACH STATEMENT EXECUTE FUNCTION agencies_new_edition();"
    for table, events in WATCHED
)
UNDONE = "\n".join(f"DROP TRIGGER new_edition ON {table};" for table, _events in WATCHED)


class Migration(migrations.Migration):
    replaces = [
        ("agencies", "0013_edition"),
        ("agencies", "0014_codes_and_calendars_of_before"),
    ]

    dependencies = [("agencies", "0004_changes")]

    operations = [
        migrations.CreateModel(
            name="Edition",
            fields=[
                ("id", models.PositiveSmallIntegerField(primary_key=True, serialize=False)),
                ("token", models.UUIDField()),
            ],
        ),
        migrations.RunSQL(FUNCTION + TRIGGERS, f"{UNDONE}\nDROP FUNCTION agencies_new_edition();"),
    ]
