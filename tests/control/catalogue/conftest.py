"""The catalogue's pages as officers meet them."""

from __future__ import annotations

import pytest

from tests.register.office import offer

CODE = "1.001193"


@pytest.fixture
def sign_in(cast):
    """``sign_in("control")``: a browser in which somebody is signed in."""
    from tests.counter.pages import signed_in

    return lambda who: signed_in(cast, who)


@pytest.fixture
def birth(cast):
    """The version of birth registration, five working days, that the commune offers."""
    return offer(cast.commune)
