"""A commune that offers a procedure, its officers, and a dossier taken in at its counter."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from motcua.register.actions.receive import Application, receive_at_counter
from motcua.register.own import Opened
from motcua.register.write import Actor
from tests.cast import CITIZEN, OFFICERS
from tests.register.office import commune, offer
from tests.register.told import at

MONDAY = "2026-06-01 08:00"


@pytest.fixture
def office(cast) -> dict[str, Actor]:
    """One officer of each role of the counter."""
    offer(cast.commune)
    return {role: Actor(getattr(cast, role), role, "thử") for role in OFFICERS if role != "admin"}


@pytest.fixture
def received(office) -> Opened:
    """Received on Monday at 08:00 with five working days: due on 8 June at 17:00."""
    return take_in(office)


def take_in(office: dict[str, Actor], when: str = MONDAY, **given) -> Opened:
    """A dossier received at the counter."""
    application = Application("1.001193", CITIZEN, **given)
    return receive_at_counter(commune(), application, office["intake"], at(when))


Take = Callable[..., Opened]
