"""Before a command that needs the database: a server that is too old is refused in words."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from motcua.site.database import prepare
from motcua.site.database.prepare import check_version
from motcua.site.errors import UserError


def server(version: int) -> Any:
    """A connection to a server of that version, as libpq numbers it."""
    return SimpleNamespace(info=SimpleNamespace(server_version=version))


def test_a_server_older_than_15_is_refused_and_told_which_is_needed() -> None:
    with pytest.raises(UserError) as refused:
        check_version(server(140_012))
    assert "14" in str(refused.value) and "15" in str(refused.value)


@pytest.mark.parametrize("version", [150_000, 150_014, 160_004, 180_001])
def test_15_and_newer_are_taken(version: int) -> None:
    check_version(server(version))


def test_it_is_asked_before_anything_is_done_with_the_database(
    template_database: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prepare, "OLDEST_SERVER", 99)
    with pytest.raises(UserError, match="99"):
        prepare.prepare_database()
