"""Rows on their way into the register: however a batch is left, none of them is under way any more."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from threading import Event, Timer
from typing import Any, cast
from uuid import RFC_4122

import psycopg
import pytest
from django.db import DataError, IntegrityError, connection, transaction
from django.db.backends.utils import CursorWrapper

from motcua.register import store
from motcua.register.laid_out import alias_row, raw_row
from motcua.register.models import RawRow

WRONG = [KeyboardInterrupt, ValueError]


class Held:
    """The cursor of a batch: its first copy sends a row, and the rest not before ``go``."""

    def __init__(self, cursor: Any) -> None:
        self.cursor = self
        self.real = cursor.cursor
        self.begun, self.go = Event(), Event()

    @contextmanager
    def copy(self, statement: str) -> Iterator[Held]:
        with self.real.copy(statement) as self.under_way:
            yield self

    def write(self, lines: bytes) -> None:
        first, *rest = lines.splitlines(keepends=True)
        self.under_way.write(first)
        self.begun.set()
        assert self.go.wait(30)
        self.under_way.write(b"".join(rest))

    def go_on_soon(self) -> None:
        """Once the batch waits."""
        assert self.begun.wait(30)
        Timer(0.3, self.go.set).start()


def send_two_rows(batch: store.Batch) -> Held:
    """A copy under way that is held up."""
    held = Held(batch.cursor)
    batch.cursor = cast(CursorWrapper, held)
    batch.put("register_alias", alias_row("so", "A-1", 1))
    batch.put("register_alias", alias_row("so", "A-2", 2))
    batch.send()
    return held


@contextmanager
def batch_of_rows() -> Iterator[store.Batch]:
    """A batch of the transaction at hand."""
    with connection.cursor() as cursor, store.Batch(cursor) as batch:
        yield batch


def aliases() -> int:
    """Asked on the connection that the batch wrote by; fails while a copy is under way."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM register_alias")
        return int(cursor.fetchone()[0])


@pytest.mark.parametrize("wrong", WRONG)
def test_broken_off_in_the_midst_of_a_copy_nothing_is_under_way_and_the_next_is_not_begun(db, wrong) -> None:
    with transaction.atomic():
        with pytest.raises(wrong), batch_of_rows() as batch:
            held = send_two_rows(batch)
            batch.put("register_alias", alias_row("so", "A-3", 3))
            batch.send()
            held.go_on_soon()
            raise wrong
        assert aliases() == 2
        transaction.set_rollback(True)
    assert aliases() == 0


def test_it_waits_even_for_a_copy_that_an_interrupt_kept_it_from_noting(db) -> None:
    with transaction.atomic():
        with pytest.raises(KeyboardInterrupt), batch_of_rows() as batch:
            held = send_two_rows(batch)
            batch.sent.clear()
            held.go_on_soon()
            raise KeyboardInterrupt
        assert aliases() == 2
        transaction.set_rollback(True)


def test_a_second_interrupt_while_it_waits_changes_nothing(db, monkeypatch) -> None:
    waits = store.wait
    heard = []

    def interrupted(*arguments):
        if not heard:
            heard.append("a second Ctrl-C")
            held.go_on_soon()
            raise KeyboardInterrupt
        return waits(*arguments)

    monkeypatch.setattr(store, "wait", interrupted)
    with transaction.atomic():
        with pytest.raises(KeyboardInterrupt), batch_of_rows() as batch:
            held = send_two_rows(batch)
            assert held.begun.wait(30)
            raise KeyboardInterrupt
        assert heard
        assert aliases() == 2
        transaction.set_rollback(True)


def test_a_copy_that_waits_for_somebody_else_is_cancelled(own_database, monkeypatch) -> None:
    monkeypatch.setattr(store, "PATIENCE", 0.1)
    with psycopg.connect(own_database) as other:
        other.execute("LOCK TABLE register_alias")
        with pytest.raises(KeyboardInterrupt), transaction.atomic(), batch_of_rows() as batch:
            batch.put("register_alias", alias_row("so", "A-1", 1))
            batch.send()
            raise KeyboardInterrupt
        other.rollback()
    assert aliases() == 0


