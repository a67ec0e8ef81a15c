"""Dossiers as the register stores them, written straight into its table: what counting reads."""

from __future__ import annotations

from datetime import datetime
from itertools import count
from typing import Any

from motcua.agencies.models import Agency
from motcua.register.models import Dossier, DossierParty, Wait
from motcua.rules.periods import parse_period
from motcua.rules.zone import ZONE

QUARTER = parse_period("2026-Q2")
"""15 March to 14 June 2026; both end on days that are none of work, the last one a Sunday."""

LAND = "Chi nhánh Văn phòng Đăng ký đất đai"
_numbers = count(1)
BY_REPORT = {
    "early", "on_time", "late", "late_corrected",
    "late_with_reason", "late_without_reason", "late_with_letter", "late_without_letter",
}  # fmt: skip
"""Keys that the rule of a report decides."""


def at(text: str | None) -> datetime | None:
    """``2026-06-12 15:36`` in Vietnam."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE) if text else None


def commune() -> Agency:
    """Xã Thượng Hồng."""
    return Agency.objects.get(code="10993")


def neighbour() -> Agency:
    """Xã An Phú."""
    return Agency.objects.get(code="10645")


def dossier(agency: Agency, **given: Any) -> Dossier:
    """An unsaved dossier in good order: received online on 1 June 2026, due a week later, in process.

    Instants are given as text. ``finished`` without an ``outcome`` is issued.
    """
    number = next(_numbers)
    for name in ("received", "due", "finished", "handed_over"):
        if name in given:
            given[f"{name}_at"] = at(given.pop(name))
    values: dict[str, Any] = {
        "agency": agency,
        "code": f"H24.85-260601-{number:04d}",
        "system": "mot-cua-hai-phong",
        "field": "Hộ tịch",
        "procedure_code": "1.001193",
        "channel": "online",
        "status": "handling",
        "received_at": at("2026-06-01 08:00"),
        "due_at": at("2026-06-08 17:00"),
        **given,
    }
    ended = values.get("finished_at") or values.get("handed_over_at")
    values.setdefault("outcome", "issued" if ended else "")
    values.setdefault("sort_at", values["received_at"] or at("2026-06-01 08:00"))
    return Dossier(**values)


def lodged(
    agency: Agency, *, waits: tuple[tuple[str, str | None, str | None], ...] = (), **given: Any
) -> Dossier:
    """The same, saved, with its waits (ground, since, until)."""
    saved = dossier(agency, **given)
    saved.save()
    Wait.objects.bulk_create(
        Wait(dossier=saved, ground=ground, since=at(since), until=at(until)) for ground, since, until in waits
    )
    return saved


def received_for(receiver: Agency, saved: Dossier, until: str | None = None, part: str = "receiver") -> None:
    """``receiver`` took the dossier in for the competent agency, or played another part."""
    DossierParty.objects.create(
        dossier=saved,
        agency=receiver,
        part=part,
        elsewhere=saved.agency_id != receiver.pk,
        since=saved.sort_at,
        until=at(until),
        sort_at=saved.sort_at,
    )
