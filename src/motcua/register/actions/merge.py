"""Merge two records of one dossier, and undo a wrong merge.

Each record keeps its own chain; the one merged away says into which, and its events count for the other.
Nothing is moved, so a merge can always be undone.
"""

from __future__ import annotations

from datetime import datetime

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.agencies.authority import may
from motcua.agencies.models import Agency
from motcua.agencies.roles import Capability
from motcua.register import rewrite, store
from motcua.register.actions.apart import codes_of_records, doubts_go_along, tell_parted, who_applied
from motcua.register.actions.refused import Refused
from motcua.register.actions.two_dossiers import now_one, parted
from motcua.register.chain import GENESIS, Sealed, event_hash
from motcua.register.doubts import rewrite_doubts
from motcua.register.laid_out import event_row
from motcua.register.linked.results import take_results
from motcua.register.models import Dossier
from motcua.register.turns import turn_with_imports
from motcua.register.vocabulary import EventKind
from motcua.register.write import Actor, append, lock_all, refresh


def merge(keep_id: int, away_id: int, actor: Actor, reason: str, now: datetime | None = None) -> Dossier:
    """Make ``away`` a part of ``keep``. Raises ``Refused``."""
    moment = now or timezone.now()
    with transaction.atomic():
        family = locked_family(keep_id, away_id)
        keep, away = family[keep_id], family[away_id]
        _check(keep, away, actor, reason)
        with_it = [record for record in family.values() if record.merged_into_id == away.pk]
        records = [*with_it, away]
        for record in records:
            told = {"into": {"v": keep.uid.hex}, "reason": {"v": reason.strip()}}
            append(record, EventKind.MERGED, told, actor, moment)
        append(
            keep,
            EventKind.MERGED,
            {"merged": {"v": away.uid.hex}, "reason": {"v": reason.strip()}},
            actor,
            moment,
        )
        with connection.cursor() as cursor:
            _put_away(cursor, [record.pk for record in records], keep, moment)
        refresh([keep.pk], moment)
        take_results([keep.pk], moment)
    keep.refresh_from_db()
    return keep


def unmerge(away_id: int, actor: Actor, reason: str, now: datetime | None = None) -> Dossier:
    """Make a record merged away a dossier of its own again. Raises ``Refused``."""
    moment = now or timezone.now()
    with transaction.atomic():
        family = locked_family(away_id)
        away = family[away_id]
        if away.merged_into_id is None:
            raise Refused(_("Hồ sơ {code} không gộp vào hồ sơ nào.").format(code=away.code))
        keep = family[away.merged_into_id]
        allowed(keep, actor, reason)
        mine, theirs = codes_of_records([away.pk]), codes_of_records(family.keys() - {away.pk})
        Dossier.objects.filter(pk=away.pk).update(merged_into=None)
        tell_parted((keep, theirs), (away, mine), actor, reason, moment)
        doubts_go_along(keep, away)
        refresh([keep.pk, away.pk], moment)
        for record in (keep, away):
            record.refresh_from_db()
            who_applied(record)
    away.refresh_from_db()
    return away


def join(cursor: CursorWrapper, keep_id: int, away_id: int, agency: Agency, now: datetime) -> None:
    """Merge on the word of a source whose row names both; part of an import's transaction.

    Another row of the same export may have merged one of them before: what counts is where they belong now.
    """
    family = _locked(keep_id, away_id)
    keep, away = (family[family[one].merged_into_id or one] for one in (keep_id, away_id))
    if keep.pk == away.pk or parted(cursor, keep.pk, away.pk):
        return
    with_it = [record for record in family.values() if record.merged_into_id == away.pk]
    told = [(record, {"into": {"v": keep.uid.hex}}) for record in (*with_it, away)]
    told.append((keep, {"merged": {"v": away.uid.hex}}))
    batch = store.Batch(cursor)
    heads = []
    for event_id, (record, facts) in zip(
        store.new_ids(cursor, "register_event", len(told)), told, strict=True
    ):
        previous = bytes(record.head_hash) or GENESIS
        sealed = Sealed(
            record.uid, record.head_seq + 1, EventKind.MERGED.value, now, None, "", "", None, facts,
            {"import": True}, b"", b"",
        )  # fmt: skip
        digest = event_hash(previous, sealed)
        batch.put("register_event", event_row(event_id, record.pk, agency.pk, sealed, previous, digest))
        heads.append((record.pk, sealed.seq, digest))
    batch.flush()
    rewrite.heads(cursor, heads)
    _put_away(cursor, [record.pk for record in (*with_it, away)], keep, now)
    refresh([keep.pk], now)


def locked_family(*dossier_ids: int) -> dict[int, Dossier]:
    """Id → the dossiers, locked, with all that belongs to them; imports of the agencies concerned wait for this, or
    this for them. Raises ``Dossier.DoesNotExist``."""
    turn_with_imports(_belonging(*dossier_ids))
    family = _locked(*dossier_ids)
    if not family.keys() >= set(dossier_ids):
        raise Dossier.DoesNotExist
    return family


def _locked(*dossier_ids: int) -> dict[int, Dossier]:
    """The same under a turn that is had already: nobody else merges or parts them meanwhile."""
    return {record.pk: record for record in lock_all(_belonging(*dossier_ids))}


def _belonging(*dossier_ids: int) -> list[int]:
    """Records, the dossiers to which they belong, and whatever else belongs to those."""
    found = list(Dossier.objects.filter(pk__in=dossier_ids).values_list("pk", "merged_into"))
    roots = [root or record for record, root in found]
    merged = Dossier.objects.filter(merged_into__in=roots).values_list("pk", flat=True)
    return sorted({*roots, *(record for record, _root in found), *merged})


def _put_away(cursor: CursorWrapper, records: list[int], keep: Dossier, now: datetime) -> None:
    """Records become parts of ``keep``; the doubts that stood on them alone stand no more (undone, they return)."""
    Dossier.objects.filter(pk__in=records).update(merged_into=keep)
    rewrite_doubts(cursor, [(keep.agency_id, record, [], {}) for record in records], None, now)
    now_one(cursor, keep.pk, now)


def _check(keep: Dossier, away: Dossier, actor: Actor, reason: str) -> None:
    allowed(keep, actor, reason)
    if keep.pk == away.pk:
        raise Refused(_("Không gộp một hồ sơ với chính nó."))
    if keep.merged_into_id is not None or away.merged_into_id is not None:
        raise Refused(_("Một trong hai hồ sơ đã gộp vào hồ sơ khác: mở hồ sơ chính để gộp."))
    if keep.agency_id != away.agency_id:
        raise Refused(_("Hai hồ sơ thuộc hai cơ quan giải quyết khác nhau."))


def allowed(keep: Dossier, actor: Actor, reason: str) -> None:
    if not may(actor.officer.user, Capability.MERGE, keep.agency):
        raise Refused(_("Ông/Bà không có quyền gộp, tách hồ sơ."))
    if not reason.strip():
        raise Refused(_("Cần ghi lý do gộp hoặc tách hồ sơ."))
