"""``report.json``: every figure under its key, what adds up, and what does not."""

from __future__ import annotations

import json
from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.agencies.models import AgencySettings
from motcua.register.models import Doubt
from motcua.reports.figures import UNKNOWN_FIELD, figures
from motcua.rules.periods import free_period, parse_period
from motcua.statistics import missing
from tests.register.office import offer
from tests.statistics.population import LAND, QUARTER, at, commune, lodged, neighbour, received_for

pytestmark = pytest.mark.django_db


ZERO_BLOCK = {
    "received": {"total": 0, "online": 0, "in_person": 0, "postal": 0, "carried_over": 0},
    "resolved": {
        "total": 0,
        "by_instant": {"early": 0, "on_time": 0, "late": 0},
        "by_date": {"early": 0, "on_time": 0, "late": 0},
        "refused": 0,
        "withdrawn": 0,
    },
    "pending": {"total": 0, "within": 0, "overdue": 0, "awaiting_supplement": 0, "awaiting_finance": 0},
}


def test_a_period_without_dossiers_gives_zeros_and_rates_of_nothing():
    found = figures(commune(), parse_period("2024"))
    assert {key: found[key] for key in ZERO_BLOCK} == ZERO_BLOCK
    assert set(found["rates"].values()) == {None}
    assert set(found["rates_in_words"].values()) == {"không phát sinh"}
    assert set(map(tuple, found["numerators"].values())) == {(0, 0)}
    for key in ("linked_groups", "vertical", "by_source", "by_field", "modes"):
        assert found[key] == {}
    assert (found["late"], found["awaiting_hand_over"], found["procedures"]["total"]) == ([], 0, 0)
    assert found["identities"]["hold"] and found["carried_over_check"]["agrees"]
    assert found["durations"] == {"median_days": None, "days_of_nine_in_ten": None}
    assert len(found["daily"]) == 366  # every day of a leap year


def test_what_the_report_is_of_stands_on_its_face():
    offer(commune())
    found = figures(commune(), QUARTER)
    assert (found["commune"], found["commune_code"]) == ("Xã Thượng Hồng", "10993")
    assert found["period"] == {"code": "2026-Q2", "from": "2026-03-15", "to": "2026-06-14"}
    assert found["procedures"] == {"total": 1, "full_online": 1, "partial_online": 0}
    assert found["period_title"] == "Quý II năm 2026"
    assert datetime.fromisoformat(found["known_at"]).utcoffset() is not None


def test_everything_is_plain_and_comes_back_from_json_as_it_was():
    crowd()
    found = figures(commune(), QUARTER)
    assert json.loads(json.dumps(found)) == found


def crowd():
    """A few dossiers of every sort."""
    lodged(
        commune(), finished="2026-06-05 10:00", field="Đất đai", linked_group="người có công", mode="kiosk"
    )
    lodged(
        commune(),
        finished="2026-06-09 10:00",
        field="",
        system="bo-tu-phap",
        late_reason="lỗi mạng",
        code="A",
    )
    lodged(commune(), finished="2026-06-08 18:00", channel="in_person", late_corrected=True, code="B")
    lodged(commune(), due="2026-07-01 17:00", fee=8000, paid_online=True, handler_name="Phòng Kinh tế")
    lodged(commune(), received="2026-03-01 08:00", finished="2026-06-05 10:00", outcome="stopped")
    lodged(commune(), vertical=True, handler_name=LAND, finished="2026-06-30 10:00", linked_group="khác")


def test_figures_stand_by_field_by_system_by_unit_and_verticals_apart():
    crowd()
    found = figures(commune(), QUARTER)
    assert found["received"] == {"total": 5, "online": 3, "in_person": 1, "postal": 0, "carried_over": 1}
    assert list(found["by_field"]) == ["Đất đai", "Hộ tịch", UNKNOWN_FIELD]
    assert list(found["by_source"]) == ["mot-cua-hai-phong", "bo-tu-phap"]
    assert list(found["by_unit"]) == ["Xã Thượng Hồng", "Phòng Kinh tế"]
    for kind in ("by_field", "by_source", "by_unit"):
        assert sum(block["received"]["total"] for block in found[kind].values()) == 5
    assert {name: block["pending"]["total"] for name, block in found["vertical"].items()} == {LAND: 1}
    assert found["linked_groups"] == {"người có công": 1}
    assert found["modes"] == {"kiosk": 1}
    assert found["stopped"] == 1
    assert found["rates"]["paid_online"] == 100.0
    assert found["numerators"]["paid_online"] == [1, 1]
    assert found["received_recorded"] == [4, 4]


