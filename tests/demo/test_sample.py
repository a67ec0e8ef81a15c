"""The sample quarter, counted by hand: it must read as the report of the demo commune says."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest

from motcua.demo.dossier import SUPPLEMENT, Dossier
from motcua.demo.folder import as_seen_at
from motcua.demo.sample import Sample, make_sample
from motcua.demo.stories import MISPRINT, corrected, in_justice_list
from motcua.rules.calendar import national_calendar
from motcua.rules.clock import Suspension, due

BRANCH = "chi-nhanh-dat-dai"


@pytest.fixture(scope="module")
def sample() -> Sample:
    return make_sample()


@pytest.fixture(scope="module")
def own(sample: Sample) -> list[Dossier]:
    """All dossiers but the land branch's."""
    return [one for system, found in sample.quarter.by_system.items() if system != BRANCH for one in found]


def tally(sample: Sample, dossiers: list[Dossier]) -> Counter[str]:
    """Counts the quarter the plain way."""
    period, counts = sample.quarter.plan.period, Counter[str]()
    for one in dossiers:
        if one.received is None or one.received >= period.end:
            continue
        if one.finished and one.finished < period.start:
            continue
        counts["received" if one.received >= period.start else "carried over"] += 1
        if one.finished is None or one.finished >= period.end:
            counts["pending"] += 1
            counts["overdue"] += one.due is not None and one.due < period.end
            counts[one.status] += one.finished is None
            continue
        counts["resolved"] += 1
        counts["late"] += one.due is not None and one.finished > one.due
        counts["refused"] += one.status == "refused"
        counts["withdrawn"] += one.status == "withdrawn"
    return counts


def test_the_quarter_reads_as_the_report(sample: Sample, own: list[Dossier]) -> None:
    counts = tally(sample, own)
    assert (counts["received"], counts["carried over"]) == (4900, 11)
    assert (counts["resolved"], counts["late"]) == (4882, 2)
    assert (counts["refused"], counts["withdrawn"]) == (6, 2)
    assert (counts["pending"], counts["overdue"]) == (29, 0)
    assert counts[SUPPLEMENT] == 9
    assert counts["waiting_finance"] == 3


def test_the_land_branch_counts_apart(sample: Sample) -> None:
    counts = tally(sample, sample.quarter.by_system[BRANCH])
    assert (counts["received"], counts["resolved"], counts["pending"]) == (361, 297, 64)


def test_bundles_come_in_three_kinds(sample: Sample) -> None:
    groups = Counter(one.linked_group for one in sample.quarter.received_in_period() if one.linked_group)
    assert sorted(groups.values()) == [12, 17, 49]


def test_shares_come_out_as_the_report_has_them(sample: Sample) -> None:
    counted = sample.quarter.received_in_period()
    charged = [one for one in counted if one.fee]
    assert all(one.digitised for one in counted)
    assert f"{sum(one.reused for one in counted) / len(counted):.2%}" == "99.82%"
    assert f"{sum(one.paid_online for one in charged) / len(charged):.2%}" == "99.91%"


def test_it_is_the_same_every_time(own: list[Dossier]) -> None:
    again = make_sample()
    assert [one.code for found in again.quarter.by_system.values() for one in found][: len(own)] == [
        one.code for one in own
    ]
    assert [one.person for one in again.quarter.by_system["bo-tu-phap"]] == [
        one.person for one in own if one.code.startswith("G15")
    ]


def test_nobody_in_it_can_be_real(own: list[Dossier]) -> None:
    assert all(one.person.id_number.startswith("999") and len(one.person.id_number) == 12 for one in own)
    assert all(one.person.phone.startswith("0999") and len(one.person.phone) == 10 for one in own)


def test_codes_are_given_once(own: list[Dossier]) -> None:
    assert len({one.code for one in own}) == len(own)


def test_things_happen_in_their_order(own: list[Dossier]) -> None:
    for one in own:
        moments = [one.filed, one.received, one.finished, one.handed_over]
        known = [moment for moment in moments if moment]
        assert known == sorted(known), one


def test_receipts_and_results_fall_into_working_time(own: list[Dossier]) -> None:
    calendar = national_calendar()
    for one in own:
        if one.received:
            assert calendar.deemed_receipt(one.received) == one.received
        if one.finished:
            assert calendar.is_working_day(one.finished.date())


def test_our_own_clock_agrees_but_for_a_handful(sample: Sample) -> None:
    calendar, differing = national_calendar(), []
    for found in sample.quarter.by_system.values():
        for one in found:
            if one.received is None or one.procedure.limit is None:
                continue
            pauses = [
                Suspension(a.asked, a.answered, "restart")
                for a in one.asked
                if a.answered and a.asked > one.received
            ]
            if due(one.received, one.procedure.limit, calendar, pauses) != one.due:
                differing.append(one)
    assert 2 <= len(differing) <= 9
    assert sample.moved in differing


def test_the_corrected_dossier_was_in_time_on_paper(sample: Sample) -> None:
    dossier, really = corrected(sample.quarter)
    assert dossier.due and dossier.finished and dossier.received
    assert dossier.received < really < dossier.due < dossier.finished


def test_one_procedure_code_is_misprinted(own: list[Dossier]) -> None:
    assert [one.shown_code for one in own if one.shown_code != one.procedure.code] == [MISPRINT[1]]


def test_three_linked_dossiers_contradict_the_justice_list(own: list[Dossier]) -> None:
    conflicting = [one for one in own if one.other_finish]
    assert len(conflicting) == 3
    assert all(in_justice_list(one) for one in conflicting)


def test_an_older_export_shows_what_had_happened_by_then(sample: Sample) -> None:
    moved, known = sample.moved, sample.quarter.plan.taken_before
    seen = as_seen_at(moved, known)
    assert (seen.finished, seen.handed_over, seen.status) == (None, None, "handling")
    assert moved.due and moved.due - sample.promised_before >= timedelta(days=5)
