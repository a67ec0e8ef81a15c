"""What goes back to each of two dossiers that were parted: whom it goes by, and the doubts about its own rows.

While they were one, either may have named both, and what was doubtful of a row of either stood on the one.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from motcua.register.appraise import STANDING_CODES
from motcua.register.models import Alias, Dossier, Doubt, Event, Person
from motcua.register.projection import LONGEST_NAME, search_key
from motcua.register.vocabulary import EventKind, FactKind
from motcua.register.write import Actor, append

Named = tuple[Dossier, list[list[str]]]
"""A dossier and the (system, code) pairs under which it goes."""


def tell_parted(
    one: Named, away: Named, actor: Actor, reason: str, now: datetime, also: dict[str, Any] | None = None
) -> None:
    """Write in both chains that ``away`` is no part of ``one``, why, and under which codes the other goes; ``also``:
    what more the chain of ``one`` tells."""
    (kept, kept_codes), (parted, parted_codes) = one, away
    why = {"reason": {"v": reason.strip()}}
    told = {"from": {"v": kept.uid.hex}, **why, FactKind.OTHERS: {"v": kept_codes}}
    append(parted, EventKind.UNMERGED, told, actor, now)
    told = {"unmerged": {"v": parted.uid.hex}, **why, **(also or {}), FactKind.OTHERS: {"v": parted_codes}}
    append(kept, EventKind.UNMERGED, told, actor, now)


def who_applied(record: Dossier) -> None:
    """Whom a dossier goes by, by what is kept of people there and in records merged into it: its own system's word
    before others'."""
    records = [record.pk, *Dossier.objects.filter(merged_into=record).values_list("pk", flat=True)]
    people = Person.objects.filter(dossier__in=records, content__isnull=False).order_by("event_id")
    told = [
        (person.system == record.system, person.pk, (person.content or {}).get("name")) for person in people
    ]
    named = max((each for each in told if each[2]), default=None)
    applicant = "" if named is None else str(named[2])[:LONGEST_NAME]
    codes = [code for _system, code in codes_of_records(records)]
    Dossier.objects.filter(pk=record.pk).update(applicant=applicant, search_key=search_key(codes, applicant))


def doubts_go_along(one: Dossier, away: Dossier) -> None:
    """The open doubts of ``one`` about rows that are events of ``away``, or that a system of ``away`` alone has no
    more, are told of that. Those that follow from a dossier's facts are left alone: ``refresh`` finds them anew."""
    places = {
        _place(origin) for origin in Event.objects.filter(dossier=away).values_list("origin", flat=True)
    }
    mine, theirs = (set(each.statements.values_list("system", flat=True)) for each in (one, away))
    there = set(Doubt.objects.filter(dossier=away).values_list("agency", "code", "key"))
    for doubt in Doubt.objects.filter(dossier=one, settled_at=None).exclude(code__in=STANDING_CODES):
        gone = doubt.code == "row_gone" and doubt.key in theirs - mine
        its_row = gone or _place(doubt.detail) in places - {None}
        if its_row and (doubt.agency_id, doubt.code, doubt.key) not in there:
            Doubt.objects.filter(pk=doubt.pk).update(dossier=away)


def _place(lineage: dict[str, Any]) -> tuple[Any, ...] | None:
    found = tuple(lineage.get(name) for name in ("sha256", "sheet", "row"))
    return found if all(found) else None


def codes_of_records(records: Collection[int]) -> list[list[str]]:
    """The (system, code) pairs of records."""
    return [
        [system, code]
        for system, code in Alias.objects.filter(dossier__in=records)
        .order_by("system", "code")
        .values_list("system", "code")
    ]
