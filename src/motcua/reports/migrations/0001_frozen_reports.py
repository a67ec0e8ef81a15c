"""A signed report is never changed: the database itself refuses, as it does for events and anchors."""

import django.db.models.deletion
from django.db import migrations, models

import motcua.reports.exact_json

REFUSE = """
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON reports_frozenreport
  FOR EACH STATEMENT EXECUTE FUNCTION register_refuse_change();
"""

ALLOW = "DROP TRIGGER refuse_change ON reports_frozenreport;"


class Migration(migrations.Migration):
    replaces = [
        ("reports", "0001_initial"),
        ("reports", "0002_refuse_change"),
    ]

    dependencies = [
        ("agencies", "0005_edition_of_roles"),
        ("register", "0006_linked"),
    ]

    operations = [
        migrations.CreateModel(
            name="FrozenReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.agency"
                    ),
                ),
                ("period_code", models.CharField(max_length=30)),
                ("first", models.DateField()),
                ("last", models.DateField()),
                ("version", models.PositiveIntegerField()),
                (
                    "rule",
                    models.CharField(
                        choices=[("instant", "theo thời điểm"), ("date", "theo ngày")], max_length=8
                    ),
                ),
                ("known_at", models.DateTimeField()),
                ("number", models.CharField(blank=True, max_length=30)),
                ("figures", motcua.reports.exact_json.ExactJSONField()),
                ("words", motcua.reports.exact_json.ExactJSONField()),
                ("members", motcua.reports.exact_json.ExactJSONField()),
                ("lists", motcua.reports.exact_json.ExactJSONField()),
                ("rules", motcua.reports.exact_json.ExactJSONField()),
                (
                    "anchor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="register.anchor",
                    ),
                ),
                ("files", motcua.reports.exact_json.ExactJSONField()),
                ("hash", models.BinaryField(max_length=32)),
                (
                    "frozen_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.officer",
                    ),
                ),
                ("frozen_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["-last", "-first", "-version"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "first", "last", "version"), name="one_report_per_version"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.RunSQL(REFUSE, ALLOW),
    ]
