"""A quarter small enough to count by hand, and officers who are signed in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.test import Client

from tests.cast import Cast
from tests.control.quarter import QUARTER
from tests.exchange import exports

if TYPE_CHECKING:
    from motcua.agencies.models import Officer


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path: Path) -> Path:
    """Bytes of imported files, of this test alone."""
    settings.FILES_FOLDER = tmp_path / "kept"
    return settings.FILES_FOLDER


@pytest.fixture
def quarter(cast: Cast, tmp_path: Path) -> Cast:
    """The commune with ``QUARTER`` in its register."""
    from tests.exchange.importing import take_in

    _, result = take_in(cast.commune, exports.city_file(tmp_path / "so-theo-doi.xlsx", *QUARTER))
    assert result.recorded, result.errors
    return cast


@pytest.fixture
def signed_in() -> Callable[[Officer], Client]:
    """A browser in which that officer is signed in."""

    def sign_in(officer: Officer) -> Client:
        client = Client()
        client.force_login(officer.user)
        return client

    return sign_in
