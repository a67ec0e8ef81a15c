"""Whatever is changed, removed or put elsewhere in the ledger behind the program's back is found."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection

from motcua.register.anchors import make_anchor
from motcua.register.models import Event
from motcua.register.verification import verify
from motcua.site.database.location import locate
from tests.register.office import commune, offer, take_in
from tests.register.told import FINISHED, GIVEN, row


@pytest.fixture
def as_owner(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Django speaks as the owner of the tables; the application's own role may change nothing of this."""
    settings, owner = connection.settings_dict, locate().for_owner()
    before = {name: settings[name] for name in ("USER", "PASSWORD", "OPTIONS")}
    with django_db_blocker.unblock():
        connection.close()
        settings.update({name: owner[name] for name in before})
        try:
            yield
        finally:
            connection.close()
            settings.update(before)


@pytest.fixture(autouse=True)
def ledger(as_owner: None, db: None) -> None:
    """One dossier of three events, an anchor over each two; whoever owns the server may do anything."""
    offer(commune())
    take_in([row(code="A", **GIVEN)], taken="2026-06-10 08:00")
    take_in([row(code="A", officer="Cán bộ 2", **GIVEN)], taken="2026-06-11 08:00")
    make_anchor(commune())
    take_in([row(code="A", officer="Cán bộ 2", **FINISHED)], taken="2026-06-12 08:00")
    make_anchor(commune())
    assert verify(rebuild=True).findings == []
    with connection.cursor() as cursor:
        for table in ("register_event", "register_anchor"):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")


def done_behind(statement: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
    return verify().findings


SECOND = "dossier_id = (SELECT max(id) FROM register_dossier) AND seq = 2"
NEITHER_JOINS_NOR_ENDS = "không nối với sự kiện trước"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            """facts = jsonb_set(facts::jsonb, '{officer,v}', '"Người khác"')""",
            "nội dung sự kiện số 2 đã bị thay đổi",
        ),
        ("""origin = origin::jsonb || '{"row": 99}'""", "nội dung sự kiện số 2 đã bị thay đổi"),
        ("""origin = origin || '?'""", "nội dung sự kiện số 2 đã bị thay đổi"),
        ("""origin = '["no map"]'""", "nội dung sự kiện số 2 đã bị thay đổi"),
        ("recorded_at = recorded_at - interval '1 day'", "nội dung sự kiện số 2 đã bị thay đổi"),
        ("taken_at = taken_at - interval '1 day'", "nội dung sự kiện số 2 đã bị thay đổi"),
        ("role = 'admin'", "nội dung sự kiện số 2 đã bị thay đổi"),
        ("kind = 'noted'", "nội dung sự kiện số 2 đã bị thay đổi"),
        ("hash = sha256('x')", "nội dung sự kiện số 2 đã bị thay đổi"),
        ("prev_hash = sha256('x')", "sự kiện số 2 không nối"),
        ("seq = 7", NEITHER_JOINS_NOR_ENDS),
    ],
)
def test_an_event_that_was_changed_is_found(change: str, told: str) -> None:
    findings = done_behind(f"UPDATE register_event SET {change} WHERE {SECOND}")
    assert any("hồ sơ A" in finding and told in finding for finding in findings), findings


def test_an_event_that_was_removed_is_found() -> None:
    found = done_behind(f"DELETE FROM register_event WHERE {SECOND}")
    assert any("sự kiện số 3 không nối" in finding for finding in found), found


def test_a_last_event_that_was_removed_is_found_by_the_head() -> None:
    found = done_behind("DELETE FROM register_event WHERE seq = 3")
    assert any("chuỗi sự kiện kết thúc ở số 2, sổ ghi 3" in finding for finding in found), found


def test_a_head_that_was_changed_is_found() -> None:
    found = done_behind("UPDATE register_dossier SET head_hash = sha256('x')")
    assert any("chuỗi sự kiện kết thúc ở số 3" in finding for finding in found), found


@pytest.mark.parametrize("table", ["register_person", "register_rawrow"])
@pytest.mark.parametrize(
    "change", ["content = '{}'", "content = content || '?'", "salt = sha256('x')", "content = NULL"]
)
def test_data_beside_an_event_that_was_changed_is_found(table: str, change: str) -> None:
    second = Event.objects.get(seq=2).pk
    found = done_behind(f"UPDATE {table} SET {change} WHERE event_id = {second}")
    assert any("dữ liệu kèm sự kiện số 2" in finding for finding in found), found


@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize("change", ["root = sha256('x')", "previous = sha256('x')", "first_event = 7"])
def test_an_anchor_that_was_changed_is_found(number: int, change: str) -> None:
    found = done_behind(f"UPDATE register_anchor SET {change} WHERE number = {number}")
    assert any(f"mốc niêm phong số {number} không khớp" in finding for finding in found), found


def test_an_anchor_that_was_removed_is_found() -> None:
    found = done_behind("DELETE FROM register_anchor WHERE number = 1")
    assert any("mốc niêm phong số 2" in finding for finding in found), found


def test_events_made_up_again_with_hashes_that_hold_are_found_by_the_anchor() -> None:
    """A whole chain rewritten consistently is what only an anchor printed elsewhere gives away."""
    found = done_behind(
        "DELETE FROM register_event WHERE seq = 3;"
        " UPDATE register_dossier SET head_seq = 2, head_hash = (SELECT hash FROM register_event WHERE seq = 2)"
    )
    assert found and all("mốc niêm phong" in finding for finding in found), found
