"""Rows that are there already become what they are now: dossiers, where they stand, what they wait for."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper

from motcua.register.models import Dossier
from motcua.register.state import WaitSpan
from motcua.register.store import COURSE, WAIT


def heads(cursor: CursorWrapper, newest: Sequence[tuple[int, int, bytes]]) -> None:
    """Set (dossier id, seq, hash) as the newest event of each dossier."""
    _lock(cursor, [dossier_id for dossier_id, _seq, _digest in newest])
    _write(
        cursor, ("head_seq", "head_hash"), [(seq, digest, dossier_id) for dossier_id, seq, digest in newest]
    )


def dossiers(cursor: CursorWrapper, changed: Mapping[int, Mapping[str, Any]]) -> None:
    """Store the derived columns (and whatever of ``store.FOUND`` is given) of dossiers, by id."""
    _lock(cursor, list(changed))
    by_shape: dict[tuple[str, ...], list[tuple[Any, ...]]] = {}
    for dossier_id, values in changed.items():
        by_shape.setdefault(tuple(values), []).append((*values.values(), dossier_id))
    for names, rows in by_shape.items():
        _write(cursor, names, rows)


def hold(cursor: Any, ids: Collection[int]) -> None:
    """Lock dossiers in the order of their ids, as whoever needs many does. ``cursor``: Django's or the driver's."""
    cursor.execute("SELECT FROM register_dossier WHERE id = ANY(%s) ORDER BY id FOR UPDATE", [list(ids)])


def _lock(cursor: CursorWrapper, ids: Sequence[int]) -> None:
    """Before many are written by one statement: a join takes them as it likes."""
    if len(ids) > 1:
        hold(cursor, ids)


def _write(cursor: CursorWrapper, names: tuple[str, ...], rows: Sequence[tuple[Any, ...]]) -> None:
    """Columns of dossiers, of many by one statement; each row holds their values in order, and the dossier's id."""
    if not rows:
        return
    if len(rows) == 1:
        assignments = ", ".join(f"{name} = %s" for name in names)
        cursor.execute(f"UPDATE register_dossier SET {assignments} WHERE id = %s", rows[0])
        return
    columns = (*names, "id")
    types = _array_types()
    arrays = ", ".join(f"%s::{types[name]}[]" for name in columns)
    assignments = ", ".join(f"{name} = told.{name}" for name in names)
    cursor.execute(
        f"UPDATE register_dossier d SET {assignments} FROM unnest({arrays}) AS told({', '.join(columns)})"
        " WHERE d.id = told.id",
        [list(map(_plain, values)) for values in zip(*rows, strict=True)],
    )


def _plain(value: Any) -> Any:
    """A text as such: the driver takes no array in which texts and members of an enumeration are mixed."""
    return str.__str__(value) if isinstance(value, str) else value


@cache
def _array_types() -> dict[str, str]:
    """Column of a dossier → its type; texts as ``text``, lest one that is too long be cut in silence."""
    found = {str(field.column): field.db_type(connection) or "" for field in Dossier._meta.concrete_fields}
    return {name: "text" if kind.startswith("varchar") else kind for name, kind in found.items()}


def courses(cursor: CursorWrapper, standing: Mapping[int, Mapping[str, Any]]) -> None:
    """Store where owned dossiers are now (``projection.course_columns``), by dossier id."""
    for dossier_id, values in standing.items():
        cursor.execute(course_sql(), [dossier_id, *values.values()])


@cache
def course_sql() -> str:
    """Writes one row of ``register_course``: the dossier's id, then ``COURSE`` in order."""
    names, again = ", ".join(COURSE), ", ".join(f"{name} = EXCLUDED.{name}" for name in COURSE)
    values = ", ".join(["%s"] * (len(COURSE) + 1))
    return (
        f"INSERT INTO register_course (dossier_id, {names}) VALUES ({values})"
        f" ON CONFLICT (dossier_id) DO UPDATE SET {again}"
    )


def waits(cursor: CursorWrapper, waited: Mapping[int, tuple[WaitSpan, ...]]) -> None:
    """Replace the waits of dossiers, by id."""
    cursor.execute("DELETE FROM register_wait WHERE dossier_id = ANY(%s)", [list(waited)])
    cursor.executemany(
        f"INSERT INTO register_wait ({', '.join(WAIT)}) VALUES (%s, %s, %s, %s)",
        [(dossier_id, *span) for dossier_id, spans in waited.items() for span in spans],
    )
