"""A day without an hour in an export ends when the commune's own office closes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from motcua.agencies.working_hours import set_hours
from motcua.register.models import Dossier, Doubt, Event
from motcua.register.verification import verify
from tests.exchange import exports
from tests.exchange.exports import Told
from tests.exchange.importing import TAKEN, counts, take_in
from tests.register.told import at

FRIDAY = 4
GIVEN = Told(due="2026-05-08 17:00:00", finished="", handed="", status="Đang xử lý")


def early_fridays(cast) -> None:
    set_hours(cast.commune, FRIDAY, "07:30-11:30 13:30-16:00", date(2026, 5, 1), None, "QĐ 12/QĐ-UBND")


def test_a_promise_without_an_hour_is_owed_when_the_office_closes_that_day(cast, tmp_path: Path) -> None:
    early_fridays(cast)
    thursday = replace(GIVEN, code="B-2", due="2026-05-07 17:00:00")
    take_in(cast.commune, exports.finance_file(tmp_path / "a.xlsx", GIVEN, thursday))
    assert list(Dossier.objects.order_by("due_at").values_list("due_at", flat=True)) == [
        at("2026-05-07 17:00"),
        at("2026-05-08 16:00"),
    ]


def test_an_hour_that_the_source_tells_stays(cast, tmp_path: Path) -> None:
    early_fridays(cast)
    take_in(cast.commune, exports.city_file(tmp_path / "a.xlsx", GIVEN))
    assert Dossier.objects.get().due_at == at("2026-05-08 17:00")


def test_hours_laid_down_later_move_no_promise_when_the_same_is_told_again(cast, tmp_path: Path) -> None:
    path = exports.finance_file(tmp_path / "a.xlsx", GIVEN)
    take_in(cast.commune, path)
    early_fridays(cast)
    _, result = take_in(cast.commune, path, taken_at=TAKEN + timedelta(days=1))
    assert counts(result) == (0, 0, 0, 1, 0)
    assert Dossier.objects.get().due_at == at("2026-05-08 17:00")
    assert Event.objects.count() == 1
    assert not Doubt.objects.filter(code="promised_moved").exists()
    later = exports.finance_file(tmp_path / "b.xlsx", replace(GIVEN, due="2026-05-15 17:00:00"))
    take_in(cast.commune, later, taken_at=TAKEN + timedelta(days=2))
    assert Dossier.objects.get().due_at == at("2026-05-15 16:00")
    assert Doubt.objects.filter(code="promised_moved").count() == 1
    assert verify(rebuild=True).findings == []
