"""What a worker does every minute beside its tasks."""

from __future__ import annotations

from threading import Event

import pytest

from motcua.site.sweeping import sweeps


def test_imports_whose_worker_died_are_taken_up_again(db, monkeypatch) -> None:
    swept, taken_up = Event(), Event()
    monkeypatch.setattr("motcua.watching.sweep.sweep", swept.set)
    monkeypatch.setattr("motcua.exchange.queue.take_up_again", taken_up.set)
    with sweeps(interval=60):
        assert swept.wait(30)
        assert taken_up.wait(30)


@pytest.mark.parametrize("broken", ["motcua.watching.sweep.sweep", "motcua.exchange.queue.take_up_again"])
def test_what_fails_every_minute_keeps_nothing_else_from_being_done(db, monkeypatch, caplog, broken) -> None:
    done, minutes = Event(), []

    def failing() -> None:
        minutes.append(1)
        raise ValueError

    for name in ("motcua.watching.sweep.sweep", "motcua.exchange.queue.take_up_again"):
        monkeypatch.setattr(name, failing if name == broken else lambda: minutes and done.set())
    with sweeps(interval=0.2):
        assert done.wait(30)
    assert "ValueError" in caplog.text
