"""What a report says beside its dossiers, and what of it would be said otherwise today."""

from __future__ import annotations

from datetime import date

import pytest

from motcua.catalogue.models import Offering
from motcua.feedback.models import Petition
from motcua.office.models import PeriodWords, Target
from motcua.reports.beside import otherwise
from motcua.reports.freeze import freeze
from motcua.reports.models import FrozenReport
from motcua.statistics import missing
from tests.cast import Cast
from tests.control.full_quarter import fill
from tests.register.office import offer
from tests.statistics.population import QUARTER, at

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed(cast: Cast) -> FrozenReport:
    fill(cast)
    return freeze(cast.commune, QUARTER, cast.control)


def told(report: FrozenReport) -> dict[str, tuple[str, str]]:
    kept = FrozenReport.objects.get(pk=report.pk)
    return {each.key: (each.old, each.new) for each in otherwise(kept)}


def test_nothing_is_said_otherwise_while_nothing_changed(signed: FrozenReport) -> None:
    assert told(signed) == {}


def test_a_procedure_that_came_and_one_that_went_change_their_counts(
    signed: FrozenReport, cast: Cast
) -> None:
    offer(cast.commune, "1.009999", "Thêm", level="partial_online")
    Offering.objects.filter(procedure__code="1.000903").delete()
    assert told(signed) == {"procedures.partial_online": ("1", "2"), "procedures.information": ("1", "")}
    offer(cast.commune, "1.008888", "Thêm nữa")
    assert told(signed)["procedures.total"] == ("5", "6")


def test_a_petition_that_was_answered_after_all_changes_its_counts(signed: FrozenReport) -> None:
    Petition.objects.filter(code="PAKN-4").update(answered_at=at("2026-05-20 08:00"))
    assert told(signed) == {
        "petitions.resolved": ("3", "4"),
        "petitions.on_time": ("2", "3"),
        "petitions.pending": ("2", "1"),
        "petitions.overdue": ("1", "0"),
    }


def test_a_target_that_was_moved_and_one_that_was_set_later_are_told(
    signed: FrozenReport, cast: Cast
) -> None:
    Target.objects.filter(measure="online").update(percent=95)
    days = {"first": date(2026, 1, 1), "last": date(2026, 12, 31)}
    Target.objects.create(agency=cast.commune, measure="reused", percent=60, **days)
    assert told(signed) == {"targets.online": ("90%", "95%"), "targets.reused": ("", "60%")}


def test_rows_left_out_since_are_told(signed: FrozenReport, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(missing, "_counters", [lambda _agency, _end, _known_at: 3])
    assert told(signed) == {"missing_rows": ("0", "3")}


def test_words_that_were_written_later_are_told(signed: FrozenReport, cast: Cast) -> None:
    PeriodWords.objects.create(
        agency=cast.commune,
        first=QUARTER.first,
        last=QUARTER.last,
        reviewed=2,
        tasks=["Một", "Hai"],
        signer="Đỗ Thị Hạnh",
    )
    assert told(signed) == {
        "reviewed": ("", "2"),
        "tasks": ("", "Một; Hai"),
        "signer": ("……", "Đỗ Thị Hạnh"),
    }