@pytest.mark.parametrize(
    ("rule", "late", "rate"),
    [
        ("instant", [("B", ""), ("A", "lỗi mạng")], 50.0),
        ("date", [("A", "lỗi mạng")], 75.0),
    ],
)
def test_the_rule_decides_who_is_late_and_what_is_in_time(rule, late, rate):
    crowd()
    lodged(
        commune(),
        received="2026-03-01 08:00",
        finished="2026-06-05 10:00",
        due="2026-01-01 17:00",
        vertical=True,
    )
    for one in (found := figures(commune(), QUARTER, rule))["late_dossiers"]:
        assert one["corrected"] is (one["code"] == "B")
    assert [(each["code"], each["reason"]) for each in found["late"]] == late
    assert (found["rule"], found["rates"]["resolved_in_time"]) == (rule, rate)
    assert found["late_corrected"] == (1 if rule == "instant" else 0)


@pytest.mark.parametrize(("rule", "corrected"), [("instant", 0), ("date", 1)])
def test_a_correction_that_helps_by_the_date_alone_is_told_where_the_date_is_the_rule(rule, corrected):
    lodged(commune(), finished="2026-06-09 10:00", late_corrected_by_date=True)
    found = figures(commune(), QUARTER, rule)
    assert (found["late_corrected"], found["late_dossiers"][0]["corrected"]) == (corrected, corrected == 1)


def test_the_superiors_rule_holds_where_none_is_asked_for():
    AgencySettings.objects.create(agency=commune(), verdict_rule="date")
    found = figures(commune(), QUARTER)
    assert found["rule"] == "date" and found["rule_text"].startswith("theo ngày")


def test_shares_are_rounded_half_up_to_two_decimals():
    for number in range(8):
        lodged(commune(), digitised=number < 3, reused=number < 1)
    rates = figures(commune(), QUARTER)["rates"]
    assert (rates["digitised"], rates["reused"]) == (37.5, 12.5)
    for _number in range(192):
        lodged(commune())
    # 1/200 is 0.5 %, 3/200 is 1.5 %
    assert figures(commune(), QUARTER)["rates"]["digitised"] == 1.5
    lodged(commune(), digitised=True, reused=True)
    # 4/201 = 1.990049… %, 2/201 = 0.995024… %
    rates = figures(commune(), QUARTER)["rates"]
    assert (rates["digitised"], rates["reused"]) == (1.99, 1.0)


def test_a_channel_that_nobody_knows_breaks_the_identity_in_sight():
    lodged(commune(), channel="")
    found = figures(commune(), QUARTER)
    assert (found["received"]["total"], found["unknown_channel"]) == (1, 1)
    identities = found["identities"]
    assert not identities["hold"]
    assert {(broken["row"], broken["identity"]) for broken in identities["broken"]} >= {
        ("Tổng cộng", "(3) = (4) + (5) + (6)"),
        ("Hộ tịch", "(3) = (4) + (5) + (6)"),
    }
    assert {(broken["left"], broken["right"]) for broken in identities["broken"]} == {(1, 0)}


def test_the_appendix_has_a_row_for_each_field_system_and_unit():
    crowd()
    appendix = figures(commune(), QUARTER)["appendix"]
    assert appendix["total"] == {
        "3": 5, "4": 3, "5": 1, "6": 1, "7": 4, "8": 2, "9": 0, "10": 2, "11": 1, "12": 1, "13": 0,
    }  # fmt: skip
    assert [row["name"] for row in appendix["by_field"]] == ["Đất đai", "Hộ tịch", UNKNOWN_FIELD]
    assert [row["name"] for row in appendix["by_vertical"]] == [LAND]


