"""A commune that takes in exports, for tests of the register."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from motcua.agencies.models import Agency
from motcua.catalogue.models import Offering, Procedure, ProcedureVersion
from motcua.register.actions.record import Recorder
from motcua.register.source import FileOrigin, SourceRow, Speaker, Tally
from motcua.rules.vietnamese import fold
from tests.register.told import CITY, at

ORIGIN = FileOrigin("f" * 64, "mot-cua.xlsx")


def commune() -> Agency:
    """Xã Thượng Hồng, which is known from the start."""
    return Agency.objects.get(code="10993")


def offer(
    agency: Agency, code: str = "1.001193", name: str = "Đăng ký khai sinh", days: int = 5, **other: object
) -> ProcedureVersion:
    """A procedure of working days that the commune offers; ``other`` columns of its version."""
    procedure, _ = Procedure.objects.get_or_create(code=code)
    columns: dict[str, object] = {
        "number": procedure.versions.count() + 1,
        "name": name,
        "search_key": fold(f"{code} {name}"),
        "field": "Hộ tịch",
        "limit_number": days,
        "limit_unit": "ngày làm việc",
        "level": "full_online",
        "source": "thử",
        "content_hash": f"{code}{days}",
    }
    version = ProcedureVersion.objects.create(procedure=procedure, **{**columns, **other})
    Offering.objects.update_or_create(agency=agency, procedure=procedure, defaults={"version": version})
    return version


def take_in(
    rows: Sequence[SourceRow],
    taken: str = "2026-06-19 08:00",
    system: str = CITY,
    recorded: str | None = None,
    agency: Agency | None = None,
) -> Tally:
    """Record rows as one import would."""
    agency = agency or commune()
    moment = at(recorded or taken)
    with transaction.atomic():
        recorder = Recorder(agency, moment)
        speaker = Speaker(agency.pk, system, at(taken), moment, records_hand_over=True)
        return recorder.record(speaker, ORIGIN, rows)
