"""What all tests share: a database each, the real command, a browser, no network."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import django
import pytest

from tests import browser as chromium
from tests import live as live_server
from tests import network, places, thrift
from tests.cast import Cast, make_cast

places.choose()
network.block()
django.setup()  # before any other conftest: those may import models
thrift.be_thrifty()

ROOT = Path(__file__).parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--reverse`` shows tests that lean on others having run before them."""
    parser.addoption("--reverse", action="store_true", help="run the tests from the last to the first")


def pytest_configure() -> None:
    """Asked to end, a run clears up as after Ctrl-C."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Last first, where that is asked for."""
    if config.getoption("reverse"):
        items.reverse()


def pytest_unconfigure(config: pytest.Config) -> None:
    """The process that began the run ends its server; workers leave it alone."""
    if not hasattr(config, "workerinput") and places.RUN in os.environ:
        places.clear()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The reference material beside the checkout: sample exports with their true totals, worked cases."""
    return places.reference_material(ROOT)


@pytest.fixture(scope="session")
def template_database() -> None:
    """A migrated database on a running server."""
    places.make_template()


@pytest.fixture(scope="session")
def django_db_setup(template_database: None, worker_id: str, django_db_blocker: Any) -> Iterator[bytes]:
    """Each worker its copy; tests with ``db`` work there as the application's role, which owns nothing.

    The cast is made there once and stays: gives it, pickled, for each test to have people of its own.
    """
    name = f"{os.environ[places.RUN]}_{worker_id}"
    places.copy(name)
    from django.db import connection

    connection.settings_dict["NAME"] = name
    with django_db_blocker.unblock():
        made = pickle.dumps(make_cast())
    yield made
    with django_db_blocker.unblock():
        connection.close()
    places.drop(name)


@pytest.fixture
def cast(db: None, django_db_setup: bytes) -> Cast:
    """Citizen, intake officer, handler, leader, officer of another commune, stranger (``tests.cast``)."""
    from django.core.cache import cache

    from motcua.agencies import edition

    edition._memory = edition.Memory(edition.NONE)  # what the process knows of them is from the test before
    cache.clear()  # and so is how often somebody tried to sign in as one of them
    people: Cast = pickle.loads(django_db_setup)
    return people


class _django_on:
    """Django's connection on another database while this lasts; access is open, nothing is rolled back."""

    def __init__(self, name: str, blocker: Any) -> None:
        self.name, self.blocker = name, blocker

    def __enter__(self) -> None:
        from django.db import connection

        self.before = connection.settings_dict["NAME"]
        self.blocker.unblock()
        connection.close()
        connection.settings_dict["NAME"] = self.name

    def __exit__(self, *error: object) -> None:
        from django.db import connection

        connection.close()
        connection.settings_dict["NAME"] = self.before
        self.blocker.restore()


@pytest.fixture
def own_database(template_database: None, django_db_blocker: Any) -> Iterator[str]:
    """A database for this test alone, where transactions are real; gives the owner's connection.

    Django's models work on it within the test. Not together with ``db``, which rolls back.
    """
    from motcua.site.database.location import locate

    name = f"{os.environ[places.RUN]}_{uuid4().hex[:12]}"
    places.copy(name)
    try:
        with _django_on(name, django_db_blocker):
            yield places.elsewhere(locate(), name)
    finally:
        places.drop(name)


@pytest.fixture
def run_motcua(request: pytest.FixtureRequest) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run the real command: ``run_motcua("due", "--json", …)``; on ``own_database``, or embedded in ``home=``."""

    def run(
        *arguments: object,
        home: Path | None = None,
        env: dict[str, str] | None = None,
        input: str | None = None,
        timeout: float = 300,
    ) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, **(env or {})}
        environment.pop(
            "PYTHONUNBUFFERED", None
        )  # what is said through a pipe is kept back, as it is for most people
        if home is not None:
            environment = {name: value for name, value in environment.items() if name not in _CHOSEN}
            environment |= {"MOTCUA_HOME": str(home), **(env or {})}
        elif "DATABASE_URL" not in (env or {}):
            environment["DATABASE_URL"] = request.getfixturevalue("own_database")
        command = [live_server.MOTCUA, *map(str, arguments)]
        return subprocess.run(
            command,
            env=environment,
            input=input,
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
        )

    return run


_CHOSEN = {"DATABASE_URL", "MOTCUA_APP_ROLE"}


@pytest.fixture
def live(own_database: str) -> Iterator[live_server.Live]:
    """The program, serving this test's own database: ``live.url``, ``live.start_worker()``."""
    running = live_server.start(own_database)
    yield running
    running.stop()


@pytest.fixture(scope="session")
def chromium_browser() -> Iterator[Any]:
    """One Chromium for all tests of this worker.

    What a click leads to is asked of ``expect``, which waits; ``count()`` and ``is_visible()`` read whatever is there.
    """
    from playwright.sync_api import expect, sync_playwright

    path = chromium.executable()
    if path is None:
        pytest.fail("There is no Chromium; `make browser` says how to get one.")
    expect.set_options(timeout=chromium.PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=chromium.arguments())
        yield browser
        browser.close()


# What htmx says on the console of a page that is wrong; an answer of 422 or a window closed meanwhile is none.
MISTAKES = (
    "Content Security Policy",
    "htmx:evalDisallowed",
    "htmx:syntax",
    "htmx:targetError",
    "htmx:swapError",
)


@pytest.fixture
def page(chromium_browser: Any) -> Iterator[Any]:
    """A fresh window of a Vietnamese user; a mistake of a script or a breach of the content policy fails the test."""
    context = chromium_browser.new_context(
        locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh", viewport={"width": 1280, "height": 900}
    )
    context.set_default_timeout(chromium.PATIENCE)
    window = context.new_page()
    wrong: list[str] = []
    window.on("pageerror", lambda error: wrong.append(str(error)))
    window.on("console", lambda said: any(word in said.text for word in MISTAKES) and wrong.append(said.text))
    yield window
    context.close()
    assert not wrong, wrong
