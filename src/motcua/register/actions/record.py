"""Record what outside systems say of dossiers: new, changed, met again under another system, or the same.

A fact is recorded when it differs from what that system last said of it, in the order in which exports were
taken; the same again records nothing. The caller holds the transaction: an import is one.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.utils.translation import gettext_noop as _

from motcua.agencies.models import Agency
from motcua.agencies.names import ensure_vertical
from motcua.register import store
from motcua.register.actions.merge import join
from motcua.register.appraise import STANDING_CODES, Standing, appraise
from motcua.register.chain import GENESIS
from motcua.register.derive import derive
from motcua.register.doubts import doubt_row, rewrite_doubts
from motcua.register.foreign import OTHERS, would_take
from motcua.register.foreign import told as told_foreign
from motcua.register.gone import Gone, GoneScope, find_gone, no_longer_gone
from motcua.register.hearing import Recorded
from motcua.register.linked.results import take_results
from motcua.register.loading import Record, Said, records_by_code, statements_of
from motcua.register.parties import move_parties, parties
from motcua.register.projection import LONGEST_NAME, Surroundings, columns, search_key
from motcua.register.rederive import projected, states
from motcua.register.retell import history, retold
from motcua.register.sentences import sentence
from motcua.register.source import FileOrigin, FoundDoubt, SourceRow, Speaker, Tally
from motcua.register.sparse import beware_of_loops
from motcua.register.spoken import Spoken, difference, once, promised_moved, spoken, with_hours_of_before
from motcua.register.state import State
from motcua.register.statements import add_event, add_statement, mark_seen, replace_statement
from motcua.register.turns import one_at_a_time
from motcua.register.vocabulary import EventKind, FactKind

SENT_AT_ONCE = 250
"""New dossiers that the database takes in while the next are being made."""

Pair = tuple[str, str]
Moved = dict[int, tuple[Spoken, list[Standing]]]
"""Root dossier id → the row that moved it, and the doubts that the move itself raises."""


class Recorder:
    """Takes the rows of a run batch by batch; one per run, within the run's transaction."""

    def __init__(self, agency: Agency, recorded_at: datetime) -> None:
        self.agency = agency
        self.recorded_at = recorded_at
        self.around = Surroundings(agency)
        one_at_a_time(agency)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock_shared(%s, %s)", [2, agency.pk])
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    def record(self, speaker: Speaker, origin: FileOrigin, rows: Sequence[SourceRow]) -> Tally:
        """Record one batch of a file. No two rows of a batch may share a code unless they are identical."""
        self._know_agencies(rows)
        distinct = once(rows)
        tally = Tally(same=len(rows) - len(distinct))
        with connection.cursor() as cursor:
            beware_of_loops(cursor)
            items = [spoken(row, origin, speaker) for row in distinct]
            known = records_by_code(cursor, [pair for item in items for pair in item.row.codes])
            fresh = [item for item in items if known.keys().isdisjoint(item.row.codes)]
            met = [item for item in items if not known.keys().isdisjoint(item.row.codes)]
            self._record_new(cursor, speaker, fresh, tally)
            foreign = would_take(cursor, self.agency, self.around.names, met, known) if met else []
            if foreign:
                left = set(map(id, foreign))
                met = [item for item in met if id(item) not in left]
                tally.same += len(foreign)
                tally.doubts.extend(map(told_foreign, foreign))
            if met:
                self._record_met(cursor, speaker, met, known, tally)
        return tally

    def rows_gone(self, scope: GoneScope) -> Gone:
        """Open a doubt for each dossier that a newer export of its system should hold and does not."""
        with connection.cursor() as cursor:
            beware_of_loops(cursor)
            return find_gone(cursor, self.agency, self.around.names, scope, self.recorded_at)

    def still_standing(self, found: Sequence[FoundDoubt]) -> list[FoundDoubt]:
        """Of the doubts found in a run, those that a later file of it did not clear up; each once."""
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT DISTINCT d.code, t.code, t.detail->>'fact' FROM register_doubt t"
                " JOIN register_dossier d ON d.id = t.dossier_id WHERE t.settled_at IS NULL AND d.code = ANY(%s)",
                [sorted({doubt.dossier_code for doubt in found})],
            )
            standing = {tuple(row) for row in cursor.fetchall()}
        last = {(doubt.dossier_code, doubt.code, doubt.fact): doubt for doubt in found}
        return [doubt for key, doubt in last.items() if key in standing or doubt.code == OTHERS]

    def _know_agencies(self, rows: Sequence[SourceRow]) -> None:
        handlers = {str(row.facts[FactKind.HANDLER]["v"]) for row in rows if FactKind.HANDLER in row.facts}
        for name in sorted(handlers):
            who = self.around.names.resolve(name)
            if who.kind == "vertical" and who.agency_id is None:
                ensure_vertical(self.agency, who.name)
                self.around = Surroundings(self.agency)

    def _record_new(
        self, cursor: CursorWrapper, speaker: Speaker, fresh: Sequence[Spoken], tally: Tally
    ) -> None:
        ids = store.new_ids(cursor, "register_dossier", len(fresh))
        event_ids = store.new_ids(cursor, "register_event", len(fresh))
        uids = store.uuid4s(len(fresh))
        salts = store.new_salts(2 * len(fresh))
        with store.Batch(cursor) as batch:
            for index, item in enumerate(fresh):
                record = Record(ids[index], uids[index], ids[index], 0, GENESIS)
                pair = salts[2 * index : 2 * index + 2]
                digest = add_event(
                    batch, speaker, record, item, item.facts, event_ids[index], pair, self.recorded_at
                )
                self._add_dossier(batch, speaker, record, item, digest, tally)
                add_statement(batch, speaker, record.id, item)
                if index % SENT_AT_ONCE == SENT_AT_ONCE - 1:
                    batch.send()
            batch.flush()
        tally.new += len(fresh)
        tally.events += len(fresh)

    def _add_dossier(
        self, batch: store.Batch, speaker: Speaker, record: Record, item: Spoken, digest: bytes, tally: Tally
    ) -> None:
        row = item.row
        state = derive(
            [Recorded(EventKind.RECORDED, self.recorded_at, speaker.system, speaker.taken_at, item.facts)]
        )
        derived = columns(state, self.around)
        applicant = row.person.get("name", "")[:LONGEST_NAME]
        sort_at = state.received_at or state.filed_at or speaker.taken_at
        key = search_key([code for _system, code in row.codes], applicant)
        head = (record.id, record.uid, False, 1, digest)
        batch.add("register_dossier", (*head, *derived.values(), applicant, key, sort_at))
        for system, code in row.codes:
            batch.add("register_alias", (system, code, record.id))
        for party in parties(derived, self.agency.pk):
            place = (record.id, party.agency_id, party.part, sort_at, None, sort_at, party.elsewhere)
            batch.add("register_dossierparty", place)
        for span in state.waits:
            batch.add("register_wait", (record.id, *span))
        counts = derived["agency_id"]
        for doubt in self._doubts(state, derived, row):
            told = doubt_row(counts, record.id, doubt, item.lineage, speaker.run_id, self.recorded_at)
            batch.add("register_doubt", told)
            tally.doubts.append(_found(doubt, state.code, row))

    def _record_met(
        self,
        cursor: CursorWrapper,
        speaker: Speaker,
        met: Sequence[Spoken],
        known: dict[Pair, Record],
        tally: Tally,
    ) -> None:
        batch = store.Batch(cursor)
        own = [next(known[pair] for pair in item.row.codes if pair in known) for item in met]
        said = statements_of(cursor, [record.id for record in own], speaker.system)
        seen: list[tuple[int, Spoken]] = []
        moved: Moved = {}
        heads: list[tuple[int, int, bytes]] = []
        event_ids = store.new_ids(cursor, "register_event", len(met))
        for item, record, event_id in zip(met, own, event_ids, strict=True):
            for pair in item.row.codes:
                if pair not in known:
                    batch.add("register_alias", (*pair, record.id))
                    known[pair] = record
            before = said.get(record.id)
            if before is not None and before.digest != item.digest:
                item = with_hours_of_before(item, before)
            newer = before is None or before.taken_at <= speaker.taken_at
            told = self._told(cursor, speaker, record, item, before)
            if told is None:
                tally.same += 1
                if newer:
                    seen.append((record.id, item))
                continue
            salts = store.new_salts(2)
            digest = add_event(batch, speaker, record, item, told, event_id, salts, self.recorded_at)
            heads.append((record.id, record.head_seq + 1, digest))
            if before is None:
                tally.merged += 1
                add_statement(batch, speaker, record.id, item)
            else:
                tally.changed += 1
                if newer:
                    replace_statement(cursor, speaker, record.id, item)
            moved[record.root] = (item, promised_moved(before, item, speaker))
        tally.events += len(heads)
        batch.flush()
        store.advance_heads(cursor, heads)
        mark_seen(cursor, speaker, seen)
        self._rederive(cursor, speaker, moved, tally)
        self._join(cursor, met, known)
        take_results({record.root for record in own}, self.recorded_at)
        no_longer_gone(cursor, self.agency, [record.root for record in own], self.recorded_at)

    def _told(
        self, cursor: CursorWrapper, speaker: Speaker, record: Record, item: Spoken, before: Said | None
    ) -> dict[str, Any] | None:
        """The facts to record of a row, or ``None`` when the system said just that before."""
        if before is None:
            return item.facts
        if before.digest == item.digest:
            return None
        if before.taken_at <= speaker.taken_at:
            return difference(before.facts, item.facts, before.taken_at)
        return retold(history(cursor, record.id, speaker.system, before), item.facts, speaker.taken_at)

    def _rederive(self, cursor: CursorWrapper, speaker: Speaker, moved: Moved, tally: Tally) -> None:
        """Derive dossiers anew from all that is known of them, and store what came of it."""
        if not moved:
            return
        found = states(cursor, list(moved))
        derived = projected(cursor, found, self.around)
        standing = []
        for root, (item, doubts) in moved.items():
            state, values = found[root], derived[root]
            name = item.row.person.get("name", "")[:LONGEST_NAME]
            if name and state.system == speaker.system:
                values["applicant"] = name
                values["search_key"] = search_key([code for _system, code in item.row.codes], name)
            told = self._doubts(state, values, item.row) + doubts
            standing.append((values["agency_id"], root, told, item.lineage))
            tally.doubts.extend(_found(doubt, state.code, item.row) for doubt in told)
        store.rewrite_dossiers(cursor, list(derived.items()))
        move_parties(cursor, derived, self.agency.pk, self.recorded_at)
        store.rewrite_waits(cursor, [(root, state.waits) for root, state in found.items()])
        rewrite_doubts(cursor, standing, speaker.run_id, self.recorded_at)

    def _join(self, cursor: CursorWrapper, met: Sequence[Spoken], known: dict[Pair, Record]) -> None:
        """A row that names two dossiers says that they are one: merge the later-made into the earlier."""
        for item in met:
            roots = sorted({known[pair].root for pair in item.row.codes})
            for away in roots[1:]:
                join(cursor, roots[0], away, self.agency, self.recorded_at)

    def _doubts(self, state: State, derived: dict[str, Any], row: SourceRow) -> list[Standing]:
        told = {code: value for code, _fact, value in row.doubts}
        found = [
            doubt._replace(value=told.get(doubt.code) or doubt.value)
            for doubt in appraise(state, self.around, derived["clock_due_at"])
        ]
        for code, fact, value in row.doubts:
            if code not in STANDING_CODES:  # what stands on the facts themselves was found there
                found.append(
                    Standing(code, value, fact, value, sentence(_("xem lại dòng này trong tệp nguồn")))
                )
        return found


def _found(doubt: Standing, code: str, row: SourceRow) -> FoundDoubt:
    return FoundDoubt(doubt.code, code, row.sheet, row.row, doubt.fact, doubt.value, doubt.message)
