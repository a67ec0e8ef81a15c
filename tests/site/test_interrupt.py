"""Ctrl-C in commands that must leave nothing half done."""

from __future__ import annotations

import contextlib
import signal
import threading

import pytest

from motcua.site.interrupt import ASKED, Interrupt


@pytest.fixture(autouse=True)
def as_usual():
    """As a command has it that was given on a terminal."""
    before = {each: signal.getsignal(each) for each in ASKED}
    for each in ASKED:
        signal.signal(each, signal.default_int_handler if each is signal.SIGINT else signal.SIG_DFL)
    yield
    for each, handler in before.items():
        signal.signal(each, handler)


def press() -> None:
    signal.raise_signal(signal.SIGINT)


@pytest.mark.parametrize("asked", ASKED)
def test_the_first_one_raises_and_the_later_ones_leave_the_clean_up_in_peace(asked: signal.Signals) -> None:
    with Interrupt() as interrupt:
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(asked)
        for each in ASKED:
            signal.raise_signal(each)
        assert interrupt.heard


def test_what_is_ignored_stays_ignored() -> None:
    """As under nohup."""
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    with Interrupt() as interrupt:
        signal.raise_signal(signal.SIGHUP)
        assert not interrupt.heard
    assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN


def test_afterwards_the_keyboard_is_as_it_was() -> None:
    with Interrupt():
        pass
    with pytest.raises(KeyboardInterrupt):
        press()
    assert signal.getsignal(signal.SIGTERM) is signal.getsignal(signal.SIGHUP) is signal.SIG_DFL


def test_a_held_step_is_finished_first() -> None:
    done = []
    with Interrupt() as interrupt, pytest.raises(KeyboardInterrupt), interrupt.held():
        press()
        done.append("the step")
    assert done == ["the step"]


def test_the_clean_up_after_one_is_not_cut_by_it_again() -> None:
    with Interrupt() as interrupt:
        with pytest.raises(KeyboardInterrupt):
            press()
        with interrupt.held():
            press()


def test_one_that_python_dropped_is_raised_at_the_next_check() -> None:
    with Interrupt() as interrupt:
        interrupt.check()
        with contextlib.suppress(
            KeyboardInterrupt
        ):  # as happens to what is raised while garbage is collected
            press()
        with pytest.raises(KeyboardInterrupt):
            interrupt.check()


def test_where_the_keyboard_is_ignored_it_stays_ignored() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with Interrupt() as interrupt:
        press()
        assert not interrupt.heard
    assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN


def test_in_another_thread_it_changes_nothing() -> None:
    found = []

    def work() -> None:
        with Interrupt():
            found.append(signal.getsignal(signal.SIGINT))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert found == [signal.default_int_handler]
