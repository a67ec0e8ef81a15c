"""A row that names two dossiers: whether it says that they are one, or a person must look.

What an officer parted stays parted, whatever rows go on saying. And a system that names another dossier than it named
before has put its link right, or wrong: it does not say that the two it named are one. Nor does it where it says
nothing new and the two are two all the same: they were kept apart, or parted, since.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db.backends.utils import CursorWrapper
from django.utils.translation import gettext_noop as _

from motcua.register.actions.ahead import Pair
from motcua.register.appraise import Standing
from motcua.register.doubts import doubt_values, open_doubts
from motcua.register.erased import erased_among
from motcua.register.loading import Record, Said
from motcua.register.sentences import sentence
from motcua.register.source import FoundDoubt, Speaker
from motcua.register.spoken import Spoken
from motcua.register.systems import system_told
from motcua.register.vocabulary import EventKind, FactKind

TWO_DOSSIERS = "two_dossiers"
"""The doubt; it waits for a person, or for the row to name one of them alone."""


class KeptApart(NamedTuple):
    """A row, the dossier (root) on whose record it is recorded, and the code in it of another that stays another."""

    item: Spoken
    root: int
    other: Pair
    parted: bool
    """By an officer; else only the system's own word is another than before."""

    def key(self, system: str) -> str:
        """Names the doubt among those of its dossier."""
        return f"{_of_row(system, self.item)}{':'.join(self.other)}"


_PARTED = """
SELECT EXISTS (
  SELECT 1 FROM register_dossier a
    JOIN register_event e ON e.dossier_id = a.id AND e.kind = %(kind)s
    JOIN register_dossier b ON b.uid = (e.facts->'from'->>'v')::uuid
   WHERE (a.id = ANY(%(roots)s) OR a.merged_into_id = ANY(%(roots)s))
     AND (b.id = ANY(%(roots)s) OR b.merged_into_id = ANY(%(roots)s))
     AND coalesce(a.merged_into_id, a.id) <> coalesce(b.merged_into_id, b.id))
"""


def parted(cursor: CursorWrapper, one: int, other: int) -> bool:
    """Whether an officer parted two dossiers (roots), or records that belong to them now."""
    cursor.execute(_PARTED, {"kind": EventKind.UNMERGED.value, "roots": [one, other]})
    (found,) = cursor.fetchone()
    return bool(found)


def kept_apart(
    cursor: CursorWrapper,
    item: Spoken,
    own: Record,
    known: Mapping[Pair, Record],
    before: Said | None,
    erased: Collection[int],
) -> Iterator[KeptApart]:
    """The codes of a row whose dossiers it does not join with that of ``own``, on whose record it is recorded.

    ``erased``: of the dossiers (roots) of such rows those that were erased. Nobody comes back to them by a join.
    """
    named = None if before is None else codes_of(before.facts)
    for pair in item.row.codes:
        other = known[pair].root if pair in known else own.root
        if other == own.root:
            continue
        anew = named is None or (pair not in named and named <= set(item.row.codes))
        by_officer = parted(cursor, own.root, other)
        if by_officer or not anew or own.root in erased or other in erased_among(cursor, [other]):
            yield KeptApart(item, own.root, pair, by_officer)


def codes_of(facts: Mapping[str, Any]) -> set[Pair]:
    """The codes that a system told."""
    return {(system, code) for system, code in (facts.get(FactKind.CODE) or {"v": ()})["v"]}


def without(told: dict[str, Any], others: Collection[Pair]) -> dict[str, Any]:
    """What is recorded of a row, without the codes of other dossiers: none of them names this one."""
    fact = told.get(FactKind.CODE)
    if not others or fact is None:
        return told
    late = "then" in fact
    kept = [
        pair for pair in ((fact["told"] or {"v": ()}) if late else fact)["v"] if tuple(pair) not in others
    ]
    return {**told, FactKind.CODE: {**fact, "told": {"v": kept}} if late else {"v": kept}}


