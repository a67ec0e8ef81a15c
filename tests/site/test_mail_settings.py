"""The mail server is named by one address; without it no mail is sent, and a wrong one is not repeated."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest

from motcua.site import settings
from motcua.site.errors import UserError


def read(monkeypatch: pytest.MonkeyPatch, url: str) -> dict[str, Any]:
    monkeypatch.setenv("MOTCUA_MAIL_URL", url)
    return runpy.run_path(str(Path(settings.__file__).with_name("mail.py")))


def test_without_it_nothing_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    found = read(monkeypatch, "")
    assert found["MAIL_ON"] is False and "dummy" in found["EMAIL_BACKEND"]


@pytest.mark.parametrize(
    ("url", "port", "starttls", "tls"),
    [
        ("smtp://mail.xa.test", 25, False, False),
        ("smtp+tls://ten:m%40t@mail.xa.test", 587, True, False),
        ("smtps://ten:m%40t@mail.xa.test:4650", 4650, False, True),
    ],
)
def test_the_scheme_says_how_it_is_reached(
    monkeypatch: pytest.MonkeyPatch, url: str, port: int, starttls: bool, tls: bool
) -> None:
    found = read(monkeypatch, url)
    assert (found["EMAIL_HOST"], found["EMAIL_PORT"]) == ("mail.xa.test", port)
    assert (found["EMAIL_USE_TLS"], found["EMAIL_USE_SSL"]) == (starttls, tls)
    assert found["EMAIL_HOST_PASSWORD"] == ("m@t" if "@" in url else "")


@pytest.mark.parametrize(
    "url", ["mail.xa.test", "http://mail.xa.test", "smtp://ten:bi-mat@:25", "smtp://x:y"]
)
def test_what_cannot_be_read_is_refused_without_repeating_it(
    monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    with pytest.raises(UserError) as refused:
        read(monkeypatch, url)
    assert "bi-mat" not in str(refused.value) and "MOTCUA_MAIL_URL" in str(refused.value)
