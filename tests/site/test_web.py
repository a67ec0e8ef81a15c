"""The pages that everyone meets first."""

from __future__ import annotations

from typing import Any

import pytest

from tests.live import Live


@pytest.mark.browser
def test_the_door_opens_in_a_real_browser(live: Live, page: Any) -> None:
    page.goto(f"{live.url}/dang-nhap/")
    assert page.locator("input[name=login]").is_visible()
