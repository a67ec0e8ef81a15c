"""Records made one, and parted again, in the words of a dossier's history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from motcua.register.models import Dossier, Event
from motcua.register.vocabulary import EventKind, FactKind

JOINING = frozenset({EventKind.MERGED, EventKind.UNMERGED})
_WENT, _STAYED = {"into", "from"}, {"merged", "unmerged"}
_FROM_HERE = {"into", "unmerged"}


def told_once(events: Sequence[Event]) -> list[Event]:
    """Each of two records has an event of their joining; where both are here, that of the one that went is enough."""
    went = {(event.kind, event.recorded_at) for event in events if event.facts.keys() & _WENT}
    return [
        event
        for event in events
        if not event.facts.keys() & _STAYED or (event.kind, event.recorded_at) not in went
    ]


def parted_to(events: Sequence[Event]) -> dict[int, str]:
    """Events (ids) whose word was split off → the dossier (its uid in hex) where it was recorded again; none where the
    two are one again.

    ``events``: all that there are, in the order of recording.
    """
    here = {event.dossier.uid.hex for event in events}
    found: dict[int, str] = {}
    for split in events:
        system = (split.facts.get(FactKind.SPLIT_OFF) or {}).get("v")
        if system is None or split.kind != EventKind.UNMERGED or (away := _other(split) or "") in here:
            continue
        for event in events:
            parted = event.dossier_id == split.dossier_id and event.seq < split.seq
            if parted and event.kind == EventKind.RECORDED and event.system == system:
                found.setdefault(event.pk, away)
    return found


def joined(event: Event, records: Mapping[str, str]) -> str:
    """``G15… → LT… · lý do``: which record went into which, or came out of which."""
    own, other = event.dossier.code, records.get(_other(event) or "", "")
    ways = (own, other) if event.facts.keys() & _FROM_HERE else (other, own)
    way = _("{old} → {new}").format(old=ways[0], new=ways[1]) if other not in {"", own} else own
    reason = event.facts.get("reason") or {}
    return " · ".join(part for part in (way, str(reason.get("v") or "")) if part)


def records_named(events: Sequence[Event]) -> dict[str, str]:
    """The codes, by identity, of the records that events of joining and parting name beside their own."""
    wanted = {other for event in events if event.kind in JOINING and (other := _other(event))}
    if not wanted:
        return {}
    return {uid.hex: code for uid, code in Dossier.objects.filter(uid__in=wanted).values_list("uid", "code")}


def _other(event: Event) -> str | None:
    named = (event.facts.get(name) for name in (*_WENT, *_STAYED))
    return next((str(fact["v"]) for fact in named if fact), None)
