"""Indexes of few rows: dossiers merged away, instead of all; those that are promised for an unusual time."""

import datetime

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F
from django.db.models.lookups import GreaterThan, LessThan

_LIMIT = F("due_at") - F("sort_at")


class Migration(migrations.Migration):
    dependencies = [("register", "0008_how_a_dossier_came_in")]

    operations = [
        migrations.AlterField(
            model_name="dossier",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="merged",
                to="register.dossier",
            ),
        ),
        migrations.AddIndex(
            model_name="dossier",
            index=models.Index(
                condition=models.Q(("merged_into__isnull", False)),
                fields=["merged_into"],
                name="dossier_merged",
            ),
        ),
        migrations.AddIndex(
            model_name="dossier",
            index=models.Index(
                condition=models.Q(
                    GreaterThan(_LIMIT, datetime.timedelta(days=92)),
                    LessThan(_LIMIT, datetime.timedelta(0)),
                    _connector="OR",
                ),
                fields=["agency", "-sort_at", "-id"],
                name="dossier_unusually_due",
            ),
        ),
    ]
