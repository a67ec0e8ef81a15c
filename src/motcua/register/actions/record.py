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
from motcua.agencies.names import Names
from motcua.register import store
from motcua.register.actions.ahead import Begun, Pair, PutOff, look_again, look_for
from motcua.register.actions.met import MetAgain
from motcua.register.chain import GENESIS
from motcua.register.derive import derive_first
from motcua.register.doubts import doubt_values, doubts_of, found_in
from motcua.register.foreign import OTHERS
from motcua.register.gone import Gone, GoneScope, exported_before, find_gone
from motcua.register.hearing import Recorded
from motcua.register.laid_out import alias_row, dossier_row, doubt_row, party_row, wait_row
from motcua.register.loading import Record
from motcua.register.parties import parties
from motcua.register.projection import LONGEST_NAME, Surroundings, columns, search_key
from motcua.register.source import FileOrigin, FoundDoubt, SourceRow, Speaker, Tally
from motcua.register.spoken import Spoken, once, spoken
from motcua.register.statements import add_event, add_statement
from motcua.register.turns import before_the_next_seal, one_at_a_time
from motcua.register.vocabulary import EventKind, FactKind

LOOKED_AFTER = 400
"""New dossiers after which it is seen whether the database is ready for more of them."""
MOST_PUT_OFF = 1_000
"""Rows that meet a record and wait for a moment in which the database has nothing else to do."""


class Recorder:
    """Takes the rows of a run batch by batch; one per run, within the run's transaction.

    As long as it is open (``with``) rows may still be on their way when a method returns; whatever is asked through
    Django meanwhile waits for them.
    """

    def __init__(self, agency: Agency, recorded_at: datetime, names: Names | None = None) -> None:
        self.agency = agency
        self.recorded_at = recorded_at
        self.begun: list[Begun] = []
        self.put_off: list[PutOff] = []
        self.put_off_codes: set[Pair] = set()
        self.told_late: set[tuple[int, datetime]] = set()
        one_at_a_time(agency)
        around = Surroundings(agency)
        self.around = (around.knowing(names) if names else around).beforehand()
        before_the_next_seal(agency)
        with connection.cursor() as cursor:
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
        self.settle()
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
        begun.met.update(self.put_off_codes & begun.codes)
        self.begun.append(begun)
        return begun

    def end(self, begun: Begun) -> Tally:
        """Record a batch that was begun; in the order in which they were.

        Rows that meet a record may be put off; the tally is complete after ``settle``.
        """
        self.begun.remove(begun)
        tally = Tally(same=begun.repeated)
        known, ids, event_ids = self.batch.answer(begun.found)
        known |= begun.met
        fresh = [item for item in begun.items if known.isdisjoint(item.row.codes)]
        met = [item for item in begun.items if not known.isdisjoint(item.row.codes)]
        self._record_new(begun.speaker, fresh, ids, event_ids, tally)
        for other in self.begun:
            other.met.update(begun.codes & other.codes)
        if met:
            self.put_off.append(PutOff(begun.speaker, met, tally))
            self.put_off_codes.update(pair for item in met for pair in item.row.codes)
            if sum(len(each.items) for each in self.put_off) > MOST_PUT_OFF:
                self.settle()
        return tally

    def settle(self) -> None:
        """Record the rows that were put off, in their order."""
        put_off, self.put_off, self.put_off_codes = self.put_off, [], set()
        for speaker, items, tally in put_off:
            while items:
                items = self._settle(speaker, items, tally)

    def _settle(self, speaker: Speaker, items: Sequence[Spoken], tally: Tally) -> list[Spoken]:
        """Record rows put off, and give those that must wait for others of them: a system may know one dossier by
        several codes, and the second row goes on from what the first has changed."""
        known, event_ids = self.batch.answer(self.batch.ask(partial(look_again, items=items)))
        met: dict[int, Spoken] = {}
        fresh, later = [], []
        for item in items:
            record = next((known[pair] for pair in item.row.codes if pair in known), None)
            if record is None:
                fresh.append(item)
            elif met.setdefault(record.root, item) is not item:
                later.append(item)
        self._record_after_all(speaker, fresh, event_ids[: len(fresh)], tally)
        if met:
            again = MetAgain(self.agency, self.around, self.recorded_at, self.told_late)
            again.record(speaker, list(met.values()), known, event_ids[len(fresh) :], tally)
        return later

    def _record_after_all(
        self, speaker: Speaker, fresh: Sequence[Spoken], event_ids: Sequence[int], tally: Tally
    ) -> None:
        """Those that meet no record: the row whose code they share was another commune's and was left."""
        if fresh:
            asked = self.batch.ask(partial(store.new_ids, table="register_dossier", count=len(fresh)))
            ids: list[int] = self.batch.answer(asked)
            self._record_new(speaker, fresh, ids, event_ids, tally)

    def rows_gone(self, scope: GoneScope) -> Gone:
        """Open a doubt for each dossier that a newer export of its system should hold and does not.

        Like ``still_standing`` after ``settle``: rows put off are not in the register yet.
        """
        with connection.cursor() as cursor:
            return find_gone(cursor, self.agency, self.around.names, scope, self.recorded_at)

    def exported_before(self, scope: GoneScope) -> bool:
        """Whether its system told something before: else nothing can have gone, and nobody need ask for it."""
        with connection.cursor() as cursor:
            return exported_before(cursor, scope)

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
                self.around.names.ensure_vertical(who.name)

    def _record_new(
        self,
        speaker: Speaker,
        fresh: Sequence[Spoken],
        ids: Sequence[int],
        event_ids: Sequence[int],
        tally: Tally,
    ) -> None:
        batch = self.batch
        uids = store.uuid4s(len(fresh))
        salts = store.new_salts(2 * len(fresh))
        for index, item in enumerate(fresh):
            record = Record(ids[index], uids[index], ids[index], 0, GENESIS)
            pair = salts[2 * index : 2 * index + 2]
            digest = add_event(
                batch, speaker, record, item, item.facts, event_ids[index], pair, self.recorded_at
            )
            self._add_dossier(batch, speaker, record, item, digest, tally)
            add_statement(batch, speaker, record.id, item, event_ids[index])
            if index % LOOKED_AFTER == LOOKED_AFTER - 1:
                batch.offer()
        batch.send()
        tally.new += len(fresh)
        tally.events += len(fresh)

    def _add_dossier(
        self, batch: store.Batch, speaker: Speaker, record: Record, item: Spoken, digest: bytes, tally: Tally
    ) -> None:
        row = item.row
        state = derive_first(
            Recorded(EventKind.RECORDED, self.recorded_at, speaker.system, speaker.taken_at, item.facts)
        )
        derived = columns(state, self.around)
        applicant = row.person.get("name", "")[:LONGEST_NAME]
        sort_at = state.received_at or state.filed_at or speaker.taken_at
        key = search_key([code for _system, code in row.codes], applicant)
        line = dossier_row(record.id, record.uid, digest, derived.values(), applicant, key, sort_at)
        batch.put("register_dossier", line)
        for system, code in row.codes:
            batch.put("register_alias", alias_row(system, code, record.id))
        for party in parties(derived, self.agency.id):
            batch.put("register_dossierparty", party_row(record.id, party, sort_at))
        for span in state.waits:
            batch.put("register_wait", wait_row(record.id, *span))
        counts = derived["agency_id"]
        for doubt in doubts_of(state, derived, row, self.around):
            told = doubt_values(counts, record.id, doubt, item.lineage, speaker.run_id, self.recorded_at)
            batch.put("register_doubt", doubt_row(*told))
            tally.doubts.append(found_in(doubt, state.code, row))
