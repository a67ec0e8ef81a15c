"""Behind a proxy each machine is itself again; without one nobody is believed."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from motcua.site.client import last_address
from tests.cast import PASSWORD


@pytest.mark.parametrize(
    ("forwarded", "address"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("10.0.0.1, 203.0.113.7", "203.0.113.7"),
        ("made-up,203.0.113.7", "203.0.113.7"),
        ("2001:db8:0::1", "2001:db8::1"),
        ("fe80::1%eth0", "fe80::1"),
        ("203.0.113.7, unknown", None),
        ("203.0.113.7,", None),
        ("203.0.113.7:4711", None),
        ("", None),
    ],
)
def test_the_entry_that_our_own_proxy_added_is_the_client(forwarded: str, address: str | None) -> None:
    assert last_address(forwarded) == address


def guess(name: str, forwarded: str, password: str = "sai") -> Any:
    client = Client(headers={"X-Forwarded-For": forwarded})
    return client.post("/dang-nhap/", {"login": name, "password": password})


def test_an_outsider_who_guesses_shuts_an_officer_out_at_the_outsiders_machine_alone(cast, settings) -> None:
    settings.BEHIND_PROXY = True
    name = cast.director.user.username
    for _time in range(settings.AXES_FAILURE_LIMIT):
        guess(name, "198.51.100.9")
    assert guess(name, "198.51.100.9", PASSWORD).status_code == 429
    assert "_auth_user_id" in guess(name, "203.0.113.7", PASSWORD).client.session


def test_who_makes_addresses_up_is_still_one_machine_to_us(cast, settings) -> None:
    settings.BEHIND_PROXY = True
    name = cast.director.user.username
    for time in range(settings.AXES_FAILURE_LIMIT):
        guess(name, f"192.0.2.{time}, 198.51.100.9")
    assert guess(name, "192.0.2.99, 198.51.100.9", PASSWORD).status_code == 429


def test_without_a_proxy_the_header_is_nobodys_word(cast) -> None:
    assert not settings.BEHIND_PROXY
    name = cast.director.user.username
    for time in range(settings.AXES_FAILURE_LIMIT):
        guess(name, f"192.0.2.{time}")
    assert guess(name, "192.0.2.99", PASSWORD).status_code == 429
