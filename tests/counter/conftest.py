"""The counter as its officers meet it: signed in, with a dossier in the register."""

from __future__ import annotations

import pytest


@pytest.fixture
def sign_in(cast):
    """``sign_in("handler")``: a browser in which somebody is signed in."""
    from tests.counter.pages import signed_in

    return lambda who: signed_in(cast, who)


@pytest.fixture
def dossier(cast):
    """Finished late on 9 June, due on 8 June, not handed over; the citizen applied."""
    from motcua.register.models import Dossier
    from tests.cast import CITIZEN
    from tests.register.actions.conftest import finished_row
    from tests.register.office import offer, take_in

    offer(cast.commune)
    take_in([finished_row(person=CITIZEN)])
    return Dossier.objects.get(code=finished_row().codes[0][1])
