"""The log: a request that is refused is one line without what was typed; a fault of the program keeps its trace."""

from __future__ import annotations

import logging
from io import StringIO

import pytest
from django.http import UnreadablePostError
from django.test import Client

from motcua.site.log_lines import RefusalsInOneLine
from motcua.site.strangers import Places
from tests.counter.pages import signed_in, url

pytestmark = pytest.mark.django_db

NAME = "pham-thi-lua-999031085123"


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> StringIO:
    """What the program writes to standard error. What it wrote to before may be the closed one of another test."""
    (handler,) = [
        one
        for one in logging.getLogger().handlers
        if any(isinstance(each, RefusalsInOneLine) for each in one.filters)
    ]
    assert isinstance(handler, logging.StreamHandler)
    text = StringIO()
    monkeypatch.setattr(handler, "stream", text)
    return text


def test_who_may_not_open_a_page_leaves_one_line_that_names_the_page(cast, log):
    assert signed_in(cast, "handler").get(url("people") + f"?tim={NAME}").status_code == 403
    assert log.getvalue().endswith(" WARNING django.request 403 GET can-bo/ (PermissionDenied)\n")
    assert log.getvalue().count("\n") == 1


@pytest.mark.parametrize(
    ("send", "line"),
    [
        (lambda browser: browser.get(f"/{NAME}/"), "404 GET ?"),
        (lambda browser: browser.get("/", HTTP_HOST=f"{NAME}.example"), "400 GET ? (DisallowedHost)"),
        (lambda browser: browser.get(f"/?{NAME}=%00"), "400 GET ? (BadRequest)"),
        (lambda browser: browser.delete("/can-bo/moi/"), "405 DELETE can-bo/moi/"),
    ],
)
def test_what_was_typed_is_not_written_down(cast, log, send, line):
    send(signed_in(cast, "admin"))
    assert f" {line}\n" in log.getvalue()
    assert NAME not in log.getvalue() and "Traceback" not in log.getvalue()


def test_a_fault_of_the_program_keeps_its_trace(cast, log, monkeypatch):
    monkeypatch.setattr("motcua.counter.people.staff_seen", lambda _user: 1 / 0)
    browser = Client(raise_request_exception=False)
    browser.force_login(cast.admin.user)
    assert browser.get(url("people")).status_code == 500
    assert "Traceback" in log.getvalue() and "ZeroDivisionError" in log.getvalue()


def test_an_upload_that_breaks_off_is_no_fault_of_the_program(cast, log, monkeypatch):
    def gone(_user: object) -> None:
        raise UnreadablePostError(NAME)

    monkeypatch.setattr("motcua.counter.people.staff_seen", gone)
    browser = Client(raise_request_exception=False)
    browser.force_login(cast.admin.user)
    browser.get(url("people"))
    assert " 500 GET can-bo/ (UnreadablePostError)\n" in log.getvalue()
    assert "Traceback" not in log.getvalue() and NAME not in log.getvalue()


def test_who_is_turned_away_because_others_hold_the_places_leaves_one_line(db, log, monkeypatch):
    monkeypatch.setattr("motcua.site.strangers._readings", Places(0, 0))
    assert Client().post(f"/{NAME}/", {"a": "b"}).status_code == 503
    assert log.getvalue().endswith(" 503 POST ?\n") and NAME not in log.getvalue()
