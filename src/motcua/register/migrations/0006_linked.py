"""Linked procedures: one request, several dossiers."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("register", "0016_linked_procedures_filed"),
        ("register", "0017_scans_and_lists_to_communes"),
        ("register", "0018_statements_refer_to_events"),
        ("register", "0019_erasings_are_found"),
        ("register", "0020_as_it_was_spelt"),
        ("register", "0021_facts_as_they_were_spelt"),
    ]

    dependencies = [
        ("agencies", "0005_edition_of_roles"),
        ("catalogue", "0002_work_on_procedures"),
        ("register", "0005_papers"),
    ]

    operations = [
        migrations.CreateModel(
            name="Bundle",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.agency"
                    ),
                ),
                ("code", models.CharField(max_length=60)),
                (
                    "offer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="catalogue.bundleoffer",
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("together", models.BooleanField(default=True)),
                ("filed_at", models.DateTimeField(blank=True, null=True)),
                ("received_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["agency", "-received_at", "-id"], name="bundle_list")],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="BundleMember",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "bundle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="members",
                        to="register.bundle",
                    ),
                ),
                (
                    "dossier",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="part_of",
                        to="register.dossier",
                    ),
                ),
                ("key", models.CharField(max_length=40)),
                ("name", models.CharField(max_length=200)),
                ("position", models.PositiveSmallIntegerField()),
                ("after", models.JSONField(default=list)),
                ("limit_number", models.PositiveIntegerField()),
                ("limit_unit", models.CharField(max_length=20)),
            ],
            options={
                "ordering": ["position"],
                "constraints": [models.UniqueConstraint(fields=("bundle", "key"), name="one_member_per_key")],
                "indexes": [],
            },
        ),
    ]
