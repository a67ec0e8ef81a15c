"""Journeys through the browser: the real program, on the sample commune that the demo makes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from tests import live as live_server
from tests import places, sample_commune

CONTROL = "kiem-soat"
DIRECTOR = "giam-doc"


@dataclass(frozen=True)
class Office:
    """The sample commune, served: the program, its officers' password, the folder of its exports."""

    live: live_server.Live
    password: str
    exports: Path

    @property
    def url(self) -> str:
        """Its address, without a slash at its end."""
        return self.live.url

    @property
    def database_url(self) -> str:
        """The owner's connection to its register."""
        return self.live.database_url


@contextmanager
def at_work(office: Office) -> Iterator[None]:
    """Files that are handed in are read meanwhile."""
    worker = office.live.start_worker()
    try:
        yield
    finally:
        worker.terminate()
        worker.wait(30)


@pytest.fixture(scope="session")
def office(template_database: None) -> Iterator[Office]:
    """One for all journeys of a worker that take nothing from one another: what they change nobody else counts."""
    from motcua.site.database.location import locate

    name = f"{os.environ[places.RUN]}_{uuid4().hex[:12]}"
    home = sample_commune.copy_into(name)
    database_url = places.elsewhere(locate(), name)
    running = live_server.start(database_url)
    password = (home / "demo/mat-khau.txt").read_text().strip()
    yield Office(running, password, home / "demo/xuat-2026-06-20")
    running.stop()
    places.drop(name)


@pytest.fixture
def sign_in(office: Office, page: Any) -> Callable[[str], Any]:
    """Sign an officer in; gives the window."""

    def signed_in(username: str = CONTROL) -> Any:
        page.goto(f"{office.url}/dang-nhap/")
        enter(page, username, office.password)
        return page

    return signed_in


def enter(page: Any, username: str, password: str) -> None:
    """Fill in the form of the sign-in page and send it."""
    page.get_by_label("Tên đăng nhập").fill(username)
    page.get_by_label("Mật khẩu", exact=True).fill(password)
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url(lambda url: "/dang-nhap/" not in url)
