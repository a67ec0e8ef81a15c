"""Which figures a dossier counts in, case by case, as of the period's end."""

from __future__ import annotations

import pytest

from motcua.statistics.count import counting
from tests.statistics.population import BY_REPORT, QUARTER, commune, dossier, lodged, neighbour

pytestmark = pytest.mark.django_db

EARLY = {"resolved.total", "resolved.by_instant.early", "resolved.by_date.early"}
SAME_DAY_EARLY = {"resolved.total", "resolved.by_instant.early", "resolved.by_date.on_time"}
ISSUED = {"issued", "awaiting_hand_over"}
NEW = {"received.total", "received_in_period", "received.online", "recorded_in_system"}
OLD = {"received.total", "received.carried_over"}
OPEN = {"pending.total", "pending.within"}
OVERDUE = {"pending.total", "pending.overdue"}
LATE = {"resolved.total", "resolved.by_instant.late", "resolved.by_date.late"}
CASES = {
    "in process": ({}, NEW | OVERDUE),
    "received in the first instant": (
        {"received": "2026-03-15 00:00", "due": "2026-07-01 17:00"},
        NEW | OPEN,
    ),
    "received just before it": (
        {"received": "2026-03-14 23:59:59", "due": "2026-07-01 17:00"},
        OLD | OPEN,
    ),
    "received in the last second": (
        {"received": "2026-06-14 23:59:59", "due": "2026-07-01 17:00"},
        NEW | OPEN,
    ),
    "received after the period": ({"received": "2026-06-15 00:00", "due": "2026-07-01 17:00"}, set()),
    "never accepted": ({"received_at": None, "status": "not_accepted"}, set()),
    "not accepted though a date of receipt stands there": ({"status": "not_accepted"}, set()),
    "a draft": ({"received_at": None, "status": "draft"}, set()),
    "filed only": ({"status": "filed"}, set()),
    "finished days before it was due": ({"finished": "2026-06-05 10:00"}, NEW | EARLY | ISSUED),
    "finished on the due day before the hour": (
        {"finished": "2026-06-08 16:59:59"},
        NEW | SAME_DAY_EARLY | ISSUED,
    ),
    "finished exactly at the due instant": (
        {"finished": "2026-06-08 17:00"},
        NEW | {"resolved.total", "resolved.by_instant.on_time", "resolved.by_date.on_time"} | ISSUED,
    ),
    "finished after the hour of the due day": (
        {"finished": "2026-06-08 17:00:01"},
        NEW | {"resolved.total", "resolved.by_instant.late", "resolved.by_date.on_time"} | ISSUED,
    ),
    "finished the day after it was due": ({"finished": "2026-06-09 07:30"}, NEW | LATE | ISSUED),
    "finished before seven in the morning, a day earlier in UTC": (
        {"due": "2026-06-09 17:00", "finished": "2026-06-09 06:00"},
        NEW | SAME_DAY_EARLY | ISSUED,
    ),
    "finished without a due date": (
        {"due": None, "finished": "2026-06-09 10:00"},
        NEW | {"resolved.total", "resolved.by_instant.on_time", "resolved.by_date.on_time"} | ISSUED,
    ),
    "finished in the period's last second": (
        {"due": "2026-06-30 17:00", "finished": "2026-06-14 23:59:59"},
        NEW | EARLY | ISSUED,
    ),
    "finished after the period and before the export": (
        {"due": "2026-06-30 17:00", "finished": "2026-06-15 00:00"},
        NEW | OPEN,
    ),
    "finished after the period, late by then": ({"finished": "2026-06-16 09:00"}, NEW | OVERDUE),
    "due on the period's last day and open": ({"due": "2026-06-14 17:00"}, NEW | OVERDUE),
    "due the morning after the period": ({"due": "2026-06-15 00:00"}, NEW | OPEN),
    "open without a due date": ({"due": None}, NEW | OPEN),
    "carried over and finished in the period": (
        {"received": "2026-03-01 08:00", "due": "2026-03-20 17:00", "finished": "2026-03-18 08:00"},
        OLD | EARLY | ISSUED,
    ),
    "carried over and finished in its first instant": (
        {"received": "2026-03-01 08:00", "due": "2026-03-20 17:00", "finished": "2026-03-15 00:00"},
        OLD | EARLY | ISSUED,
    ),
    "finished just before the period": (
        {"received": "2026-03-01 08:00", "finished": "2026-03-14 23:59:59"},
        set(),
    ),
    "carried over and still pending": (
        {"received": "2026-03-01 08:00", "due": "2026-07-01 17:00"},
        OLD | OPEN,
    ),
    "handed over while the end of processing is unknown": (
        {"handed_over": "2026-06-05 10:00"},
        NEW | EARLY | {"issued"},
    ),
    "picked up after it was due though finished in time": (
        {"finished": "2026-06-05 10:00", "handed_over": "2026-06-12 10:00"},
        NEW | EARLY | {"issued"},
    ),
    "handed over only after the period": (
        {"finished": "2026-06-05 10:00", "handed_over": "2026-06-15 00:00"},
        NEW | EARLY | ISSUED,
    ),
    "finished in a system that does not tell of the hand-over": (
        {"finished": "2026-06-05 10:00", "hand_over_recorded": False},
        NEW | EARLY | {"issued", "unknown_hand_over"},
    ),
    "handed over here though its system does not tell": (
        {"finished": "2026-06-05 10:00", "hand_over_recorded": False, "handed_over": "2026-06-06 10:00"},
        NEW | EARLY | {"issued"},
    ),
    "refused": ({"finished": "2026-06-05 10:00", "outcome": "refused"}, NEW | EARLY | {"resolved.refused"}),
    "withdrawn late": (
        {"finished": "2026-06-10 10:00", "outcome": "withdrawn"},
        NEW | LATE | {"resolved.withdrawn"},
    ),
    "stopped": ({"finished": "2026-06-05 10:00", "outcome": "stopped"}, NEW | EARLY | {"stopped"}),
    "issued electronically": (
        {"finished": "2026-06-05 10:00", "electronic_result": True},
        NEW | EARLY | ISSUED | {"electronic_results"},
    ),
    "refused with a paper that is electronic": (
        {"finished": "2026-06-05 10:00", "outcome": "refused", "electronic_result": True},
        NEW | EARLY | {"resolved.refused"},
    ),
    "paid online": ({"fee": 8000, "paid_online": True}, NEW | OVERDUE | {"with_fee", "paid_online"}),
    "paid at the counter": ({"fee": 8000}, NEW | OVERDUE | {"with_fee"}),
    "marked as paid online though nothing was owed": ({"paid_online": True}, NEW | OVERDUE),
    "digitised and reused": ({"digitised": True, "reused": True}, NEW | OVERDUE | {"digitised", "reused"}),
    "digitised, paid and linked, but carried over": (
        {
            "received": "2026-03-01 08:00",
            "digitised": True,
            "reused": True,
            "fee": 1,
            "paid_online": True,
            "linked_group": "người có công",
        },
        OLD | OVERDUE,
    ),
    "linked": ({"linked_group": "người có công"}, NEW | OVERDUE | {"linked"}),
    "received at the counter": (
        {"channel": "in_person"},
        NEW - {"received.online"} | {"received.in_person"} | OVERDUE,
    ),
    "received by post": ({"channel": "postal"}, NEW - {"received.online"} | {"received.postal"} | OVERDUE),
    "received nobody knows how": ({"channel": ""}, NEW - {"received.online"} | {"unknown_channel"} | OVERDUE),
    "received here and recorded in no other system": (
        {"system": "motcua", "owned": True},
        NEW - {"recorded_in_system"} | OVERDUE | {"overdue_without_letter"},
    ),
}


