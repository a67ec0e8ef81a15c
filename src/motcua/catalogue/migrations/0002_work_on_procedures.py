"""Drafts, processes, announcements, decisions on doubts; what is published stays as it is."""

import django.db.models.deletion
from django.db import migrations, models

# A dossier is pinned to its versions: nothing may turn them into others under it, not even a mistake of ours.
KEEP = """
CREATE FUNCTION catalogue_keep_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'published versions never change (%)', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER keep_published BEFORE UPDATE OR DELETE ON catalogue_processversion
    FOR EACH ROW WHEN (OLD.status = 'published') EXECUTE FUNCTION catalogue_keep_published();
CREATE TRIGGER keep_published BEFORE UPDATE OR DELETE ON catalogue_procedureversion
    FOR EACH ROW EXECUTE FUNCTION catalogue_keep_published();
"""
LET_GO = """
DROP TRIGGER keep_published ON catalogue_processversion;
DROP TRIGGER keep_published ON catalogue_procedureversion;
DROP FUNCTION catalogue_keep_published();
"""


class Migration(migrations.Migration):
    replaces = [
        ("catalogue", "0003_procedures_and_processes"),
        ("catalogue", "0004_linked_procedures"),
        ("catalogue", "0005_since_when_offers_are_known"),
        ("catalogue", "0006_rows_that_offer"),
    ]

    dependencies = [
        ("agencies", "0005_edition_of_roles"),
        ("catalogue", "0001_procedures"),
    ]

    operations = [
        migrations.CreateModel(
            name="ProcedureDraft",
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="agencies.agency"
                    ),
                ),
                (
                    "procedure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="drafts",
                        to="catalogue.procedure",
                    ),
                ),
                (
                    "base",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="catalogue.procedureversion",
                    ),
                ),
                ("content", models.JSONField(default=dict)),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.officer"
                    ),
                ),
                ("updated_at", models.DateTimeField(auto_now=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("agency", "procedure"), name="one_draft_of_a_procedure")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ProcessVersion",
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="agencies.agency"
                    ),
                ),
                (
                    "procedure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="processes",
                        to="catalogue.procedure",
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("valid_from", models.DateField()),
                ("steps", models.JSONField()),
                ("cases", models.JSONField(blank=True, default=list)),
                ("basis", models.CharField(blank=True, max_length=300)),
                (
                    "status",
                    models.CharField(
                        choices=[("draft", "bản thảo"), ("published", "đã ban hành")],
                        default="draft",
                        max_length=10,
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.officer",
                    ),
                ),
                ("updated_at", models.DateTimeField(auto_now=True)),
                (
                    "published_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.officer",
                    ),
                ),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("content_hash", models.CharField(blank=True, max_length=64)),
            ],
            options={
                "ordering": ["-number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "procedure", "number"), name="one_process_number"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "draft")),
                        fields=("agency", "procedure"),
                        name="one_draft_of_a_process",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="DoubtDecision",
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="agencies.agency"
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="catalogue.procedureversion",
                    ),
                ),
                ("code", models.CharField(max_length=30)),
                ("value", models.TextField(blank=True)),
                ("decided", models.CharField(max_length=500)),
                ("reason", models.CharField(max_length=500)),
                (
                    "new_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="catalogue.procedureversion",
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.officer"
                    ),
                ),
                ("decided_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["-id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "version", "code"), name="one_decision_per_doubt"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Announcement",
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="agencies.agency"
                    ),
                ),
                ("number", models.CharField(max_length=60)),
                ("issued_on", models.DateField()),
                ("issuer", models.CharField(max_length=200)),
                ("effective_on", models.DateField()),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.officer"
                    ),
                ),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["-issued_on", "-id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "number", "issued_on"), name="one_announcement_once"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="AnnouncementLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "announcement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lines",
                        to="catalogue.announcement",
                    ),
                ),
                ("code", models.CharField(db_index=True, max_length=30)),
                (
                    "action",
                    models.CharField(
                        choices=[
                            ("new", "mới ban hành"),
                            ("amended", "sửa đổi, bổ sung"),
                            ("abolished", "bãi bỏ"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("announced", "chờ cập nhật"),
                            ("updated", "đã cập nhật, chờ công khai"),
                            ("posted", "đã công khai"),
                        ],
                        default="announced",
                        max_length=10,
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="catalogue.procedureversion",
                    ),
                ),
                (
                    "updated_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.officer",
                    ),
                ),
                ("updated_at", models.DateTimeField(blank=True, null=True)),
                (
                    "posted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.officer",
                    ),
                ),
                ("posted_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("announcement", "code"), name="one_line_per_procedure")
                ],
                "indexes": [],
            },
        ),
        migrations.RunSQL(KEEP, LET_GO),
    ]
