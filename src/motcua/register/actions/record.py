"""Record what outside systems say of dossiers: new, changed, met again under another system, or the same.

A fact is recorded when it differs from what that system last said of it, in the order in which exports were
taken; the same again records nothing. The caller holds the transaction: an import is one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db import connection
from django.utils.translation import gettext as _

from motcua.agencies.models import Agency
from motcua.agencies.names import ensure_vertical
from motcua.register import store
from motcua.register.actions.merge import join
from motcua.register.appraise import Standing, appraise, shown
from motcua.register.chain import GENESIS, Sealed, canonical, event_hash, salted_digest
from motcua.register.derive import Recorded, derive
from motcua.register.gone import GoneScope, find_gone
from motcua.register.loading import Record, Said, records_by_code, statements_of
from motcua.register.projection import Surroundings, columns, search_key
from motcua.register.rederive import projected, states
from motcua.register.retell import earlier_statement, retold
from motcua.register.source import FileOrigin, FoundDoubt, SourceRow, Speaker, Tally
from motcua.register.state import State
from motcua.register.vocabulary import EventKind, FactKind, Part

Pair = tuple[str, str]


class Spoken(NamedTuple):
    """A row with what will be compared and recorded of it."""

    row: SourceRow
    facts: dict[str, Any]
    digest: bytes


class Recorder:
    """Takes the rows of a run batch by batch; one per run, within the run's transaction."""

    def __init__(self, agency: Agency, recorded_at: datetime) -> None:
        self.agency = agency
        self.recorded_at = recorded_at
        self.around = Surroundings(agency)
        self.gone_before: set[int] | None = None
        with connection.cursor() as cursor:
            # Imports of one commune follow one another; officers' actions on single dossiers go on.
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [1, agency.pk])
            cursor.execute("SELECT pg_advisory_xact_lock_shared(%s, %s)", [2, agency.pk])
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    def record(self, speaker: Speaker, origin: FileOrigin, rows: Sequence[SourceRow]) -> Tally:
        """Record one batch of a file. No two rows of a batch may share a code unless they are identical."""
        tally = Tally()
        self._know_agencies(rows)
        with connection.cursor() as cursor:
            spoken = [self._spoken(row) for row in _once(rows, tally)]
            known = records_by_code(cursor, [pair for item in spoken for pair in item.row.codes])
            fresh = [item for item in spoken if not any(pair in known for pair in item.row.codes)]
            met = [item for item in spoken if any(pair in known for pair in item.row.codes)]
            self._record_new(cursor, speaker, origin, fresh, tally)
            if met:
                self._record_met(cursor, speaker, origin, met, known, tally)
        return tally

    def _know_agencies(self, rows: Sequence[SourceRow]) -> None:
        handlers = {str(row.facts[FactKind.HANDLER]["v"]) for row in rows if FactKind.HANDLER in row.facts}
        for name in sorted(handlers):
            who = self.around.names.resolve(name)
            if who.kind == "vertical" and who.agency_id is None:
                ensure_vertical(self.agency, who.name)
                self.around = Surroundings(self.agency)

    @staticmethod
    def _spoken(row: SourceRow) -> Spoken:
        facts = {**row.facts, FactKind.CODE: {"v": [list(pair) for pair in row.codes]}}
        digest = hashlib.blake2b(canonical([facts, row.person]), digest_size=16).digest()
        return Spoken(row, facts, digest)

    # New dossiers

    def _record_new(
        self,
        cursor: Any,
        speaker: Speaker,
        origin: FileOrigin,
        fresh: Sequence[Spoken],
        tally: Tally,
    ) -> None:
        batch = store.Batch(cursor)
        ids = store.new_ids(cursor, "register_dossier", len(fresh))
        event_ids = store.new_ids(cursor, "register_event", len(fresh))
        uids = store.uuid4s(len(fresh))
        salts = store.new_salts(2 * len(fresh))
        for index, item in enumerate(fresh):
            dossier_id, row = ids[index], item.row
            lineage = _lineage(origin, row, speaker)
            told = Recorded(
                EventKind.RECORDED, self.recorded_at, speaker.system, speaker.taken_at, item.facts
            )
            state = derive([told])
            derived = columns(state, self.around)
            record = Record(dossier_id, uids[index], dossier_id, 0, GENESIS)
            digest = self._write_event(
                batch,
                speaker,
                record,
                item,
                item.facts,
                lineage,
                event_ids[index],
                salts[2 * index : 2 * index + 2],
            )
            applicant = row.person.get("name", "")
            sort_at = state.received_at or state.filed_at or speaker.taken_at
            key = search_key([code for _, code in row.codes], applicant)
            head = (dossier_id, uids[index], False, 1, digest)
            batch.add("register_dossier", (*head, *derived.values(), applicant, key, sort_at))
            for system, code in row.codes:
                batch.add("register_alias", (system, code, dossier_id))
            for agency_id, part in parties(derived, self.agency.pk):
                elsewhere = agency_id != derived["agency_id"]
                batch.add(
                    "register_dossierparty", (dossier_id, agency_id, part, sort_at, None, sort_at, elsewhere)
                )
            self._write_statement(batch, speaker, dossier_id, item, lineage)
            for span in state.waits:
                batch.add("register_wait", (dossier_id, *span))
            doubts = self._doubts(state, derived, row)
            for doubt in doubts:
                batch.add(
                    "register_doubt",
                    store.doubt_row(
                        derived["agency_id"], dossier_id, doubt, lineage, speaker.run_id, self.recorded_at
                    ),
                )
            tally.doubts.extend(_found(doubt, state.code, row) for doubt in doubts)
        batch.flush()
        tally.new += len(fresh)
        tally.events += len(fresh)

    # Dossiers met before

    def _record_met(
        self,
        cursor: Any,
        speaker: Speaker,
        origin: FileOrigin,
        met: Sequence[Spoken],
        known: dict[Pair, Record],
        tally: Tally,
    ) -> None:
        batch = store.Batch(cursor)
        own = [next(known[pair] for pair in item.row.codes if pair in known) for item in met]
        said = statements_of(cursor, [record.id for record in own], speaker.system)
        seen: list[tuple[int, str]] = []
        moved: dict[int, tuple[Record, Spoken, list[Standing]]] = {}
        heads: list[tuple[int, int, bytes]] = []
        event_ids = store.new_ids(cursor, "register_event", len(met))
        for item, record, event_id in zip(met, own, event_ids, strict=True):
            lineage = _lineage(origin, item.row, speaker)
            for pair in item.row.codes:
                if pair not in known:
                    batch.add("register_alias", (*pair, record.id))
                    known[pair] = record
            before = said.get(record.id)
            told = self._told(cursor, speaker, record, item, before)
            if told is None:
                tally.same += 1
                if before is not None and before.taken_at <= speaker.taken_at:
                    seen.append((record.id, store.to_json(lineage)))
                continue
            digest = self._write_event(
                batch, speaker, record, item, told, lineage, event_id, store.new_salts(2)
            )
            heads.append((record.id, record.head_seq + 1, digest))
            if before is None:
                tally.merged += 1
                self._write_statement(batch, speaker, record.id, item, lineage)
            else:
                tally.changed += 1
                if before.taken_at <= speaker.taken_at:
                    self._replace_statement(cursor, speaker, record.id, item, lineage)
            moved[record.root] = (record, item, _promised_moved(before, item, speaker))
            tally.events += 1
        batch.flush()
        store.advance_heads(cursor, heads)
        self._mark_seen(cursor, speaker, seen)
        self._rederive(cursor, speaker, origin, moved, tally)
        self._join(cursor, met, known)
        self._no_longer_gone(cursor, [record.root for record in own])

    def _told(
        self, cursor: Any, speaker: Speaker, record: Record, item: Spoken, before: Said | None
    ) -> dict[str, Any] | None:
        """The facts to record of a row, or ``None`` when the system said just that before."""
        if before is None:
            return item.facts
        if before.digest == item.digest:
            return None
        if before.taken_at <= speaker.taken_at:
            return _difference(before.facts, item.facts, before.taken_at)
        earlier = earlier_statement(cursor, record.id, speaker.system, speaker.taken_at)
        return retold(earlier, item.facts, before)

    def _rederive(
        self,
        cursor: Any,
        speaker: Speaker,
        origin: FileOrigin,
        moved: dict[int, tuple[Record, Spoken, list[Standing]]],
        tally: Tally,
    ) -> None:
        """Derive dossiers anew from all that is known of them, and store what came of it."""
        if not moved:
            return
        found_states = states(cursor, list(moved))
        projections = projected(cursor, found_states, self.around)
        changed, waits, standing = [], [], []
        for root, (_record, item, doubts) in moved.items():
            state, derived = found_states[root], projections[root]
            lineage = _lineage(origin, item.row, speaker)
            name = item.row.person.get("name", "")
            if name and state.system == speaker.system:
                derived["applicant"] = name
                derived["search_key"] = search_key([code for _, code in item.row.codes], name)
            changed.append((root, derived))
            waits.append((root, state.waits))
            found = self._doubts(state, derived, item.row)
            standing.append((derived["agency_id"], root, found + doubts, lineage))
            tally.doubts.extend(_found(doubt, state.code, item.row) for doubt in found + doubts)
        store.rewrite_dossiers(cursor, changed)
        store.rewrite_waits(cursor, waits)
        store.rewrite_doubts(cursor, standing, speaker.run_id, self.recorded_at)

    # Shared

    def _write_event(
        self,
        batch: store.Batch,
        speaker: Speaker,
        record: Record,
        item: Spoken,
        facts: dict[str, Any],
        lineage: dict[str, Any],
        event_id: int,
        salts: Sequence[bytes],
    ) -> bytes:
        person, raw = item.row.person, item.row.raw
        sealed = Sealed(
            record.uid,
            record.head_seq + 1,
            EventKind.RECORDED.value,
            self.recorded_at,
            speaker.officer_id,
            speaker.role,
            speaker.system,
            speaker.taken_at,
            facts,
            lineage,
            salted_digest(salts[0], person) if person else b"",
            salted_digest(salts[1], raw),
        )
        digest = event_hash(record.head_hash, sealed)
        batch.add(
            "register_event",
            store.event_row(event_id, record.id, self.agency.pk, sealed, record.head_hash, digest),
        )
        if person:
            batch.add(
                "register_person",
                (event_id, record.id, speaker.system, store.to_json(person), salts[0], None),
            )
        batch.add("register_rawrow", (event_id, store.to_json(raw), salts[1], None))
        return digest

    @staticmethod
    def _write_statement(
        batch: store.Batch, speaker: Speaker, record_id: int, item: Spoken, lineage: dict[str, Any]
    ) -> None:
        facts, told = store.to_json(item.facts), store.to_json(lineage)
        batch.add(
            "register_statement",
            (record_id, speaker.system, facts, item.digest, speaker.taken_at, told, speaker.run_id),
        )

    @staticmethod
    def _replace_statement(
        cursor: Any, speaker: Speaker, record_id: int, item: Spoken, lineage: dict[str, Any]
    ) -> None:
        cursor.execute(
            "UPDATE register_statement SET facts = %s, digest = %s, taken_at = %s, origin = %s, run_id = %s"
            " WHERE dossier_id = %s AND system = %s",
            [
                store.to_json(item.facts),
                item.digest,
                speaker.taken_at,
                store.to_json(lineage),
                speaker.run_id,
                record_id,
                speaker.system,
            ],
        )

    @staticmethod
    def _mark_seen(cursor: Any, speaker: Speaker, seen: Sequence[tuple[int, str]]) -> None:
        cursor.execute(
            "UPDATE register_statement s SET taken_at = %s, run_id = %s, origin = seen.origin::jsonb"
            " FROM unnest(%s::bigint[], %s::text[]) AS seen(id, origin)"
            " WHERE s.dossier_id = seen.id AND s.system = %s",
            [
                speaker.taken_at,
                speaker.run_id,
                [record_id for record_id, _ in seen],
                [told for _, told in seen],
                speaker.system,
            ],
        )

    def _no_longer_gone(self, cursor: Any, roots: Sequence[int]) -> None:
        """A row that had gone from an export and is back is no doubt any more."""
        if self.gone_before is None:
            cursor.execute(
                "SELECT dossier_id FROM register_doubt"
                " WHERE agency_id = %s AND code = 'row_gone' AND settled_at IS NULL",
                [self.agency.pk],
            )
            self.gone_before = {row[0] for row in cursor.fetchall()}
        back = self.gone_before.intersection(roots)
        if back:
            cursor.execute(
                "UPDATE register_doubt SET settled_at = %s, settlement = 'tự hết'"
                " WHERE dossier_id = ANY(%s) AND code = 'row_gone' AND settled_at IS NULL",
                [self.recorded_at, sorted(back)],
            )

    def _join(self, cursor: Any, met: Sequence[Spoken], known: dict[Pair, Record]) -> None:
        """A row that names two dossiers says that they are one: merge the later-made into the earlier."""
        for item in met:
            roots = sorted({known[pair].root for pair in item.row.codes})
            for away in roots[1:]:
                join(cursor, roots[0], away, self.agency, self.recorded_at)

    def rows_gone(self, scope: GoneScope) -> list[FoundDoubt]:
        """Open a doubt for each dossier that a newer export of its system should hold and does not."""
        with connection.cursor() as cursor:
            return find_gone(cursor, self.agency, self.around.names, scope, self.recorded_at)

    def _doubts(self, state: State, derived: dict[str, Any], row: SourceRow) -> list[Standing]:
        found = appraise(state, self.around, derived["clock_due_at"])
        seen = {(doubt.code, doubt.key) for doubt in found}
        for code, fact, value in row.doubts:
            if (code, value) not in seen and code != "guidance_before_receipt":
                found.append(Standing(code, value, fact, value, _("xem lại dòng này trong tệp nguồn")))
        return found


