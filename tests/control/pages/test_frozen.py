"""Freezing a report, and what a frozen one shows ever after."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from motcua.control.beside_titles import beside_title
from motcua.register.actions.refused import ImportGoesOn
from motcua.register.models import Dossier
from motcua.reports.beside import SIGNED_BY_HAND
from motcua.reports.models import FrozenReport
from motcua.reports.narrative.words import Petitions, Words
from motcua.rules.zone import local
from tests.control.as_read import form_of
from tests.control.quarter import QUARTER
from tests.exchange import exports
from tests.exchange.importing import TAKEN, take_in
from tests.register.office import offer
from tests.statistics.population import LAND, lodged

FREEZE = {"ky": "2026-Q2", "cach": "instant"}


@pytest.fixture
def control(quarter, signed_in):
    return signed_in(quarter.control)


def frozen(control) -> FrozenReport:
    answer = control.post("/bao-cao/chot/", form_of(control))
    report = FrozenReport.objects.latest("pk")
    assert answer.headers["Location"] == f"/bao-cao/da-chot/{report.pk}/"
    return report


def text(control, address: str) -> str:
    answer = control.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_freezing_keeps_the_figures_in_the_officers_name_and_shows_them(control, quarter) -> None:
    report = frozen(control)
    assert (report.frozen_by, report.version, report.figures["received"]["total"]) == (quarter.control, 1, 5)
    page = text(control, f"/bao-cao/da-chot/{report.pk}/")
    assert bytes(report.hash).hex() in page
    assert "vẫn đúng từng số như lúc chốt" in page
    assert f"/bao-cao/da-chot/{report.pk}/" in text(control, "/bao-cao/2026-Q2/")


def test_frozen_again_it_is_the_next_version_and_the_first_one_says_so(control) -> None:
    first, second = frozen(control), frozen(control)
    assert second.version == 2
    assert f"/bao-cao/da-chot/{second.pk}/" in text(control, f"/bao-cao/da-chot/{first.pk}/")


def test_pressed_twice_it_is_frozen_once(control, quarter) -> None:
    form = form_of(control)
    first, second = (control.post("/bao-cao/chot/", form).headers["Location"] for _time in range(2))
    assert first == second == f"/bao-cao/da-chot/{FrozenReport.objects.get().pk}/"
    assert f"{quarter.control.name} đã chốt bản 1" in text(control, second)


def test_of_two_officers_at_once_the_second_is_shown_what_the_first_froze(
    control, quarter, signed_in
) -> None:
    chair = signed_in(quarter.chair)
    both = [(officer, form_of(officer)) for officer in (control, chair)]
    answers = [officer.post("/bao-cao/chot/", form).headers["Location"] for officer, form in both]
    assert answers == [f"/bao-cao/da-chot/{FrozenReport.objects.get().pk}/"] * 2


def test_figures_that_nobody_has_read_are_not_frozen(control, quarter) -> None:
    form = form_of(control)
    lodged(quarter.commune, received="2026-06-01 08:00")
    answer = control.post("/bao-cao/chot/", form)
    assert "/bao-cao/?ky=2026-Q2" in answer.headers["Location"]
    assert "đã đổi từ lúc mở trang" in text(control, answer.headers["Location"])
    assert not FrozenReport.objects.exists()
    assert frozen(control).figures["received"]["total"] == 6


@pytest.mark.parametrize(
    "other", [{"ky": "2026-Q1"}, {"ky": "2026"}, {"seen": ""}, {"seen": "0.x"}, {"seen": "9" * 5000}]
)
def test_a_form_that_was_tampered_with_freezes_nothing(control, other: dict[str, str]) -> None:
    assert control.post("/bao-cao/chot/", {**form_of(control), **other}).status_code == 302
    assert not FrozenReport.objects.exists()


def test_a_figure_in_the_form_is_no_figure_of_the_report(control) -> None:
    control.post("/bao-cao/chot/", {**form_of(control), "figures": "{}", "agency": "10645", "version": "7"})
    report = FrozenReport.objects.get()
    assert (report.agency.code, report.version, report.figures["received"]["total"]) == ("10993", 1, 5)


@pytest.mark.parametrize("ahead", [0, 1])
def test_a_period_is_frozen_from_its_last_day_on(control, ahead: int) -> None:
    last = local(timezone.now()).date() + timedelta(days=ahead)
    days = f"{last - timedelta(days=30)}..{last}"
    page = text(control, f"/bao-cao/?ky={days}")
    assert ("chưa kết thúc" in page, "Chốt báo cáo này?" in page) == (ahead > 0, ahead == 0)
    form = {
        "ky": days,
        "cach": "instant",
        "seen": re.findall('name="seen" value="([^"]*)"', page + 'name="seen" value=""')[0],
    }
    answer = control.post("/bao-cao/chot/", form, follow=True).content.decode()
    assert FrozenReport.objects.exists() == (ahead == 0)
    assert ("Chốt được từ ngày đó" in answer) == (ahead > 0)


def test_the_page_in_another_language_shows_the_same_report(control) -> None:
    control.cookies["django_language"] = "en"
    frozen(control)


def test_what_comes_later_changes_nothing_of_it_and_is_listed(control, quarter, tmp_path: Path) -> None:
    report = frozen(control)
    later = [*QUARTER[:4], replace(QUARTER[4], finished="2026-06-12 10:00:00", status="Đã xử lý xong")]
    take_in(
        quarter.commune, exports.city_file(tmp_path / "moi.xlsx", *later), taken_at=TAKEN + timedelta(days=3)
    )
    page = text(control, f"/bao-cao/da-chot/{report.pk}/")
    assert "Những con số nay khác lúc chốt" in page
    assert "H24.85-260610-0005" in page
    listed = text(control, f"/bao-cao/da-chot/{report.pk}/danh-sach/?so_lieu=pending.total")
    assert "<p>1 hồ sơ" in listed
    assert "H24.85-260610-0005" in listed


def test_its_lists_are_those_of_its_figures(control) -> None:
    report = frozen(control)
    listed = text(control, f"/bao-cao/da-chot/{report.pk}/danh-sach/?so_lieu=late")
    assert "H24.85-260504-0003" in listed
    assert "<p>1 hồ sơ" in listed


@pytest.mark.parametrize("kind", ["docx", "pdf", "xlsx", "json"])
def test_its_files_are_drawn_from_what_was_frozen(control, kind: str) -> None:
    import hashlib

    report = frozen(control)
    answer = control.get(f"/bao-cao/da-chot/{report.pk}/tai/{kind}/")
    assert hashlib.sha256(answer.content).hexdigest() == report.files[kind]


def test_one_that_was_tampered_with_says_so(control, monkeypatch) -> None:
    from motcua.control.pages import frozen as page_module

    address = f"/bao-cao/da-chot/{frozen(control).pk}/"
    assert "Nguyên vẹn" in text(control, address)
    monkeypatch.setattr(page_module, "intact", lambda _report: False)
    assert "Bản chốt không còn nguyên vẹn" in text(control, address)


def test_an_officer_of_another_commune_does_not_find_it(control, quarter, signed_in) -> None:
    report = frozen(control)
    stranger = signed_in(quarter.neighbour_control)
    for end in ("", "danh-sach/?so_lieu=late", "tai/docx/"):
        assert stranger.get(f"/bao-cao/da-chot/{report.pk}/{end}").status_code == 404


def test_who_may_report_but_not_freeze_is_refused_and_not_offered_it(quarter, signed_in) -> None:
    leader = signed_in(quarter.leader)
    assert leader.post("/bao-cao/chot/", FREEZE).status_code == 403
    assert "Chốt báo cáo này?" not in text(leader, "/bao-cao/2026-Q2/")
    assert not FrozenReport.objects.exists()


def test_who_is_asked_whether_to_freeze_is_told_once_more_what_is_missing(
    quarter, control, tmp_path: Path
) -> None:
    bad = exports.Told(code="H24.85-260504-0099", status="Đang họp")
    take_in(quarter.commune, exports.city_file(tmp_path / "a.xlsx", bad), skip_bad=True)
    dialog = text(control, "/bao-cao/2026-Q2/").partition('<dialog class="mc-dialog" id="chot"')[2]
    assert "còn thiếu 1 dòng" in dialog.partition("</dialog>")[0]


def test_while_an_import_goes_on_it_is_told_to_be_done_later(
    control, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wait(*_: object, **__: object) -> None:
        raise ImportGoesOn("Đang nhập dữ liệu của xã")

    monkeypatch.setattr("motcua.reports.freeze.turn_of_page", wait)
    answer = control.post("/bao-cao/chot/", form_of(control), follow=True)
    assert "Đang nhập dữ liệu của xã" in answer.content.decode()
    assert not FrozenReport.objects.exists()


def test_looking_at_the_address_freezes_nothing(control) -> None:
    assert control.get("/bao-cao/chot/").status_code == 405


def test_a_period_that_cannot_be_understood_freezes_nothing(control) -> None:
    assert control.post("/bao-cao/chot/", {"ky": "quý hai"}).headers["Location"] == "/bao-cao/"
    assert not FrozenReport.objects.exists()


def test_a_row_of_a_vertical_agency_is_named_as_such_among_the_differences(control, quarter) -> None:
    branch = lodged(quarter.commune, field="Đất đai", vertical=True, handler_name=LAND)
    report = frozen(control)
    Dossier.objects.filter(pk=branch.pk).update(field="")
    page = text(control, f"/bao-cao/da-chot/{report.pk}/")
    assert "lĩnh vực – Đất đai – ngành dọc" in page
    assert "lĩnh vực – Chưa xác định lĩnh vực – ngành dọc" in page


def test_a_procedure_offered_since_is_listed_among_the_differences(control, quarter) -> None:
    report = frozen(control)
    offer(quarter.commune)
    page = text(control, f"/bao-cao/da-chot/{report.pk}/")
    assert "vẫn đúng từng số như lúc chốt" not in page
    assert re.search(r"Thủ tục cung cấp: tổng số.*?<span>0</span>.*?<span>1</span>", page, re.S)


def test_what_counts_no_dossiers_has_a_title_of_its_own() -> None:
    keys = {"procedures.total", "targets.online", "missing_rows", "doubts"}
    keys |= Words.__dataclass_fields__.keys() - {*SIGNED_BY_HAND, "petitions", "targets"}
    keys |= {f"petitions.{name}" for name in Petitions.__dataclass_fields__}
    assert len({beside_title(key) for key in keys}) == len(keys)


def test_a_signed_report_has_no_lists_by_day(control) -> None:
    report = frozen(control)
    asked = "so_lieu=received_in_period&nhom=received_day&ten=2026-05-04"
    assert control.get(f"/bao-cao/da-chot/{report.pk}/danh-sach/?{asked}").status_code == 404
