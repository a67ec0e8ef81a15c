"""Who was carried over against who was left by the period before."""

from __future__ import annotations

import pytest

from motcua.reports.figures import figures
from motcua.reports.members import pack
from motcua.reports.models import FrozenReport
from motcua.statistics.count import counting
from tests.statistics.population import QUARTER, at, commune, lodged

pytestmark = pytest.mark.django_db


def sign(before, members):
    """A signed report of a period that counted these."""
    FrozenReport.objects.create(
        agency=commune(),
        period_code=before.code,
        first=before.first,
        last=before.last,
        version=FrozenReport.objects.count() + 1,
        rule="instant",
        known_at=at("2026-03-16"),
        figures={},
        words={},
        members=pack(members),
        lists={},
        rules={},
        files={},
        hash=b"",
        frozen_at=at("2026-03-16"),
    )


def test_who_was_carried_over_agrees_with_who_was_left():
    lodged(commune(), received="2026-03-01 08:00")
    check = figures(commune(), QUARTER)["carried_over_check"]
    assert check == {
        "period_before": "2026-Q1",
        "basis": "recount",
        "carried_over": 1,
        "pending_before": 1,
        "agrees": True,
        "differing": [],
    }


def test_a_dossier_that_the_signed_report_did_not_have_is_a_warning_with_its_code():
    known = lodged(commune(), received="2026-03-01 08:00", code="CŨ")
    with counting(commune(), QUARTER.previous()) as count:
        sign(QUARTER.previous(), count.members())
    late_comer = lodged(commune(), received="2026-03-02 08:00", code="MỚI")
    known.finished_at, known.outcome = at("2026-03-10 08:00"), "issued"
    known.save()
    check = figures(commune(), QUARTER)["carried_over_check"]
    assert (check["basis"], check["agrees"], check["carried_over"], check["pending_before"]) == (
        "signed",
        False,
        1,
        1,
    )
    assert [(one["dossier_id"], one["code"]) for one in check["differing"]] == [
        (late_comer.pk, "MỚI"),
        (known.pk, "CŨ"),
    ]


def test_the_newest_signed_report_is_the_one_to_agree_with():
    with counting(commune(), QUARTER.previous()) as count:
        sign(QUARTER.previous(), count.members())
    lodged(commune(), received="2026-03-01 08:00")
    with counting(commune(), QUARTER.previous()) as count:
        sign(QUARTER.previous(), count.members())
    assert figures(commune(), QUARTER)["carried_over_check"]["agrees"]