def tell(
    cursor: CursorWrapper,
    speaker: Speaker,
    newest: Sequence[tuple[int, Spoken]],
    apart: Sequence[KeptApart],
    now: datetime,
) -> Iterator[FoundDoubt]:
    """Open the doubts, and close those of rows (root, row) that name one dossier alone now."""
    _close(cursor, speaker, newest, {each.key(speaker.system) for each in apart}, now)
    if not apart:
        return
    cursor.execute(
        "SELECT id, agency_id, code FROM register_dossier WHERE id = ANY(%s)",
        [[each.root for each in apart]],
    )
    dossiers = {root: (agency_id, code) for root, agency_id, code in cursor.fetchall()}
    rows = []
    for each in apart:
        agency_id, code = dossiers[each.root]
        doubt = Standing(
            TWO_DOSSIERS,
            each.key(speaker.system),
            FactKind.CODE,
            each.other[1],
            _message(speaker, code, each),
        )
        rows.append(doubt_values(agency_id, each.root, doubt, each.item.lineage, speaker.run_id, now))
        row = each.item.row
        yield FoundDoubt(TWO_DOSSIERS, code, row.sheet, row.row, doubt.fact, doubt.value, doubt.message)
    open_doubts(cursor, rows)


def now_one(cursor: CursorWrapper, keep_id: int, now: datetime) -> None:
    """Two dossiers were made one: that rows name both is no doubt any more."""
    cursor.execute(
        "UPDATE register_doubt t SET settled_at = %s, settlement = 'tự hết'"
        " FROM register_dossier d, register_alias a JOIN register_dossier o ON o.id = a.dossier_id"
        " WHERE t.code = %s AND t.settled_at IS NULL AND d.id = t.dossier_id"
        " AND (d.id = %s OR d.merged_into_id = %s) AND a.code = t.detail->>'value'"
        " AND t.key LIKE '%%>' || a.system || ':%%' AND (o.id = %s OR o.merged_into_id = %s)",
        [now, TWO_DOSSIERS, *[keep_id] * 4],
    )


def _close(
    cursor: CursorWrapper,
    speaker: Speaker,
    newest: Sequence[tuple[int, Spoken]],
    standing: Collection[str],
    now: datetime,
) -> None:
    cursor.execute(
        "SELECT id, dossier_id, key FROM register_doubt"
        " WHERE code = %s AND settled_at IS NULL AND dossier_id = ANY(%s)",
        [TWO_DOSSIERS, [root for root, _item in newest]],
    )
    if not (open_now := cursor.fetchall()):
        return
    told = {(root, _of_row(speaker.system, item)) for root, item in newest}
    gone = [
        doubt_id
        for doubt_id, root, key in open_now
        if key not in standing and (root, key[: key.index(">") + 1]) in told
    ]
    cursor.execute(
        "UPDATE register_doubt SET settled_at = %s, settlement = 'tự hết' WHERE id = ANY(%s)", [now, gone]
    )


def _of_row(system: str, item: Spoken) -> str:
    return f"{system}:{item.row.codes[0][1]}>"


def _message(speaker: Speaker, code: str, each: KeptApart) -> str:
    names = {"system": system_told(speaker.system), "code": code, "other": each.other[1]}
    if each.parted:
        return sentence(
            _(
                "{system} vẫn ghi mã {other} ở hồ sơ {code}, nhưng hai hồ sơ đã được cán bộ tách nên không gộp lại: "
                "sai thì sửa ở hệ thống nguồn, đúng là một hồ sơ thì gộp ở trang hồ sơ; xong thì xác nhận"
            ),
            **names,
        )
    return sentence(
        _(
            "{system} nay ghi mã {other} của một hồ sơ khác ở hồ sơ {code} nên chưa gộp: đối chiếu hồ sơ gốc, là một "
            "hồ sơ thì gộp, là hai thì tách phần của {system} ra nếu đã ghép nhầm; xong thì xác nhận"
        ),
        **names,
    )