def test_vertical_agencies_on_the_communes_list_are_named_when_they_had_nothing():
    AgencySettings.objects.create(agency=commune(), vertical_names=[LAND.upper(), "Quân sự"])
    lodged(commune(), vertical=True, handler_name=LAND)
    found = figures(commune(), QUARTER)
    assert list(found["vertical"]) == [LAND]
    assert found["vertical_without_dossiers"] == ["Quân sự"]


def test_what_was_received_for_another_commune_has_a_line_outside_column_three():
    received_for(commune(), lodged(neighbour()))
    here, there = figures(commune(), QUARTER), figures(neighbour(), QUARTER)
    assert (here["received"]["total"], here["cross_boundary_received"]["received"]["total"]) == (0, 1)
    assert (there["received"]["total"], there["cross_boundary_received"]["received"]["total"]) == (1, 0)


def test_every_day_of_the_period_is_told():
    lodged(commune(), finished="2026-06-05 10:00")
    lodged(commune(), finished="2026-06-16 10:00")
    lodged(commune(), received="2026-03-01 08:00", finished="2026-03-15 00:00")
    daily = {day["day"]: (day["received"], day["resolved"]) for day in figures(commune(), QUARTER)["daily"]}
    assert (min(daily), max(daily), len(daily)) == ("2026-03-15", "2026-06-14", 92)
    assert {day: told for day, told in daily.items() if told != (0, 0)} == {
        "2026-03-15": (0, 1),
        "2026-06-01": (2, 0),
        "2026-06-05": (0, 1),
    }


def test_how_long_dossiers_took_is_told_by_the_middle_one_and_by_nine_in_ten():
    for day in range(1, 11):
        lodged(commune(), finished=f"2026-06-{day:02d} 16:00")
    assert figures(commune(), QUARTER)["durations"] == {"median_days": 4, "days_of_nine_in_ten": 8}


def test_a_free_range_of_days_is_a_period_too():
    lodged(commune(), finished="2026-06-05 10:00")
    found = figures(commune(), free_period(at("2026-06-05 00:00").date(), at("2026-06-05 00:00").date()))
    assert (found["received"]["carried_over"], found["resolved"]["total"], len(found["daily"])) == (1, 1, 1)


def test_rows_left_out_of_an_import_are_told(monkeypatch):
    monkeypatch.setattr(missing, "_counters", [lambda agency, end, known_at: 3 if end == QUARTER.end else 0])
    assert figures(commune(), QUARTER)["missing_rows"] == 3


def test_rows_left_out_are_those_that_were_known_to_be_then(monkeypatch):
    then = at("2026-06-16 08:00")
    monkeypatch.setattr(missing, "_counters", [lambda agency, end, known_at: 2 if known_at == then else 0])
    assert figures(commune(), QUARTER, known_at=then)["missing_rows"] == 2


def test_doubts_about_dossiers_of_the_period_are_told_until_they_are_settled():
    one = lodged(commune())
    gone = lodged(commune(), received="2026-02-01 08:00", finished="2026-02-02 08:00")
    for number, dossier in enumerate((one, one, gone, None)):
        Doubt.objects.create(
            agency=commune(),
            dossier=dossier,
            code="no_due",
            key=str(number),
            detail={},
            opened_at=at("2026-06-20"),
        )
    Doubt.objects.filter(key="1").update(settled_at=at("2026-06-21"))
    assert figures(commune(), QUARTER)["doubts"] == {"total": 2, "by_code": {"no_due": 2}}


def test_the_number_of_queries_does_not_grow_with_the_dossiers():
    figures(commune(), QUARTER)
    with CaptureQueriesContext(
        connection,
    ) as few:
        figures(commune(), QUARTER)
    for _number in range(30):
        crowd_of_one()
    with CaptureQueriesContext(connection) as many:
        figures(commune(), QUARTER)
    # One more: the late are only listed when there are any.
    assert len(few) + 1 == len(many) <= 15


def crowd_of_one():
    """A late dossier."""
    lodged(commune(), finished="2026-06-09 10:00")
