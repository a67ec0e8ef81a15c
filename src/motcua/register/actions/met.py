"""Rows that meet a record by one of their codes: changed, merged in from another system, or the same again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper

from motcua.agencies.models import Agency
from motcua.register import rewrite, store
from motcua.register.actions.again import contradicted, told_before
from motcua.register.actions.ahead import Pair
from motcua.register.actions.merge import join
from motcua.register.actions.two_dossiers import KeptApart, kept_apart, tell, without
from motcua.register.appraise import Standing
from motcua.register.doubts import doubts_of, found_in, rewrite_doubts
from motcua.register.erased import nameless
from motcua.register.foreign import told as told_foreign
from motcua.register.foreign import would_take
from motcua.register.gone import no_longer_gone
from motcua.register.laid_out import alias_row
from motcua.register.linked.results import take_results
from motcua.register.loading import Record, Said, statements_of
from motcua.register.parties import move_parties
from motcua.register.projection import LONGEST_NAME, Surroundings, search_key
from motcua.register.rederive import projected, states
from motcua.register.retell import History, histories, retold
from motcua.register.source import Speaker, Tally
from motcua.register.spoken import (
    Spoken,
    difference,
    files_differ,
    promised_moved,
    with_hours_of_before,
)
from motcua.register.statements import add_event, add_statement, mark_seen, replace_statement
from motcua.register.vocabulary import FactKind

Moved = dict[int, tuple[Spoken, list[Standing]]]
"""Root dossier id → the row that moved it, and the doubts that the move itself raises."""


class MetAgain:
    """Records such rows of one batch; asks the database as it goes, so that nothing else may be on its way."""

    def __init__(
        self,
        agency: Agency,
        around: Surroundings,
        recorded_at: datetime,
        told_late: set[tuple[int, datetime]],
    ) -> None:
        self.agency = agency
        self.around = around
        self.recorded_at = recorded_at
        self.told_late = told_late
        """(record id, as of when) of which the run's late files repeated what was known: they record nothing, but a
        file that contradicts them says that they were seen."""

    def record(
        self,
        speaker: Speaker,
        met: Sequence[Spoken],
        known: dict[Pair, Record],
        event_ids: Sequence[int],
        tally: Tally,
    ) -> None:
        """Record the rows, each of which bears a code of ``known``; no two of them meet the same dossier."""
        with connection.cursor() as cursor:
            foreign = would_take(cursor, self.agency, self.around.names, met, known)
            if foreign:
                left = set(map(id, foreign))
                met = [item for item in met if id(item) not in left]
                tally.same += len(foreign)
                tally.doubts.extend(map(told_foreign, foreign))
            if met:
                self._record_met(cursor, speaker, met, known, event_ids[: len(met)], tally)

    def _record_met(
        self,
        cursor: CursorWrapper,
        speaker: Speaker,
        met: Sequence[Spoken],
        known: dict[Pair, Record],
        event_ids: Sequence[int],
        tally: Tally,
    ) -> None:
        batch = store.Batch(cursor)
        own = [next(known[pair] for pair in item.row.codes if pair in known) for item in met]
        met, erased = nameless(cursor, [record.root for record in own], met)
        said = statements_of(cursor, [record.id for record in own], speaker.system)
        newer = {record_id: last for record_id, last in said.items() if last.taken_at > speaker.taken_at}
        histories_of = histories(cursor, speaker.system, newer | contradicted(speaker, met, own, said))
        repeated: set[int] = set()
        seen: list[tuple[int, Spoken]] = []
        apart: list[KeptApart] = []
        moved: Moved = {}
        heads: list[tuple[int, int, bytes]] = []
        for item, record, event_id in zip(met, own, event_ids, strict=True):
            for pair in item.row.codes:
                if pair not in known:
                    batch.put("register_alias", alias_row(*pair, record.id))
                    known[pair] = record
            before = said.get(record.id)
            others = list(kept_apart(cursor, item, record, known, before, erased))
            apart_here = {each.other for each in others}
            if before is not None and before.digest != item.digest:
                item = with_hours_of_before(item, before.facts)
            late, history = record.id in newer, histories_of.get(record.id)
            last_word = not late and before is not None and before.digest == item.digest
            if (
                history is not None
                and not last_word
                and told_before(history, item, apart_here, speaker, late=late)
            ):
                tally.same += 1
                repeated.add(record.id)
                continue
            apart += others
            told = self._told(speaker, item, before, history if late else None)
            if told is None:
                tally.same += 1
                if late:
                    self.told_late.add((record.id, speaker.taken_at))
                else:
                    seen.append((record.id, item))
                continue
            if late and (record.id, speaker.taken_at) in self.told_late:
                told[FactKind.SEEN] = {"v": speaker.taken_at.isoformat()}
            told = without(told, apart_here)
            salts = store.new_salts(2)
            digest = add_event(batch, speaker, record, item, told, event_id, salts, self.recorded_at)
            heads.append((record.id, record.head_seq + 1, digest))
            if before is None:
                tally.merged += 1
                add_statement(batch, speaker, record.id, item, event_id)
            else:
                tally.changed += 1
                if record.id not in newer:
                    replace_statement(cursor, speaker, record.id, item)
            doubts = promised_moved(before, item, speaker) + files_differ(before, item, speaker)
            moved[record.root] = (item, doubts)
        tally.events += len(heads)
        batch.flush()
        rewrite.heads(cursor, heads)
        mark_seen(cursor, speaker, seen)
        self._rederive(cursor, speaker, moved, tally)
        anew = [pair for pair in zip(met, own, strict=True) if pair[1].id not in repeated]
        newest = [(record.root, item) for item, record in anew if record.id not in newer]
        tally.doubts.extend(tell(cursor, speaker, newest, apart, self.recorded_at))
        self._join(cursor, [item for item, _record in anew], known, apart)
        take_results({record.root for record in own}, self.recorded_at)
        roots = [record.root for record in own]
        no_longer_gone(cursor, self.agency, roots, speaker, self.recorded_at)

    @staticmethod
    def _told(
        speaker: Speaker, item: Spoken, before: Said | None, history: History | None
    ) -> dict[str, Any] | None:
        """The facts to record of a row, or ``None`` when the system said just that before.

        Of an export that comes late ``history`` decides: what the system says today need not be what it said then.
        """
        if history is not None:
            return retold(history, item.facts, speaker.taken_at)
        if before is None:
            return item.facts
        if before.digest == item.digest:
            return None
        return difference(before.facts, item.facts, before.taken_at)

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
            told = doubts_of(state, values, item.row, self.around) + doubts
            standing.append((values["agency_id"], root, told, item.lineage))
            tally.doubts.extend(found_in(doubt, state.code, item.row) for doubt in told)
        rewrite.dossiers(cursor, derived)
        move_parties(cursor, derived, self.agency.pk, self.recorded_at)
        rewrite.waits(cursor, {root: state.waits for root, state in found.items()})
        rewrite_doubts(cursor, standing, speaker.run_id, self.recorded_at)

    def _join(
        self,
        cursor: CursorWrapper,
        met: Sequence[Spoken],
        known: dict[Pair, Record],
        apart: Sequence[KeptApart],
    ) -> None:
        """A row that names two dossiers says that they are one: merge the later-made into the earlier. Not where they
        are kept ``apart``."""
        others = {(id(each.item.row), each.other) for each in apart}
        for item in met:
            roots = sorted(
                {known[pair].root for pair in item.row.codes if (id(item.row), pair) not in others}
            )
            for away in roots[1:]:
                join(cursor, roots[0], away, self.agency, self.recorded_at)
