"""Proving the register: chains, anchors, erasable data and, on request, everything that is derived.

``verify`` looks at one agency or all and gives findings; none means that all holds. What was lawfully erased, and
what went along to a dossier that was split off, are counted apart: they are not broken.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django.utils.translation import gettext as _

from motcua.agencies.models import Agency
from motcua.agencies.working_calendar import calendars_of
from motcua.register.anchors import heads_between
from motcua.register.chain import GENESIS, Sealed, anchor_root, event_hash, salted_digest
from motcua.register.emptied import Emptied
from motcua.register.linked.kept import Member, member_told, wrong_members
from motcua.register.loading import loaded
from motcua.register.models import Anchor, Dossier
from motcua.register.models.spelt import read_spelt
from motcua.register.projection import Surroundings, course_columns
from motcua.register.rederive import projected, states, surroundings_of
from motcua.register.scans_kept import wrong_scans
from motcua.register.state import State, WaitSpan
from motcua.register.statements import lost_statements
from motcua.register.store import COURSE, DERIVED
from motcua.register.vocabulary import EventKind

CHUNK = 2000


@dataclass
class Verification:
    """What was looked at and what was found wrong, in words."""

    dossiers: int = 0
    events: int = 0
    anchors: int = 0
    erased: int = 0
    moved: int = 0
    rebuilt: int = 0
    findings: list[str] = field(default_factory=list)


def verify(rebuild: bool = False) -> Verification:
    """Recompute every chain, digest and anchor; with ``rebuild`` derive every dossier anew and compare."""
    outcome = Verification()
    outermost = not connection.in_atomic_block
    with transaction.atomic(), connection.cursor() as cursor:
        if outermost:  # one snapshot of everything, while officers go on working
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        _chains(outcome)
        outcome.findings += list(wrong_scans())
        outcome.findings += list(lost_statements())
        _anchors(outcome)
        if rebuild:
            _rebuild(outcome)
    return outcome


CHAIN_SQL = """
SELECT d.id, d.uid, d.code, d.head_seq, d.head_hash, e.seq, e.kind, e.recorded_at, e.officer_id, e.role, e.system,
       e.taken_at, e.facts, e.origin, e.personal_digest, e.raw_digest, e.prev_hash, e.hash,
       p.content, p.salt, p.erased_at, r.content, r.salt, r.erased_at
  FROM register_dossier d
  LEFT JOIN register_event e ON e.dossier_id = d.id
  LEFT JOIN register_person p ON p.event_id = e.id
  LEFT JOIN register_rawrow r ON r.event_id = e.id
 WHERE d.id > %s AND d.id <= %s ORDER BY d.id, e.seq