def only_member(**given):
    """The figures in which the only dossier of the commune counts; by-the-report keys left out."""
    with counting(commune(), QUARTER) as count:
        members = count.members(**given)
    return set().union(*(member.keys for member in members)) - BY_REPORT


@pytest.mark.parametrize(("given", "counted_in"), CASES.values(), ids=CASES.keys())
def test_a_dossier_counts_where_it_should(given, counted_in):
    lodged(commune(), **given)
    assert only_member() == counted_in


WAITS = {
    "open since before the end": (
        (("supplement", "2026-06-10 08:00", None),),
        {"pending.awaiting_supplement"},
    ),
    "known from the export alone": ((("supplement", None, None),), {"pending.awaiting_supplement"}),
    "asked only after the end": ((("supplement", "2026-06-15 08:00", None),), set()),
    "asked in the very instant of the end": ((("supplement", "2026-06-15 00:00", None),), set()),
    "answered before the end": ((("supplement", "2026-06-10 08:00", "2026-06-13 08:00"),), set()),
    "answered after the end": (
        (("finance", "2026-06-10 08:00", "2026-06-16 08:00"),),
        {"pending.awaiting_finance"},
    ),
    "answered, then waiting for payment": (
        (("supplement", "2026-05-10 08:00", "2026-05-12 08:00"), ("finance", "2026-06-13 08:00", None)),
        {"pending.awaiting_finance"},
    ),
}


@pytest.mark.parametrize(("waits", "counted_in"), WAITS.values(), ids=WAITS.keys())
def test_waiting_is_told_as_of_the_periods_end(waits, counted_in):
    lodged(commune(), due="2026-07-01 17:00", waits=waits)
    assert only_member() == NEW | OPEN | counted_in


def test_a_finished_dossier_waits_for_nothing():
    lodged(commune(), finished="2026-06-05 10:00", waits=(("supplement", None, None),))
    assert only_member() == NEW | EARLY | ISSUED


def test_a_record_merged_away_counts_no_more():
    kept = lodged(commune())
    lodged(commune(), merged_into=kept)
    with counting(commune(), QUARTER) as count:
        assert [member.dossier_id for member in count.members()] == [kept.pk]


def test_the_list_behind_a_figure_narrows_to_a_group():
    wanted = lodged(commune(), field="Đất đai", linked_group="người có công", mode="home", unit=neighbour())
    lodged(commune(), field="Hộ tịch")
    lodged(commune(), field="Đất đai", system="bo-tu-phap")
    with counting(commune(), QUARTER) as count:
        listed = count.behind(
            "received.online",
            field="Đất đai",
            system="mot-cua-hai-phong",
            unit="Xã An Phú",
            mode="home",
            linked_group="người có công",
        )
        assert [behind.dossier_id for behind in listed] == [wanted.pk]
        assert len(count.behind("received.online", field="Đất đai")) == 2


def test_a_key_that_names_no_figure_is_no_key():
    with counting(commune(), QUARTER) as count, pytest.raises(KeyError):
        count.behind("resolved.total; DROP TABLE register_dossier")


def test_the_builder_of_these_tests_makes_what_it_says():
    assert dossier(commune(), finished="2026-06-05 10:00").outcome == "issued"
