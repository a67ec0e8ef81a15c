"""The second half of ``0001_initial``: what stands beside dossiers, and the indexes. No migration of its own."""

import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.text
from django.db import migrations, models

OPERATIONS = [
    migrations.CreateModel(
        name="PersonalRead",
        fields=[
            (
                "id",
                models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
            ),
            ("read_at", models.DateTimeField()),
            ("purpose", models.CharField(max_length=60)),
            (
                "dossier",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="register.dossier"
                ),
            ),
            (
                "officer",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.officer"
                ),
            ),
        ],
    ),
    migrations.CreateModel(
        name="Statement",
        fields=[
            (
                "id",
                models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
            ),
            ("system", models.CharField(max_length=30)),
            ("facts", models.JSONField()),
            ("digest", models.BinaryField(max_length=16)),
            ("taken_at", models.DateTimeField()),
            ("origin", models.JSONField()),
            ("run_id", models.BigIntegerField(null=True)),
            (
                "dossier",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="statements",
                    to="register.dossier",
                ),
            ),
        ],
    ),
    migrations.CreateModel(
        name="Wait",
        fields=[
            (
                "id",
                models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
            ),
            ("ground", models.CharField(max_length=12)),
            ("since", models.DateTimeField(null=True)),
            ("until", models.DateTimeField(null=True)),
            (
                "dossier",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="waits",
                    to="register.dossier",
                ),
            ),
        ],
    ),
    migrations.CreateModel(
        name="Anchor",
        fields=[
            (
                "id",
                models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
            ),
            ("number", models.PositiveIntegerField()),
            ("made_at", models.DateTimeField()),
            ("first_event", models.BigIntegerField()),
            ("last_event", models.BigIntegerField()),
            ("heads", models.PositiveIntegerField()),
            ("previous", models.BinaryField(max_length=32)),
            ("root", models.BinaryField(max_length=32)),
            (
                "agency",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="agencies.agency",
                ),
            ),
        ],
        options={
            "constraints": [models.UniqueConstraint(fields=("agency", "number"), name="one_anchor_number")],
        },
    ),
    migrations.AddIndex(
        model_name="dossier",
        index=models.Index(fields=["agency", "-sort_at", "-id"], name="dossier_list"),
    ),
    migrations.AddIndex(
        model_name="dossier",
        index=models.Index(fields=["-sort_at", "-id"], name="dossier_list_all"),
    ),
    migrations.AddIndex(
        model_name="dossier",
        index=models.Index(fields=["agency", "received_at"], name="dossier_received"),
    ),
    migrations.AddIndex(
        model_name="dossier",
        index=models.Index(fields=["agency", "finished_at"], name="dossier_finished"),
    ),
    migrations.AddIndex(
        model_name="dossier",
        index=models.Index(
            condition=models.Q(("finished_at__isnull", True), ("received_at__isnull", False)),
            fields=["agency", "due_at"],
            name="dossier_open_due",
        ),
    ),
    migrations.AddIndex(
        model_name="dossier",
        index=models.Index(
            condition=models.Q(("handed_over_at__isnull", True), ("outcome", "issued")),
            fields=["agency", "finished_at"],
            name="dossier_to_hand_over",
        ),
    ),
    migrations.AddIndex(
        model_name="dossier",
        index=models.Index(fields=["agency", "status", "-sort_at"], name="dossier_status"),
    ),
    migrations.AddIndex(
        model_name="dossier",
        index=models.Index(fields=["agency", "field", "-sort_at"], name="dossier_field"),
    ),
    migrations.AddIndex(
        model_name="dossier",
        index=django.contrib.postgres.indexes.GinIndex(fields=["search"], name="dossier_search"),
    ),
    migrations.AddIndex(
        model_name="alias",
        index=models.Index(
            django.contrib.postgres.indexes.OpClass(
                django.db.models.functions.text.Upper("code"), name="text_pattern_ops"
            ),
            name="alias_code_prefix",
        ),
    ),
    migrations.AddConstraint(
        model_name="alias",
        constraint=models.UniqueConstraint(fields=("system", "code"), name="one_dossier_per_code"),
    ),
    migrations.AddIndex(
        model_name="dossierparty",
        index=models.Index(
            condition=models.Q(("elsewhere", True), ("until__isnull", True)),
            fields=["agency", "-sort_at", "-dossier"],
            name="party_elsewhere",
        ),
    ),
    migrations.AddConstraint(
        model_name="dossierparty",
        constraint=models.UniqueConstraint(
            condition=models.Q(("until__isnull", True)),
            fields=("dossier", "agency", "part"),
            name="one_open_part",
        ),
    ),
    migrations.AddIndex(
        model_name="doubt",
        index=models.Index(
            condition=models.Q(("settled_at__isnull", True)), fields=["agency", "code"], name="doubt_open"
        ),
    ),
    migrations.AddConstraint(
        model_name="doubt",
        constraint=models.UniqueConstraint(
            fields=("agency", "dossier", "code", "key"), name="one_doubt_each", nulls_distinct=False
        ),
    ),
    migrations.AddField(
        model_name="person",
        name="dossier",
        field=models.ForeignKey(
            on_delete=django.db.models.deletion.PROTECT, related_name="people", to="register.dossier"
        ),
    ),
    migrations.AddIndex(
        model_name="event",
        index=models.Index(fields=["agency", "recorded_at"], name="event_recorded"),
    ),
    migrations.AddConstraint(
        model_name="event",
        constraint=models.UniqueConstraint(fields=("dossier", "seq"), name="one_event_per_seq"),
    ),
    migrations.AddIndex(
        model_name="personalread",
        index=models.Index(fields=["dossier", "-read_at"], name="personal_read"),
    ),
    migrations.AddConstraint(
        model_name="statement",
        constraint=models.UniqueConstraint(fields=("dossier", "system"), name="one_statement_per_system"),
    ),
]
