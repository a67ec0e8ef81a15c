"""Whatever asks a command to end, it clears up once."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator

import pytest

from motcua.site.ending import ASKED, Ending


@pytest.fixture(autouse=True)
def as_usual() -> Iterator[None]:
    """As a command has it that was given on a terminal."""
    before = {each: signal.getsignal(each) for each in ASKED}
    for each in ASKED:
        signal.signal(each, signal.default_int_handler if each is signal.SIGINT else signal.SIG_DFL)
    yield
    for each, handler in before.items():
        signal.signal(each, handler)


@pytest.mark.parametrize("asked", ASKED)
def test_the_first_raises_and_the_later_ones_leave_the_clean_up_in_peace(asked: signal.Signals) -> None:
    with Ending() as ending:
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(asked)
        for each in ASKED:
            signal.raise_signal(each)
        assert ending.heard


def test_afterwards_all_is_as_it_was() -> None:
    with Ending():
        pass
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    assert signal.getsignal(signal.SIGTERM) is signal.getsignal(signal.SIGHUP) is signal.SIG_DFL


def test_what_is_ignored_stays_ignored() -> None:
    """As under nohup."""
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    with Ending() as ending:
        signal.raise_signal(signal.SIGHUP)
        assert not ending.heard
    assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN


def test_one_that_python_dropped_is_raised_at_the_next_check() -> None:
    with Ending() as ending:
        ending.check()
        with contextlib.suppress(KeyboardInterrupt):  # as happens while garbage is collected
            signal.raise_signal(signal.SIGTERM)
        with pytest.raises(KeyboardInterrupt):
            ending.check()


def test_in_another_thread_it_changes_nothing() -> None:
    found = []

    def work() -> None:
        with Ending():
            found.append(signal.getsignal(signal.SIGTERM))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert found == [signal.SIG_DFL]
