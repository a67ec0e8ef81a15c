"""Loads the provinces and communes of 2025, so that every one of them is known by code from the start."""

from __future__ import annotations

from typing import Any

from django.db import migrations

from motcua.agencies import facts
from motcua.rules.vietnamese import fold


def load(apps: Any, _schema_editor: Any) -> None:
    agency, code = apps.get_model("agencies", "Agency"), apps.get_model("agencies", "AgencyCode")

    def made(unit: facts.Unit, kind: str, parent_id: int | None) -> Any:
        return agency(
            code=unit.code,
            name=unit.full_name,
            short_name=unit.name,
            kind=kind,
            parent_id=parent_id,
            search_key=fold(unit.full_name),
            active_from=facts.IN_BEING_SINCE,
        )

    agency.objects.bulk_create([made(unit, "province", None) for unit in facts.provinces()])
    province_ids = dict(agency.objects.filter(kind="province").values_list("code", "id"))
    communes = [made(unit, "commune", province_ids[unit.province]) for unit in facts.communes()]
    agency.objects.bulk_create(communes, batch_size=2000)
    ids = dict(agency.objects.filter(kind="commune").values_list("code", "id"))
    code.objects.bulk_create(
        [
            code(agency_id=ids[other.code], source=other.source, code=other.other_code)
            for other in facts.other_codes()
        ]
    )


class Migration(migrations.Migration):
    replaces = [("agencies", "0002_communes")]

    dependencies = [("agencies", "0001_agencies")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
