"""A list of work that stands open shows by itself what came meanwhile."""

from __future__ import annotations

from typing import Any

import pytest

from tests import cast as people
from tests.counter.desk.test_by_keyboard import sign_in
from tests.live import Live

pytestmark = pytest.mark.browser


def test_what_comes_meanwhile_appears_without_loading_the_page_again(
    own_database: str, live: Live, page: Any
) -> None:
    from motcua.register.models import Dossier
    from motcua.register.write import Actor
    from tests.register.office import offer
    from tests.register.own.conftest import take_in

    cast = people.make_cast()
    offer(cast.commune)
    page.clock.install()
    sign_in(page, live, "intake")
    page.goto(f"{live.url}/viec/cua-toi/")
    assert "Không có hồ sơ nào" in page.locator("#viec").inner_text()
    page.evaluate("window.stillHere = true")
    take_in({"intake": Actor(cast.intake, "intake", "thử")})
    page.clock.fast_forward("00:31")
    page.locator("#viec").get_by_text(Dossier.objects.get().code).wait_for()
    assert page.evaluate("window.stillHere") is True
