"""What is handled here: where a dossier is on its way, and the numbers that were given."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("register", "0007_handling"),
        ("register", "0008_how_a_dossier_came_in"),
        ("register", "0009_pages_at_a_million"),
        ("register", "0010_beside_without_constraints"),
    ]

    dependencies = [
        ("agencies", "0005_edition_of_roles"),
        ("register", "0003_scrutiny"),
    ]

    operations = [
        migrations.CreateModel(
            name="CourseNow",
            fields=[
                (
                    "dossier",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="now",
                        serialize=False,
                        to="register.dossier",
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                    ),
                ),
                ("step", models.CharField(blank=True, max_length=30)),
                ("step_name", models.CharField(blank=True, max_length=200)),
                ("step_kind", models.CharField(blank=True, max_length=10)),
                ("role", models.CharField(blank=True, max_length=12)),
                (
                    "unit",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.officer",
                    ),
                ),
                ("since", models.DateTimeField(null=True)),
                ("step_due_at", models.DateTimeField(null=True)),
                ("waits_for", models.CharField(blank=True, max_length=12)),
                ("answer_by", models.DateTimeField(null=True)),
                ("stands", models.BooleanField(default=False)),
                ("accept_by", models.DateTimeField(null=True)),
                ("statutory_due_at", models.DateTimeField(null=True)),
                ("apology_due_at", models.DateTimeField(null=True)),
                ("last_act_at", models.DateTimeField(null=True)),
                ("proposal", models.CharField(blank=True, max_length=10)),
                ("place", models.CharField(blank=True, max_length=120)),
                ("open", models.BooleanField(default=True)),
                ("slip_owed", models.CharField(blank=True, db_default="", max_length=2)),
                ("slip_owed_at", models.DateTimeField(null=True)),
                ("counts", models.BooleanField(db_default=True, default=True)),
            ],
            options={
                "db_table": "register_course",
                "indexes": [
                    models.Index(
                        condition=models.Q(("open", True)),
                        fields=["officer", "step_due_at"],
                        name="course_mine",
                    ),
                    models.Index(
                        condition=models.Q(("open", True)),
                        fields=["unit", "role", "step_due_at"],
                        name="course_unit",
                    ),
                    models.Index(
                        condition=models.Q(("open", True)),
                        fields=["agency", "step_kind", "step_due_at"],
                        name="course_step",
                    ),
                    models.Index(
                        condition=models.Q(("open", True)),
                        fields=["agency", "last_act_at"],
                        name="course_idle",
                    ),
                    models.Index(
                        condition=models.Q(("counts", False)), fields=["dossier"], name="course_not_counted"
                    ),
                ],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="DayNumber",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("prefix", models.CharField(max_length=35)),
                ("day", models.DateField()),
                ("last", models.PositiveIntegerField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("prefix", "day"), name="one_counter_per_day")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="NumberBlock",
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
                ("prefix", models.CharField(max_length=35)),
                ("day", models.DateField()),
                ("first", models.PositiveIntegerField()),
                ("last", models.PositiveIntegerField()),
                ("reason", models.CharField(max_length=300)),
                (
                    "taken_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.officer"
                    ),
                ),
                ("taken_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(null=True)),
                ("explanation", models.CharField(blank=True, max_length=500)),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="ResultNumber",
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
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                    ),
                ),
                ("book", models.CharField(max_length=30)),
                ("year", models.PositiveSmallIntegerField()),
                ("serial", models.PositiveIntegerField()),
                ("number", models.CharField(max_length=40)),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="result_numbers",
                        to="register.dossier",
                    ),
                ),
                ("given_at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["agency", "book", "year", "-serial"], name="result_last")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "book", "year", "number"), name="one_result_number"
                    )
                ],
            },
        ),
    ]
