"""Short ways to say what a source told, for tests of the register."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from motcua.register.hearing import Recorded
from motcua.register.source import SourceRow
from motcua.rules.zone import ZONE

CITY = "mot-cua-hai-phong"
JUSTICE = "bo-tu-phap"
PORTAL = "lien-thong"

GIVEN = {
    "procedure": "1.001193",
    "channel": "online",
    "received_at": "2026-06-01 08:00",
    "due_at": "2026-06-08 17:00",
    "status": "handling",
}
"""What the city tells of a dossier in time."""
FINISHED = {**GIVEN, "finished_at": "2026-06-05 10:00", "status": "finished"}
"""And later of the same."""


def at(text: str) -> datetime:
    """``2026-06-12 15:36`` in Vietnam."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def on(text: str, precision: str = "") -> dict[str, str]:
    """A dated fact."""
    told = {"at": at(text).isoformat()}
    return {**told, "p": precision} if precision else told


def facts(code: str = "H24.85-260612-0001", system: str = CITY, **given: Any) -> dict[str, Any]:
    """Facts of a dossier: dated kinds as text, the rest as values."""
    told: dict[str, Any] = {"code": {"v": [[system, code]]}}
    for kind, value in given.items():
        told[kind] = on(value) if kind.endswith("_at") and isinstance(value, str) else {"v": value}
    return told


def event(
    taken: str, told: dict[str, Any], system: str = CITY, recorded: str | None = None, kind: str = "recorded"
) -> Recorded:
    """A source's word, taken then, recorded then or later."""
    return Recorded(kind, at(recorded or taken), system, at(taken), told)


def row(code: str = "H24.85-260612-0001", system: str = CITY, number: int = 8, **given: Any) -> SourceRow:
    """A row of an export. ``codes`` may be given for a row with several; ``person`` for who applied."""
    codes = given.pop("codes", ((system, code),))
    person = given.pop("person", {"name": "Nguyễn Văn Ánh", "id_number": "999000000001"})
    told = {kind: fact for kind, fact in facts(**given).items() if kind != "code"}
    raw = {"Mã hồ sơ": code, **{kind: str(value) for kind, value in given.items()}}
    return SourceRow(codes, told, person, raw, "Sổ theo dõi", number)