"""


def _spans() -> Iterator[tuple[int, int]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT min(id), max(id) FROM register_dossier")
        first, last = cursor.fetchone()
    if first is not None:
        for start in range(first - 1, last, CHUNK):
            yield start, start + CHUNK


def _chains(outcome: Verification) -> None:
    emptied = Emptied()
    for span in _spans():
        with connection.cursor() as cursor:
            cursor.execute(CHAIN_SQL, span)
            rows = cursor.fetchall()
        current, expected, seq, head = None, GENESIS, 0, (0, GENESIS, "")
        members: dict[int, Member] = {}
        for row in rows:
            if row[0] != current:
                _head(outcome, head, seq, expected)
                current, expected, seq = row[0], GENESIS, 0
                head = (row[3], bytes(row[4]), row[2])
                outcome.dossiers += 1
            if row[5] is None:
                continue
            outcome.events += 1
            seq += 1
            expected = _event(outcome, emptied, row, seq, expected)
            if seq == 1 and (told := member_told(row[2], loaded(row[12]))) is not None:
                members[row[0]] = told
        _head(outcome, head, seq, expected)
        outcome.findings += list(wrong_members(members, *span))
    outcome.erased, outcome.moved = emptied.erased, emptied.moved


def _head(outcome: Verification, head: tuple[int, bytes, str], seq: int, expected: bytes) -> None:
    stored_seq, stored_hash, code = head
    if code and (stored_seq != seq or stored_hash != expected):
        outcome.findings.append(
            _("hồ sơ {code}: chuỗi sự kiện kết thúc ở số {seq}, sổ ghi {stored}").format(
                code=code, seq=seq, stored=stored_seq
            )
        )


def _event(outcome: Verification, emptied: Emptied, row: tuple[Any, ...], seq: int, expected: bytes) -> bytes:
    """Check one event and give the hash that the next must name."""
    code = row[2]
    sealed = Sealed(
        row[1], row[5], row[6], row[7], row[8], row[9], row[10], row[11], loaded(row[12]), read_spelt(row[13]),
        bytes(row[14]), bytes(row[15]),
    )  # fmt: skip
    if row[5] != seq or bytes(row[16]) != expected:
        outcome.findings.append(
            _("hồ sơ {code}: sự kiện số {seq} không nối với sự kiện trước").format(code=code, seq=row[5])
        )
    digest = event_hash(bytes(row[16]), sealed)
    if digest != bytes(row[17]):
        outcome.findings.append(
            _("hồ sơ {code}: nội dung sự kiện số {seq} đã bị thay đổi").format(code=code, seq=row[5])
        )
    emptied.told(sealed)
    for what, stored, content, salt, erased_at in (
        ("person", sealed.personal_digest, *row[18:21]),
        ("raw", sealed.raw_digest, *row[21:24]),
    ):
        if not stored:
            continue
        if erased_at is not None:
            emptied.gone(sealed, what)
        elif content is None or salt is None or salted_digest(bytes(salt), read_spelt(content)) != stored:
            outcome.findings.append(
                _("hồ sơ {code}: dữ liệu kèm sự kiện số {seq} không khớp dấu vân tay").format(
                    code=code, seq=row[5]
                )
            )
    return bytes(row[17])


def _anchors(outcome: Verification) -> None:
    for agency in Agency.objects.filter(pk__in=Anchor.objects.values("agency_id")):
        previous, after = GENESIS, 0
        for anchor in Anchor.objects.filter(agency=agency).order_by("number"):
            outcome.anchors += 1
            root = anchor_root(previous, heads_between(agency.pk, anchor.first_event, anchor.last_event))
            if (
                anchor.first_event != after
                or bytes(anchor.previous) != previous
                or bytes(anchor.root) != root
            ):
                outcome.findings.append(
                    _("{agency}: mốc niêm phong số {number} không khớp sổ").format(
                        agency=agency.name, number=anchor.number
                    )
                )
            previous, after = bytes(anchor.root), anchor.last_event


def _rebuild(outcome: Verification) -> None:
    made: dict[int, Surroundings] = {}
    for start, end in _spans():
        records = Dossier.objects.filter(id__gt=start, id__lte=end)
        _merges(outcome, start, end)
        stored = {
            row.pop("id"): row for row in records.filter(merged_into__isnull=True).values("id", *DERIVED)
        }
        with connection.cursor() as cursor:
            for around, roots in surroundings_of(cursor, list(stored), made):
                _compare(outcome, cursor, {root: stored[root] for root in roots}, around)


def _compare(
    outcome: Verification, cursor: CursorWrapper, dossiers: dict[int, dict[str, Any]], around: Surroundings
) -> None:
    found = states(cursor, list(dossiers))
    derived = projected(cursor, found, around)
    waits, courses = _waits(cursor, list(dossiers)), _courses(cursor, list(dossiers))
    other = {
        one: found[one]
        for one, row in dossiers.items()
        if row["clock_due_at"] != derived[one]["clock_due_at"]
    }
    by_another = _by_a_calendar_of_before(cursor, other, dossiers, around) if other else set()
    for dossier_id, row in dossiers.items():
        outcome.rebuilt += 1
        wrong = [name for name, value in derived[dossier_id].items() if row[name] != value]
        if "clock_due_at" in wrong and dossier_id in by_another:
            wrong.remove("clock_due_at")
        if waits.get(dossier_id, set()) != set(found[dossier_id].waits):
            wrong.append("waits")
        state = found[dossier_id]
        if state.course is not None:
            place = course_columns(state, derived[dossier_id]["agency_id"])
            kept = courses.get(dossier_id, {})
            wrong += [name for name, value in place.items() if kept.get(name) != value]
        if wrong:
            outcome.findings.append(
                _("hồ sơ {code}: dữ liệu lưu khác kết quả dựng lại ở {columns}").format(
                    code=row["code"], columns=", ".join(wrong)
                )
            )


def _by_a_calendar_of_before(
    cursor: CursorWrapper, found: dict[int, State], stored: dict[int, dict[str, Any]], around: Surroundings
) -> set[int]:
    """Those whose own due date was reckoned by a calendar that held once: it does not move a closed dossier."""
    proved: set[int] = set()
    for calendar in calendars_of(around.agency):
        derived = projected(cursor, found, around.by(calendar))
        proved.update(
            one for one, values in derived.items() if values["clock_due_at"] == stored[one]["clock_due_at"]
        )
    return proved


def _waits(cursor: CursorWrapper, dossiers: list[int]) -> dict[int, set[WaitSpan]]:
    """Dossier id → what is stored of its waiting, which the report counts."""
    cursor.execute(
        "SELECT dossier_id, ground, since, until FROM register_wait WHERE dossier_id = ANY(%s)", [dossiers]
    )
    found: dict[int, set[WaitSpan]] = {}
    for dossier_id, ground, since, until in cursor.fetchall():
        found.setdefault(dossier_id, set()).add(WaitSpan(ground, since, until))
    return found


def _courses(cursor: CursorWrapper, dossiers: list[int]) -> dict[int, dict[str, Any]]:
    """Dossier id → where the work lists say that it is."""
    names = ", ".join(COURSE)
    cursor.execute(
        f"SELECT dossier_id, {names} FROM register_course WHERE dossier_id = ANY(%s)",
        [dossiers],
    )
    return {row[0]: dict(zip(COURSE, row[1:], strict=True)) for row in cursor.fetchall()}


MERGES_SQL = """
SELECT d.code FROM register_dossier d
  LEFT JOIN register_dossier k ON k.id = d.merged_into_id
  LEFT JOIN LATERAL (
    SELECT e.facts->'into'->>'v' AS root FROM register_event e
     WHERE e.dossier_id = d.id AND (
           e.facts->'into' IS NOT NULL AND e.kind = %s OR e.facts->'from' IS NOT NULL AND e.kind = %s)
     ORDER BY e.seq DESC LIMIT 1) told ON true
 WHERE d.id > %s AND d.id <= %s AND told.root::uuid IS DISTINCT FROM k.uid ORDER BY d.id
"""


def _merges(outcome: Verification, start: int, end: int) -> None:
    """A record belongs where its newest event of merging says: with another one, or by itself."""
    with connection.cursor() as cursor:
        cursor.execute(MERGES_SQL, [EventKind.MERGED.value, EventKind.UNMERGED.value, start, end])
        for (code,) in cursor.fetchall():
            outcome.findings.append(
                _("hồ sơ {code}: dữ liệu lưu khác kết quả dựng lại ở {columns}").format(
                    code=code, columns="merged_into"
                )
            )
