"""A workbook may hold sheets of several systems: what each tells is kept apart."""

from django.db import migrations, models

COPY = """
INSERT INTO exchange_importpart (file_id, system, profile, held)
SELECT id, system, profile, head->'held' FROM exchange_importfile WHERE system <> '' ORDER BY id
"""
BACK = """
UPDATE exchange_importfile f
   SET system = p.system, profile = p.profile,
       head = CASE WHEN p.held IS NULL THEN f.head
                   ELSE coalesce(f.head, '{}') || jsonb_build_object('held', p.held) END
  FROM exchange_importpart p WHERE p.file_id = f.id
"""


class Migration(migrations.Migration):
    dependencies = [
        ("exchange", "0004_since_when_rows_are_left_out"),
    ]

    operations = [
        migrations.CreateModel(
            name="ImportPart",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("system", models.CharField(max_length=30)),
                ("profile", models.CharField(max_length=30)),
                ("held", models.JSONField(null=True)),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=models.deletion.CASCADE, related_name="parts", to="exchange.importfile"
                    ),
                ),
            ],
            options={"ordering": ["pk"]},
        ),
        migrations.AddConstraint(
            "importpart",
            models.UniqueConstraint(fields=["file", "system"], name="one_part_per_system"),
        ),
        migrations.RunSQL(COPY, BACK),
        migrations.RemoveField("importfile", "system"),
        migrations.RemoveField("importfile", "profile"),
    ]