def test_what_the_database_refuses_of_a_copy_is_raised(db) -> None:
    with pytest.raises(IntegrityError), transaction.atomic(), batch_of_rows() as batch:
        batch.put("register_alias", alias_row("so", "A-1", 1))
        batch.put("register_alias", alias_row("so", "A-1", 2))
        batch.send()
        batch.flush()
    assert aliases() == 0


def test_whatever_is_asked_through_django_waits_for_what_was_sent(db) -> None:
    with transaction.atomic():
        with batch_of_rows() as batch:
            held = send_two_rows(batch)
            held.go_on_soon()
            assert aliases() == 2
        transaction.set_rollback(True)


def test_a_question_is_answered_behind_what_was_sent_before_it_and_ahead_of_what_comes_after(db) -> None:
    def count(cursor: Any) -> int:
        cursor.execute("SELECT count(*) FROM register_alias")
        return int(cursor.fetchone()[0])

    with transaction.atomic():
        with batch_of_rows() as batch:
            batch.put("register_alias", alias_row("so", "A-1", 1))
            batch.send()
            asked = batch.ask(count)
            batch.put("register_alias", alias_row("so", "A-2", 2))
            batch.send()
            assert batch.answer(asked) == 1
            assert aliases() == 2
        transaction.set_rollback(True)


def test_what_the_database_refuses_of_a_question_is_raised_as_django_has_it(db) -> None:
    with pytest.raises(DataError), transaction.atomic(), batch_of_rows() as batch:
        batch.answer(batch.ask(lambda cursor: cursor.execute("SELECT 1/0")))


def test_nothing_is_asked_any_more_once_it_is_left(db) -> None:
    asked: list[str] = []
    with transaction.atomic():
        with pytest.raises(KeyboardInterrupt), batch_of_rows() as batch:
            held = send_two_rows(batch)
            batch.ask(lambda _cursor: asked.append("asked"))
            held.go_on_soon()
            raise KeyboardInterrupt
        assert asked == []
        transaction.set_rollback(True)


def test_while_a_copy_is_under_way_what_is_offered_waits_until_it_is_much(db, monkeypatch) -> None:
    monkeypatch.setattr(store, "MOST_QUEUED", 2)
    with transaction.atomic():
        with batch_of_rows() as batch:
            held = send_two_rows(batch)
            batch.rows["register_dossier"].append(b"one")
            batch.offer()
            assert batch.rows["register_dossier"] == [b"one"]
            batch.rows["register_dossier"].append(b"two")
            monkeypatch.setattr(batch, "_write", lambda rows: None)
            batch.offer()
            assert batch.rows["register_dossier"] == []
            held.go.set()
        transaction.set_rollback(True)


def test_what_is_offered_to_an_idle_database_goes_at_once_but_for_short_rows(db) -> None:
    with transaction.atomic():
        with batch_of_rows() as batch:
            batch.put("register_alias", alias_row("so", "A-1", 1))
            batch.put("register_rawrow", raw_row(99, b"{}", b""))
            batch.offer()
            assert (len(batch.rows["register_alias"]), len(batch.rows["register_rawrow"])) == (1, 0)
            assert (aliases(), RawRow.objects.count()) == (0, 1)
            batch.send()
            assert aliases() == 1
        transaction.set_rollback(True)


def test_a_copy_that_fails_while_it_is_looked_at_is_not_forgotten(db) -> None:
    class FailsMeanwhile(Future[None]):
        looked = 0

        def done(self) -> bool:
            self.looked += 1
            return self.looked > 1

    with transaction.atomic(), connection.cursor() as cursor:
        batch = store.Batch(cursor)
        failing = FailsMeanwhile()
        failing.set_exception(MemoryError())
        batch.sent.append(failing)
        batch.offer()
        with pytest.raises(MemoryError):
            batch.offer()


def test_drawn_names_are_random_uuids_and_say_so() -> None:
    drawn = store.uuid4s(200)
    assert {(one.version, one.variant) for one in drawn} == {(4, RFC_4122)}
    assert len(set(drawn)) == 200
    told = [one.int for one in drawn]
    for bit in set(range(128)) - {62, 63, 76, 77, 78, 79}:
        assert {one >> bit & 1 for one in told} == {0, 1}, bit
