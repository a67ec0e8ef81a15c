"""The birth bundle with the whole cast, and a way to open its page as somebody."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.utils import timezone

from motcua.catalogue.bundles import MemberOffer
from motcua.register.actions.bundle import Way, receive_bundle
from motcua.register.write import Actor
from motcua.rules.clock import Limit, Unit
from tests.cast import CITIZEN
from tests.counter.pages import signed_in
from tests.register.linked.conftest import BIRTH, EVERYTHING, make_offer
from tests.register.office import offer


@pytest.fixture
def birth(cast):
    """Registration here, then residence and the card at the one vertical agency of the cast."""
    offer(cast.commune, days=1)
    away = cast.land_registry.pk
    five = Limit(5, Unit.WORKING_DAYS)
    return make_offer(
        MemberOffer("khai-sinh", "Đăng ký khai sinh", "1.001193"),
        MemberOffer(
            "thuong-tru", "Đăng ký thường trú", "1.004222", away, ("khai-sinh",), Limit(7, Unit.DAYS)
        ),
        MemberOffer("the-bhyt", "Cấp thẻ bảo hiểm y tế", "1.999999", away, ("khai-sinh",), five),
        name=BIRTH,
    )


@pytest.fixture
def bundle(cast, birth):
    """Everything asked for just now, at once, so that all three have begun."""
    who = Actor(cast.intake, "intake", "thử")
    return receive_bundle(cast.commune, birth, CITIZEN, EVERYTHING, who, now(), Way(at_once=True))


@pytest.fixture
def sign_in(cast):
    """``sign_in("handler")``: a browser in which somebody is signed in."""
    return lambda who: signed_in(cast, who)


def now() -> datetime:
    return timezone.now()
