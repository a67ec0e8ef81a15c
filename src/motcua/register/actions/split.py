"""Part what one system told from a dossier: it was met there by a code that was not its own.

An import that meets a dossier by a code makes no second record, so there is none to unmerge. What the system told is
recorded again on a record of its own, by the officer who says so, as of the exports in which it was told; on the
dossier that system has said nothing up to then. Nothing is taken out of a chain; who applied and the rows as they
stood go along, and their old places are empty: ``verify`` says "moved".
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.register import rewrite, store
from motcua.register.actions.apart import codes_of_records, doubts_go_along, tell_parted, who_applied
from motcua.register.actions.merge import allowed, locked_family
from motcua.register.actions.refused import Refused
from motcua.register.actions.two_dossiers import TWO_DOSSIERS
from motcua.register.chain import GENESIS, Sealed, canonical, event_hash, salted_digest
from motcua.register.erased import erased_among
from motcua.register.laid_out import event_row, person_row, raw_row
from motcua.register.models import Alias, Dossier, Doubt, Event, Person, RawRow, Statement
from motcua.register.rederive import states
from motcua.register.systems import OWN, system_name
from motcua.register.vocabulary import EventKind, FactKind
from motcua.register.write import Actor, append, refresh


def systems_apart(one: Dossier) -> list[str]:
    """The systems whose word can be parted from a dossier: with a code of their own, where others stay with theirs."""
    if one.merged_into_id is not None:
        return []
    speaking = set(one.statements.values_list("system", flat=True))
    named = set(one.aliases.values_list("system", flat=True))
    return sorted(
        system
        for system in speaking & named - {OWN}
        if named - {system} and (one.owned or speaking - {system})
    )


def split(dossier_id: int, system: str, actor: Actor, reason: str, now: datetime | None = None) -> Dossier:
    """Make a dossier of its own of what ``system`` told of this one; the new one. Raises ``Refused``."""
    moment = now or timezone.now()
    with transaction.atomic():
        records = locked_family(dossier_id)
        one = records[dossier_id]
        allowed(one, actor, reason)
        if system not in systems_apart(one):
            raise Refused(
                _("Không tách được phần của {system} khỏi hồ sơ {code}.").format(
                    system=system_name(system), code=one.code
                )
            )
        mine = [list(pair) for pair in one.aliases.filter(system=system).values_list("system", "code")]
        theirs = [pair for pair in codes_of_records(records) if pair not in mine]
        away = _record_again(one, system, actor, moment)
        _move(one, away, system, moment)
        split_off = {FactKind.SPLIT_OFF: {"v": system}}
        tell_parted((one, theirs), (away, mine), actor, reason, moment, split_off)
        with connection.cursor() as cursor:
            if erased_among(cursor, [one.pk]):
                append(away, EventKind.ERASED, {"erased": {"v": reason.strip()}}, actor, moment)
        _place(away)
        refresh([one.pk, away.pk], moment)
        for record in (one, away):
            record.refresh_from_db()
            who_applied(record)
        away.refresh_from_db()
    return away


def _record_again(one: Dossier, system: str, actor: Actor, now: datetime) -> Dossier:
    """The new record, with an event for each of those in which the system told something of the old one."""
    away = Dossier.objects.create(
        agency=one.agency, code=one.code, system=system, status=one.status, sort_at=one.sort_at
    )
    told = Event.objects.filter(
        dossier=one, system=system, kind=EventKind.RECORDED, seq__gt=_since(one, system)
    )
    events = list(told.order_by("seq").select_related("person", "raw"))
    with connection.cursor() as cursor:
        batch = store.Batch(cursor)
        previous = GENESIS
        ids = store.new_ids(cursor, "register_event", len(events))
        for seq, (event_id, event) in enumerate(zip(ids, events, strict=True), start=1):
            person, raw = _beside(event)
            salts = store.new_salts(2)
            sealed = Sealed(
                away.uid, seq, EventKind.RECORDED.value, now, actor.officer.pk, actor.role, system, event.taken_at,
                event.facts, {**event.origin, "parted": [one.uid.hex, event.seq]},
                b"" if person is None else salted_digest(salts[0], person),
                b"" if raw is None else salted_digest(salts[1], raw),
            )  # fmt: skip
            digest = event_hash(previous, sealed)
            batch.put(
                "register_event", event_row(event_id, away.pk, event.agency_id, sealed, previous, digest)
            )
            if person is not None:
                batch.put(
                    "register_person", person_row(event_id, away.pk, system, canonical(person), salts[0])
                )
            if raw is not None:
                batch.put("register_rawrow", raw_row(event_id, canonical(raw), salts[1]))
            previous = digest
        batch.flush()
        rewrite.heads(cursor, [(away.pk, len(events), previous)])
    away.head_seq, away.head_hash = len(events), previous
    _empty([event.pk for event in events], now)
    return away


def _since(one: Dossier, system: str) -> int:
    """The number of the event by which that system's word was parted before: what it told until then went away then."""
    parted = Event.objects.filter(dossier=one, kind=EventKind.UNMERGED, facts__split_off__isnull=False)
    of_system = (
        seq for seq, facts in parted.values_list("seq", "facts") if facts["split_off"]["v"] == system
    )
    return max(of_system, default=0)


def _beside(event: Event) -> tuple[object, object]:
    person, raw = getattr(event, "person", None), getattr(event, "raw", None)
    return person and person.content, raw and raw.content


def _empty(events: Sequence[int], now: datetime) -> None:
    """What went along is at its old place no more. What had been erased before stays erased since then."""
    gone = {"content": None, "salt": None, "erased_at": now}
    Person.objects.filter(event__in=events, content__isnull=False).update(**gone, id_key=None)
    RawRow.objects.filter(event__in=events, content__isnull=False).update(**gone)


def _move(one: Dossier, away: Dossier, system: str, now: datetime) -> None:
    """The system's codes, its last word and the doubts about its rows are the new record's."""
    Alias.objects.filter(dossier=one, system=system).update(dossier=away)
    Person.objects.filter(dossier=one, system=system).update(dossier=away)
    for statement in Statement.objects.filter(dossier=one, system=system):
        facts = statement.told()
        Statement.objects.filter(pk=statement.pk).update(dossier=away, facts=facts, event_id=None)
    about = Doubt.objects.filter(dossier=one, settled_at=None)
    for code, keys in ((TWO_DOSSIERS, {"key__startswith": f"{system}:"}), ("row_gone", {"key": system})):
        about.filter(code=code, **keys).update(settled_at=now, settlement="tự hết")
    doubts_go_along(one, away)


def _place(away: Dossier) -> None:
    """Where the new record stands in lists, before its parts are written by it."""
    with connection.cursor() as cursor:
        state = states(cursor, [away.pk])[away.pk]
    away.sort_at = state.received_at or state.filed_at or away.sort_at
    Dossier.objects.filter(pk=away.pk).update(sort_at=away.sort_at)
