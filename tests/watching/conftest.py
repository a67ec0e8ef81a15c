"""A dossier on its way and the officers who are told of its dates."""

from __future__ import annotations

import pytest

from motcua.register.models import Dossier
from motcua.register.write import Actor
from tests.register.office import offer
from tests.register.own.conftest import take_in


@pytest.fixture
def acting(cast) -> dict[str, Actor]:
    """Everybody of the commune who acts, where the procedure of the tests is offered."""
    offer(cast.commune)
    roles = ("intake", "handler", "leader", "chair", "clerk", "hand_over", "director")
    return {role: Actor(getattr(cast, role), role, "thử") for role in roles}


@pytest.fixture
def received(acting) -> Dossier:
    """Received by the intake officer on Monday 1 June at 08:00, owed on 8 June at 17:00."""
    return Dossier.objects.get(pk=take_in(acting).id)


@pytest.fixture
def mailing(settings, cast):
    """Mail is on, and the officers of the commune have addresses."""
    settings.MAIL_ON = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    for who in ("intake", "handler", "leader"):
        user = getattr(cast, who).user
        user.email = f"{who}@xa.test"
        user.save()
