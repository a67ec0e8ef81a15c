"""An installation that one file's tests share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests import places
from tests.site.database.homes import Home


@pytest.fixture(scope="module")
def started(template_database: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    home = Home(tmp_path_factory.mktemp("started") / "home")
    places.lay_out(home.folder)
    assert home.motcua("db", "start").returncode == 0
    yield home
    home.motcua("db", "stop")
