"""What a worker does every minute beside its tasks."""

from __future__ import annotations

from threading import Event

from motcua.site.sweeping import sweeps


def test_imports_whose_worker_died_are_taken_up_again(db, monkeypatch) -> None:
    swept, taken_up = Event(), Event()
    monkeypatch.setattr("motcua.watching.sweep.sweep", swept.set)
    monkeypatch.setattr("motcua.exchange.queue.take_up_again", taken_up.set)
    with sweeps(interval=60):
        assert swept.wait(30)
        assert taken_up.wait(30)
