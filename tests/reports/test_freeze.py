from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

import pytest
from django.db import InternalError, ProgrammingError, connection, transaction

import motcua
from motcua.agencies.working_calendar import calendar_for
from motcua.reports.files import FORMATS
from motcua.reports.freeze import freeze, intact, render_frozen
from motcua.reports.models import FrozenReport
from motcua.statistics.measures.texts import VERSION as MEASURES_VERSION
from tests.cast import Cast
from tests.register.actions.conftest import finished_row
from tests.register.office import offer, take_in
from tests.statistics.population import QUARTER, at, lodged

pytestmark = pytest.mark.django_db


@pytest.fixture
def frozen(cast: Cast) -> FrozenReport:
    lodged(cast.commune, finished="2026-06-02 10:00")
    lodged(cast.commune, finished="2026-06-09 10:00", field="Đường bộ")
    lodged(cast.commune, field="Đất đai")
    lodged(cast.commune, field="An toàn thực phẩm")
    return freeze(cast.commune, QUARTER, cast.control, now=at("2026-06-16 15:04"))


def again(frozen: FrozenReport) -> FrozenReport:
    return FrozenReport.objects.get(pk=frozen.pk)


def test_it_keeps_figures_words_lists_and_rules(frozen: FrozenReport, cast: Cast) -> None:
    kept = again(frozen)
    assert kept.figures["resolved"]["by_instant"] == {"early": 1, "on_time": 0, "late": 1}
    assert kept.words["agency_short"] == "UBND xã Thượng Hồng"
    assert [row[1] for row in kept.lists["late"]] == [kept.figures["late"][0]["code"]]
    assert kept.rules == {
        "calendar": calendar_for(cast.commune).version,
        "form": "bao-cao-tthc/2025-07",
        "measures": MEASURES_VERSION,
        "program": motcua.__version__,
    }
    assert all(kept.rules.values())
    assert (kept.frozen_by, kept.version, kept.rule) == (cast.control, 1, "instant")


def test_its_hash_holds_as_long_as_nobody_tampers(frozen: FrozenReport) -> None:
    kept = again(frozen)
    assert intact(kept)
    kept.figures["resolved"]["by_instant"]["late"] = 0
    assert not intact(kept)


FORGED: dict[str, Any] = {
    **{name: {"forged": True} for name in ("figures", "words", "members", "lists", "rules")},
    "number": "9",
    "period_code": "9",
    "version": 2,
    "rule": "date",
    "first": date(2026, 3, 16),
    "last": date(2026, 6, 13),
    "frozen_at": at("2026-06-17 08:00"),
}


@pytest.mark.parametrize("field", FORGED)
def test_the_hash_covers_everything(frozen: FrozenReport, field: str) -> None:
    kept = again(frozen)
    assert getattr(kept, field) != FORGED[field]
    setattr(kept, field, FORGED[field])
    assert not intact(kept)


def test_the_hash_covers_whose_report_it_is_and_who_froze_it(frozen: FrozenReport, cast: Cast) -> None:
    for field, forged in (("agency", cast.neighbour), ("frozen_by", cast.leader), ("frozen_by", None)):
        kept = again(frozen)
        setattr(kept, field, forged)
        assert not intact(kept), field


def test_the_hash_covers_the_root_of_the_anchor(cast: Cast) -> None:
    offer(cast.commune)
    take_in([finished_row()])
    frozen = freeze(cast.commune, QUARTER, cast.control)
    kept = again(frozen)
    assert kept.anchor is not None and bytes(kept.anchor.root) != bytes(32)
    kept.anchor.root = bytes(32)
    assert not intact(kept)
    without = again(frozen)
    without.anchor = None
    assert not intact(without)


def test_the_rows_of_the_form_stay_in_the_order_in_which_they_were_signed(frozen: FrozenReport) -> None:
    assert list(again(frozen).figures["by_field"]) == ["An toàn thực phẩm", "Đất đai", "Đường bộ", "Hộ tịch"]


def test_its_files_come_out_the_same_after_the_register_has_moved_on(
    frozen: FrozenReport, cast: Cast
) -> None:
    lodged(cast.commune, finished="2026-06-09 10:00")
    kept = again(frozen)
    for name in FORMATS:
        assert hashlib.sha256(render_frozen(kept, name)).hexdigest() == kept.files[name], name


def test_its_paper_prints_the_seal(frozen: FrozenReport) -> None:
    from tests.documents.words import words_of_docx

    words = " ".join(words_of_docx(render_frozen(again(frozen), "docx")))
    assert "Số liệu chốt lúc 15:04 ngày 16/06/2026 (bản 1)" in words
    assert bytes(frozen.hash).hex() in words


def test_its_paper_prints_the_anchor_of_the_register(cast: Cast) -> None:
    from tests.documents.words import words_of_docx

    offer(cast.commune)
    take_in([finished_row()])
    anchor = freeze(cast.commune, QUARTER, cast.control).anchor
    assert anchor is not None
    words = " ".join(words_of_docx(render_frozen(FrozenReport.objects.get(), "docx")))
    assert f"mốc niêm phong sổ hồ sơ số {anchor.number}: {bytes(anchor.root).hex()}." in words


@pytest.mark.parametrize(
    "statement", ["UPDATE reports_frozenreport SET number = '1'", "DELETE FROM reports_frozenreport"]
)
def test_the_database_refuses_to_change_it(frozen: FrozenReport, statement: str) -> None:
    with (
        pytest.raises((ProgrammingError, InternalError)),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_frozen_again_it_gets_a_new_version_and_the_old_one_stays(frozen: FrozenReport, cast: Cast) -> None:
    lodged(cast.commune, finished="2026-06-09 10:00")
    second = freeze(cast.commune, QUARTER, cast.leader)
    assert (second.version, again(frozen).version) == (2, 1)
    assert again(frozen).figures["resolved"]["total"] == 2
    assert second.figures["resolved"]["total"] == 3


def test_a_period_without_dossiers_can_be_signed_too(cast: Cast) -> None:
    empty = freeze(cast.neighbour, QUARTER, cast.neighbour_control)
    assert intact(again(empty))
    assert empty.figures["received"]["total"] == 0
