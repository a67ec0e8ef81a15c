"""The desk on the first working days of June 2026: the cast as actors, a dossier taken in, a clock to set."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from motcua.catalogue.content import Content, as_dict
from motcua.register.models import Dossier
from motcua.register.write import Actor
from tests.cast import CITIZEN, OFFICERS
from tests.counter.desk.ways import WAYS
from tests.register.office import offer
from tests.register.own.ways import GROUNDS
from tests.register.told import at

MONDAY = "2026-06-01 08:00"


@pytest.fixture
def clock(monkeypatch) -> Callable[[str], None]:
    """``clock("2026-06-02 09:00")``: from now on it is that instant."""
    from django.utils import timezone

    return lambda text: monkeypatch.setattr(timezone, "now", lambda: at(text))


@pytest.fixture
def office(cast) -> dict[str, Actor]:
    """The cast as actors, by role; the commune offers a procedure of five working days with grounds of its own."""
    offer(cast.commune, details={"content": as_dict(Content(grounds=GROUNDS))})
    return {role: Actor(getattr(cast, role), role, "thử") for role in OFFICERS}


@pytest.fixture
def owned(cast, office) -> Dossier:
    """Received on Monday at 08:00: due on 8 June at 17:00."""
    from motcua.register.actions.receive import Application, receive_at_counter

    opened = receive_at_counter(cast.commune, Application("1.001193", CITIZEN), office["intake"], at(MONDAY))
    return Dossier.objects.get(pk=opened.id)


@pytest.fixture
def ready(cast, office, owned, sign_in, clock):
    """``ready("forward")``: everything before it has happened; the browser of who does it, at that instant."""

    def prepare(name):
        way = WAYS[name]
        way.before(owned.pk, office)
        clock(way.when)
        return sign_in(way.who)

    return prepare
