"""Record what outside systems say of dossiers: new, changed, met again under another system, or the same.

A fact is recorded when it differs from what that system last said of it, in the order in which exports were
taken; the same again records nothing. The caller holds the transaction: an import is one.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from datetime import datetime
from functools import partial
from itertools import chain
from typing import Any, Self

from django.db import connection

from motcua.agencies.models import Agency
from motcua.agencies.names import ensure_vertical
from motcua.register import store
from motcua.register.actions.ahead import Begun, Found, Pair, look_for
from motcua.register.actions.met import MetAgain
from motcua.register.chain import GENESIS
from motcua.register.derive import derive
from motcua.register.doubts import doubt_row, doubts_of, found_in
from motcua.register.foreign import OTHERS
from motcua.register.gone import Gone, GoneScope, find_gone
from motcua.register.hearing import Recorded
from motcua.register.loading import Record
from motcua.register.parties import parties
from motcua.register.projection import LONGEST_NAME, Surroundings, columns, search_key
from motcua.register.source import FileOrigin, FoundDoubt, SourceRow, Speaker, Tally
from motcua.register.sparse import beware_of_loops
from motcua.register.spoken import Spoken, once, spoken
from motcua.register.statements import add_event, add_statement
from motcua.register.turns import one_at_a_time
from motcua.register.vocabulary import EventKind, FactKind

SENT_AT_ONCE = 250
"""New dossiers that the database takes in while the next are being made."""


class Recorder:
    """Takes the rows of a run batch by batch; one per run, within the run's transaction.

    As long as it is open (``with``) rows may still be on their way when a method returns; whatever is asked through
    Django meanwhile waits for them.
    """

    def __init__(self, agency: Agency, recorded_at: datetime) -> None:
        self.agency = agency
        self.recorded_at = recorded_at
        self.around = Surroundings(agency)
        self.begun: list[Begun] = []
        one_at_a_time(agency)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock_shared(%s, %s)", [2, agency.pk])
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    def __enter__(self) -> Self:
        with ExitStack() as opened:
            cursor = opened.enter_context(connection.cursor())
            self.batch = opened.enter_context(store.Batch(cursor))
            self._opened = opened.pop_all()
        return self

    def __exit__(self, *error: Any) -> None:
        self._opened.__exit__(*error)

    def record(self, speaker: Speaker, origin: FileOrigin, rows: Sequence[SourceRow]) -> Tally:
        """Record one batch of a file by itself."""
        with self:
            tally = self.end(self.begin(speaker, origin, rows))
            self.flush()
        return tally

    def flush(self) -> None:
        """Wait until all is written: an open recorder that is left before writes no more of what is on its way."""
        self.batch.flush()

    def begin(self, speaker: Speaker, origin: FileOrigin, rows: Sequence[SourceRow]) -> Begun:
        """Spell one batch of a file and ask for it. No two rows of it may share a code unless they are identical.

        Others may be begun before it is ended: the answer comes while those before it are recorded.
        """
        self._know_agencies(rows)
        distinct = once(rows)
        codes = [row.codes for row in distinct]
        asked = self.batch.ask(partial(look_for, rows=codes))
        items = [spoken(row, origin, speaker) for row in distinct]
        begun = Begun(speaker, items, len(rows) - len(distinct), asked, frozenset(chain.from_iterable(codes)))
        self.begun.append(begun)
        return begun

    def end(self, begun: Begun) -> Tally:
        """Record a batch that was begun; in the order in which they were."""
        self.begun.remove(begun)
        speaker, items = begun.speaker, begun.items
        tally = Tally(same=begun.repeated)
        known, ids, event_ids = self._found(begun)
        fresh = [item for item in items if known.keys().isdisjoint(item.row.codes)]
        met = [item for item in items if not known.keys().isdisjoint(item.row.codes)]
        made = self._record_new(speaker, fresh, ids, event_ids, tally)
        if met:
            again = MetAgain(self.agency, self.around, self.recorded_at)
            again.record(speaker, met, known, event_ids[len(fresh) :], tally)
        for other in self.begun:
            other.goes_after(made, met=bool(met))
        return tally

    def _found(self, begun: Begun) -> Found:
        found = self.batch.answer(begun.found)
        if begun.outdated:
            rows = [item.row.codes for item in begun.items]
            return self.batch.answer(self.batch.ask(partial(look_for, rows=rows)))
        found.known.update(begun.made)
        return found

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
        self,
        speaker: Speaker,
        fresh: Sequence[Spoken],
        ids: Sequence[int],
        event_ids: Sequence[int],
        tally: Tally,
    ) -> dict[Pair, Record]:
        batch, made = self.batch, {}
        uids = store.uuid4s(len(fresh))
        salts = store.new_salts(2 * len(fresh))
        for index, item in enumerate(fresh):
            record = Record(ids[index], uids[index], ids[index], 0, GENESIS)
            pair = salts[2 * index : 2 * index + 2]
            digest = add_event(
                batch, speaker, record, item, item.facts, event_ids[index], pair, self.recorded_at
            )
            self._add_dossier(batch, speaker, record, item, digest, tally)
            add_statement(batch, speaker, record.id, item)
            record = record._replace(head_seq=1, head_hash=digest)
            for code in item.row.codes:
                made[code] = record
            if index % SENT_AT_ONCE == SENT_AT_ONCE - 1:
                batch.send()
        batch.send()
        tally.new += len(fresh)
        tally.events += len(fresh)
        return made

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
        for doubt in doubts_of(state, derived, row, self.around):
            told = doubt_row(counts, record.id, doubt, item.lineage, speaker.run_id, self.recorded_at)
            batch.add("register_doubt", told)
            tally.doubts.append(found_in(doubt, state.code, row))
