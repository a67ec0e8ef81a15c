"""Petitions whose text was erased on lawful request: when, by whom, on what ground."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0005_edition_of_roles"),
        ("feedback", "0001_petitions"),
    ]

    operations = [
        migrations.AddField(
            model_name="petition",
            name="erased_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="petition",
            name="erased_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="agencies.officer",
            ),
        ),
        migrations.AddField(
            model_name="petition",
            name="erased_on",
            field=models.CharField(blank=True, max_length=300),
        ),
    ]
