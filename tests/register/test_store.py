"""Rows on their way into the register: however a batch is left, none of them is under way any more."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Timer

import psycopg
import pytest
from django.db import IntegrityError, connection, transaction

from motcua.register import store

WRONG = [KeyboardInterrupt, ValueError]


class Slow(list[tuple[str, str, int]]):
    """Rows of which the first is sent and the second not before ``go``."""

    def __init__(self, go: Event) -> None:
        super().__init__([("so", "A-1", 1), ("so", "A-2", 2)])
        self.go, self.begun = go, Event()

    def __iter__(self) -> Iterator[tuple[str, str, int]]:
        yield self[0]
        self.begun.set()
        assert self.go.wait(30)
        yield self[1]


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
    go = Event()
    slow = Slow(go)
    with transaction.atomic():
        with pytest.raises(wrong), batch_of_rows() as batch:
            batch.rows["register_alias"] = slow
            batch.send()
            batch.add("register_alias", ("so", "A-3", 3))
            batch.send()
            assert slow.begun.wait(30)
            Timer(0.3, go.set).start()
            raise wrong
        assert aliases() == 2
        transaction.set_rollback(True)
    assert aliases() == 0


def test_it_waits_even_for_a_copy_that_an_interrupt_kept_it_from_noting(db) -> None:
    go = Event()
    slow = Slow(go)
    with transaction.atomic():
        with pytest.raises(KeyboardInterrupt), batch_of_rows() as batch:
            batch.rows["register_alias"] = slow
            batch.send()
            batch.sent.clear()
            assert slow.begun.wait(30)
            Timer(0.3, go.set).start()
            raise KeyboardInterrupt
        assert aliases() == 2
        transaction.set_rollback(True)


def test_a_second_interrupt_while_it_waits_changes_nothing(db, monkeypatch) -> None:
    go = Event()
    slow = Slow(go)
    waits = store.wait
    heard = []

    def interrupted(*arguments):
        if not heard:
            heard.append("a second Ctrl-C")
            Timer(0.3, go.set).start()
            raise KeyboardInterrupt
        return waits(*arguments)

    monkeypatch.setattr(store, "wait", interrupted)
    with transaction.atomic():
        with pytest.raises(KeyboardInterrupt), batch_of_rows() as batch:
            batch.rows["register_alias"] = slow
            batch.send()
            assert slow.begun.wait(30)
            raise KeyboardInterrupt
        assert heard
        assert aliases() == 2
        transaction.set_rollback(True)


def test_a_copy_that_waits_for_somebody_else_is_cancelled(own_database, monkeypatch) -> None:
    monkeypatch.setattr(store, "PATIENCE", 0.1)
    with psycopg.connect(own_database) as other:
        other.execute("LOCK TABLE register_alias")
        with pytest.raises(KeyboardInterrupt), transaction.atomic(), batch_of_rows() as batch:
            batch.add("register_alias", ("so", "A-1", 1))
            batch.send()
            raise KeyboardInterrupt
        other.rollback()
    assert aliases() == 0


def test_what_the_database_refuses_of_a_copy_is_raised(db) -> None:
    with pytest.raises(IntegrityError), transaction.atomic(), batch_of_rows() as batch:
        batch.add("register_alias", ("so", "A-1", None))
        batch.send()
        batch.flush()
    assert aliases() == 0
