"""Who promises a body and does not send it holds a few chairs, not the house."""

from __future__ import annotations

import select
import socket
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.test.client import FakePayload

from motcua.site import strangers
from motcua.site.strangers import OF_ONE_MACHINE, Places
from motcua.site.web import CONNECTIONS, THREADS, threads_for
from tests.cast import PASSWORD
from tests.live import Live


@contextmanager
def held(live: Live, connections: int) -> Iterator[list[socket.socket]]:
    """So many sign-ins of a thousand bytes of which six come."""
    where = urlsplit(live.url)
    head = f"POST /dang-nhap/ HTTP/1.1\r\nHost: {where.netloc}\r\nContent-Length: 1000\r\n\r\nlogin="
    with ExitStack() as all_of_them:
        made = []
        for _time in range(connections):
            made.append(all_of_them.enter_context(socket.create_connection((where.hostname, where.port))))
            made[-1].sendall(head.encode())
        time.sleep(0.5)
        yield made


@pytest.mark.parametrize("connections", [6, 3 * THREADS])
def test_pages_are_answered_while_strangers_hold_connections_open(live: Live, connections: int) -> None:
    with held(live, connections) as made:
        for _time in range(3):
            with urllib.request.urlopen(f"{live.url}/dang-nhap/", timeout=8) as answer:
                assert answer.status == 200
        answered, _writable, _failed = select.select(made, [], [], 8)
        assert answered and answered[0].recv(4096).startswith(b"HTTP/1.1 503 ")


def test_one_machine_does_not_take_the_places_of_all() -> None:
    places = Places(4, 2)
    with ExitStack() as stack:
        took = [stack.enter_context(places.place(machine)) for machine in "aaabbbc"]
        assert took == [True, True, False, True, True, False, False]
    with places.place("a") as free:
        assert free


class Unread(FakePayload):
    def read(self, *args: int) -> bytes:
        raise AssertionError("the body was read")


def test_beyond_the_places_nothing_of_a_stranger_is_read_and_the_page_says_so(db, monkeypatch) -> None:
    monkeypatch.setattr(strangers, "_readings", Places(0, OF_ONE_MACHINE))
    form = {"content_type": "application/x-www-form-urlencoded", "CONTENT_LENGTH": "1000"}
    answer = Client(enforce_csrf_checks=True).generic(
        "POST", "/dang-nhap/", b"", **form, **{"wsgi.input": Unread(b"")}
    )
    page = answer.content.decode()
    assert answer.status_code == 503
    assert "Máy chủ đang bận" in page and "Đợi một phút" in page


@pytest.mark.parametrize("form", ["multipart/form-data", "application/x-www-form-urlencoded"])
def test_a_form_that_was_read_beforehand_is_read_whole(cast, form: str) -> None:
    client = Client()
    if form == "multipart/form-data":
        answer = client.post("/dang-nhap/", {"login": cast.director.user.username, "password": PASSWORD})
    else:
        words = f"login={cast.director.user.username}&password={PASSWORD.replace(' ', '+')}"
        answer = client.post("/dang-nhap/", words, content_type=form)
    assert answer.status_code == 302


def test_who_is_signed_in_needs_no_place(cast, monkeypatch) -> None:
    monkeypatch.setattr(strangers, "_readings", Places(0, OF_ONE_MACHINE))
    client = Client()
    client.force_login(cast.director.user)
    assert client.post("/ngon-ngu/", {"language": "vi"}).status_code == 302


@pytest.mark.parametrize("workers", range(1, 13))
def test_all_threads_find_a_connection_to_the_database(workers: int) -> None:
    assert threads_for(workers) >= 4
    assert workers * threads_for(workers) <= CONNECTIONS