def parties(derived: dict[str, Any], own: int) -> list[tuple[int, str]]:
    """Who plays which part: (agency id, part). The competent agency, and the commune where it came in."""
    if derived["vertical"] and derived["handler_id"]:
        return [(derived["handler_id"], Part.COMPETENT.value), (own, Part.RECEIVER.value)]
    if derived["agency_id"] != own:
        return [(derived["agency_id"], Part.COMPETENT.value), (own, Part.RECEIVER.value)]
    return [(own, Part.COMPETENT.value)]


def _once(rows: Sequence[SourceRow], tally: Tally) -> list[SourceRow]:
    """The rows without identical repeats of a code within the batch; a repeat counts as the same."""
    seen: set[Pair] = set()
    kept = []
    for row in rows:
        if seen.isdisjoint(row.codes):
            kept.append(row)
            seen.update(row.codes)
        else:
            tally.same += 1
    return kept


def _lineage(origin: FileOrigin, row: SourceRow, speaker: Speaker) -> dict[str, Any]:
    lineage: dict[str, Any] = {
        "file": origin.name,
        "sha256": origin.sha256,
        "sheet": row.sheet,
        "row": row.row,
    }
    if speaker.run_id is not None:
        lineage["run"] = speaker.run_id
    return lineage


def _difference(before: dict[str, Any], now: dict[str, Any], seen: datetime) -> dict[str, Any]:
    """What a system says otherwise than before; a fact that it no longer tells is withdrawn by ``None``."""
    told: dict[str, Any] = {kind: fact for kind, fact in now.items() if before.get(kind) != fact}
    told.update((kind, None) for kind in before if kind not in now)
    if FactKind.STATUS in told and told[FactKind.STATUS] is not None:
        # Until then the old status was last seen: what it says of waiting reaches to that export.
        told[FactKind.STATUS] = {**told[FactKind.STATUS], "seen": seen.isoformat()}
    return told


def _promised_moved(before: Said | None, item: Spoken, speaker: Speaker) -> list[Standing]:
    if before is None or before.taken_at > speaker.taken_at:
        return []
    old, new = before.facts.get(FactKind.DUE_AT), item.facts.get(FactKind.DUE_AT)
    if old is None or new is None or old["at"] == new["at"]:
        return []
    message = _("ngày hẹn trả bị dời từ {old} sang {new}: kiểm tra căn cứ dời hạn rồi xác nhận").format(
        old=shown(old["at"]), new=shown(new["at"])
    )
    return [Standing("promised_moved", f"{old['at']}>{new['at']}", FactKind.DUE_AT, str(new["at"]), message)]


def _found(doubt: Standing, code: str, row: SourceRow) -> FoundDoubt:
    return FoundDoubt(doubt.code, code, row.sheet, row.row, doubt.fact, doubt.value, doubt.message)
