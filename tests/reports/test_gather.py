from __future__ import annotations

import json

import pytest
from django.test.utils import CaptureQueriesContext

from motcua.reports.gather import gather
from tests.statistics.population import QUARTER, commune, lodged

pytestmark = pytest.mark.django_db


def test_a_report_lists_the_dossiers_that_an_officer_must_look_at() -> None:
    agency = commune()
    late = lodged(
        agency, procedure_name="Đăng ký khai sinh", finished="2026-06-09 09:30", due="2026-06-08 17:00"
    )
    lodged(agency, finished="2026-06-02 10:00", handed_over="2026-06-02 11:00")
    waiting = lodged(agency)
    report = gather(agency, QUARTER)
    assert report.lists is not None
    (row,) = report.lists["late"]
    assert (row.code, row.procedure) == (late.code, "Đăng ký khai sinh")
    assert (row.received, row.due, row.finished) == (
        "2026-06-01T08:00",
        "2026-06-08T17:00",
        "2026-06-09T09:30",
    )
    assert [each.code for each in report.lists["pending.total"]] == [waiting.code]
    assert report.figures["received"]["total"] == 3


def test_figures_are_plain_json_and_tell_the_targets() -> None:
    from motcua.office.models import Target

    agency = commune()
    lodged(agency, channel="in_person")
    lodged(agency)
    Target.objects.create(agency=agency, measure="online", percent=95, first=QUARTER.first, last=QUARTER.last)
    told = json.loads(json.dumps(gather(agency, QUARTER).figures))
    assert told["targets"] == [
        {
            "key": "online",
            "title": "Tỷ lệ nộp hồ sơ trực tuyến",
            "target": 95.0,
            "reached": 50.0,
            "attained": False,
        }
    ]


def test_who_needs_no_lists_does_not_pay_for_them() -> None:
    from django.db import connection

    agency = commune()
    lodged(agency)
    with CaptureQueriesContext(connection) as with_lists:
        gather(agency, QUARTER)
    with CaptureQueriesContext(connection) as without:
        report = gather(agency, QUARTER, with_lists=False)
    assert report.lists is None
    assert len(without) < len(with_lists)
