"""A report says which systems told nothing since its period was over."""

from __future__ import annotations

from datetime import datetime

import pytest

from motcua.control.not_covered import not_covered
from motcua.exchange.models import ImportFile, ImportRun, RunStatus
from motcua.rules.periods import parse_period
from motcua.rules.zone import ZONE

pytestmark = pytest.mark.django_db


@pytest.fixture
def exported(cast):
    """The city's system was exported on 20 June 2026."""
    run = ImportRun.objects.create(
        agency=cast.commune, status=RunStatus.DONE, taken_at=datetime(2026, 6, 20, 8, tzinfo=ZONE)
    )
    file = ImportFile.objects.create(run=run, position=0, name="a", sha256="f" * 64, size=1)
    file.parts.create(system="mot-cua-hai-phong", profile="x")
    return cast.commune


def test_an_export_taken_after_the_last_day_covers_the_period(exported):
    assert not_covered(exported, parse_period("2026-Q2")) == []


def test_one_taken_before_is_named_with_its_day(exported):
    (warning,) = not_covered(exported, parse_period("2026-Q3"))
    assert "14/09/2026" in warning["what"] and "20/06/2026" in warning["cure"]


def test_without_exports_there_is_nothing_to_say(cast):
    assert not_covered(cast.commune, parse_period("2026-Q3")) == []


def test_the_page_of_the_report_shows_it(exported, cast, client):
    client.force_login(cast.control.user)
    assert "chưa có bản xuất sau ngày cuối kỳ" in client.get("/bao-cao/2026-Q3/").content.decode()
