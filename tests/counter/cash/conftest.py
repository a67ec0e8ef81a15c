"""The cashier on Monday 1 June 2026: a dossier taken in at eight with a fee of 8.000 đồng, and a clock to set."""

from __future__ import annotations

import pytest

from motcua.register.models import Dossier
from tests.cast import CITIZEN
from tests.counter.desk.conftest import MONDAY, clock, office
from tests.counter.pages import url
from tests.register.told import at

__all__ = ["clock", "office"]


@pytest.fixture
def owned(cast, office, clock) -> Dossier:
    """Received on Monday at 08:00; it is nine now."""
    return taken_in(cast, office)


@pytest.fixture(autouse=True)
def nine(clock) -> None:
    """Monday, nine o'clock."""
    clock("2026-06-01 09:00")


def taken_in(cast, office) -> Dossier:
    """A dossier with a fee, taken in at the counter."""
    from motcua.register.actions.receive import Application, receive_at_counter

    application = Application("1.001193", CITIZEN, fee=8_000)
    return Dossier.objects.get(
        pk=receive_at_counter(cast.commune, application, office["intake"], at(MONDAY)).id
    )


def pay(browser, one: Dossier, number: str = "BL-1", amount: str = "8.000", channel: str = "cash"):
    """Take a fee in the browser."""
    form = {"amount": amount, "channel": channel, "receipt_number": number}
    return browser.post(url("take_fee", one.uid), form, follow=True)


def close(browser, counted: str, explanation: str = "", day: str = "2026-06-01"):
    """Close a day in the browser."""
    form = {"day": day, "counted": counted, "explanation": explanation}
    return browser.post(url("close_cash"), form, follow=True)
