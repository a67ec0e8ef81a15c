"""What a commune's first import asks, and what it is told once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from motcua.register.models import Dossier
from tests.exchange import exports
from tests.exchange.importing import TAKEN, codes, take_in
from tests.register.office import offer

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
BRANCH = "Chi nhánh Văn phòng đăng ký đất đai huyện Bình Giang"


def test_of_a_first_import_nobody_asks_what_has_gone_and_what_agencies_are_called_is_asked_once(
    cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def watch(execute: Any, sql: str, *rest: Any) -> Any:
        asked.append(sql)
        return execute(sql, *rest)

    monkeypatch.setattr("motcua.register.actions.record.find_gone", lambda *_: pytest.fail("asked"))
    branch = replace(exports.dossiers(1)[0], handler=BRANCH)
    with connection.execute_wrapper(watch):
        take_in(cast.commune, exports.city_file(tmp_path / "a.xlsx", branch))
    assert Dossier.objects.get().vertical
    assert sum("agencies_edition" in sql for sql in asked) == 1
    assert sum("catalogue_offering" in sql for sql in asked) == 1


def test_where_the_commune_has_no_catalogue_yet_that_is_told_once(cast, tmp_path: Path) -> None:
    _, result = take_in(cast.commune, exports.city_file(tmp_path / "a.xlsx", *exports.dossiers(25)))
    assert [note for note in result.notes if "motcua catalogue load" in note] != []
    offer(cast.commune)
    others = [replace(one, procedure="9.999999", code=f"{one.code}-9") for one in exports.dossiers(25)]
    _, result = take_in(cast.commune, exports.city_file(tmp_path / "b.xlsx", *others), taken_at=TAKEN + DAY)
    assert codes(result.doubts)["unknown_procedure"] == 25
    assert not [note for note in result.notes if "motcua catalogue load" in note]
