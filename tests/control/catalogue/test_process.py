"""A process handed in as a spreadsheet, looked at, tried by cases, published."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from motcua.catalogue.models import ProcessVersion
from motcua.catalogue.reading.process_sheet import read_process
from motcua.control.catalogue.process_table import written
from motcua.exchange.plain_rows import plain_rows
from motcua.rules.process import default_process, from_dict
from tests.control.catalogue.conftest import CODE
from tests.control.catalogue.pages import send, text, url
from tests.rules.moments import limit

pytestmark = pytest.mark.django_db

TABLE = """bước;tên;vai trò;đơn vị;thời gian;đơn vị thời gian;bước tiếp;bốn mắt
1;Tiếp nhận;tiếp nhận;;5;%;;
2;Thụ lý;thụ lý;Phòng Văn hóa;60;%;;
3;Ký;chủ tịch;;30;%;;x
4;Đóng dấu;văn thư;;5;%;;
5;Trả kết quả;trả kết quả;;;;;
"""
CASE = {
    "name": "thường", "received_at": "2026-03-02T08:00", "due_at": "2026-03-09T17:00", "filed_at": "",
    "ground_1": "", "stop_1": "", "go_on_1": "", "ground_2": "", "stop_2": "", "go_on_2": "",
}  # fmt: skip


def hand_in(browser, table: str = TABLE):
    file = SimpleUploadedFile("quy-trinh.csv", table.encode())
    given = {"table": file, "valid_from": "2026-03-01", "basis": "QĐ 5/QĐ-UBND"}
    return send(browser, "process_upload", given, CODE, follow=True)


def test_the_default_is_drawn_with_a_title_a_description_and_each_steps_time(birth, sign_in):
    page = text(sign_in("handler").get(url("process", CODE)))
    assert "Quy trình mặc định" in page and "<title" in page and "6 bước; đường thường đi" in page
    assert "55 % thời hạn = 22 giờ" in page
    assert "Nạp từ bảng tính" not in page


def test_a_spreadsheet_becomes_a_draft_and_is_published_with_its_cases(birth, sign_in):
    browser = sign_in("control")
    page = text(hand_in(browser))
    assert "Đã đọc 5 bước" in page and "Bản thảo, áp dụng từ 01/03/2026" in page and "Phòng Văn hóa" in page
    assert "Bản thảo" not in text(sign_in("handler").get(url("process", CODE)))
    assert "Đã thêm ca mẫu" in text(send(browser, "process_cases", CASE, CODE, follow=True))
    done = text(send(browser, "process_publish", {}, CODE, follow=True))
    assert "Đã ban hành quy trình số 1" in done
    assert "Quy trình số 1, áp dụng từ 01/03/2026" in text(sign_in("leader").get(url("process", CODE)))


STEP = {"key": "tham-dinh", "name": "Thẩm định", "kind": "handle", "role": "handler", "unit": "Phòng Kinh tế",
        "amount": "1,5", "amount_unit": "days", "usual": "ky-duyet", "others": [], "after": "thu-ly"}  # fmt: skip


def begun(browser, **changes):
    """A draft from the default process; gives the answer of the page."""
    told = {"valid_from": "2026-03-01", "basis": "QĐ 5/QĐ-UBND", **changes}
    return send(browser, "process_terms", told, CODE, follow=True)


def steps() -> dict[str, dict]:
    return {step["key"]: step for step in ProcessVersion.objects.get(status="draft").steps["steps"]}


def test_a_draft_is_begun_from_what_holds_and_its_day_and_ground_are_said_anew(birth, sign_in):
    browser = sign_in("control")
    assert "Bản thảo, áp dụng từ 01/03/2026" in text(begun(browser))
    assert from_dict(ProcessVersion.objects.get().steps) == default_process(limit("5 ngày làm việc"))
    begun(browser, valid_from="2026-04-01")
    assert str(ProcessVersion.objects.get().valid_from) == "2026-04-01"
    assert "Xem lại năm" in text(begun(browser, valid_from="0026-04-01"))


def test_one_step_is_changed_and_the_others_stay(birth, sign_in):
    browser = sign_in("control")
    begun(browser)
    before = steps()
    first, second = list(before)[:2]
    page = browser.get(url("process_step", CODE, second)).context["form"]
    sent = {name: page[name].value() or "" for name in page.fields if name != "four_eyes"}
    done = send(browser, "process_step", {**sent, "amount": "50", "others": [], "key": "x"}, CODE, second)
    assert done.status_code == 302
    after = steps()
    assert after[second]["budget"] == {"amount": "50", "unit": "percent"}
    assert {**after, second: before[second]} == before and list(after) == list(before) and first in after


def test_a_step_is_added_in_its_place_and_taken_out_with_the_ways_to_it(birth, sign_in):
    browser = sign_in("control")
    begun(browser)
    known = list(steps())
    told = {**STEP, "usual": known[2], "after": known[1]}
    assert send(browser, "process_new_step", told, CODE).status_code == 302
    assert list(steps()) == [*known[:2], "tham-dinh", *known[2:]]
    way = {**STEP, "key": "quay-lai", "usual": "tham-dinh", "after": known[1]}
    send(browser, "process_new_step", way, CODE)
    send(browser, "process_drop_step", {}, CODE, "tham-dinh")
    assert "tham-dinh" not in steps() and steps()["quay-lai"]["next"] == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"key": "Thẩm định"}, "không hợp lệ"),
        ({"amount": "mười"}, "không phải số"),
        ({"usual": "khong-co"}, "khong-co"),
        ({"key": "tiep-nhan"}, "Đã có bước"),
    ],
)
def test_a_step_that_cannot_be_is_told_and_nothing_is_kept(birth, sign_in, changes, said):
    browser = sign_in("control")
    begun(browser)
    before = list(steps())
    told = {**STEP, "usual": before[2], "after": before[1]}
    page = send(browser, "process_new_step", {**told, **changes}, CODE)
    assert page.status_code == 422 and said in text(page)
    assert list(steps()) == before


def test_a_published_process_and_a_step_that_there_is_not_are_not_edited(birth, sign_in):
    browser = sign_in("control")
    assert browser.get(url("process_new_step", CODE)).status_code == 404
    begun(browser)
    assert browser.get(url("process_step", CODE, "khong-co")).status_code == 404
    assert browser.post(url("process_drop_step", CODE, "khong-co")).status_code == 404
    send(browser, "process_publish", {}, CODE)
    assert browser.get(url("process_step", CODE, "tiep-nhan")).status_code == 404


def test_a_case_that_fails_is_told_and_refuses_the_publication(birth, sign_in):
    browser = sign_in("control")
    hand_in(browser)
    send(browser, "process_cases", {**CASE, "due_at": "2026-03-10T17:00"}, CODE)
    page = send(browser, "process_publish", {}, CODE)
    assert page.status_code == 422 and "đồng hồ tính ra 17:00 09/03/2026" in text(page)
    send(browser, "process_cases", {"bo": "0"}, CODE)
    send(browser, "process_publish", {}, CODE)
    assert ProcessVersion.objects.get().status == "published"


@pytest.mark.parametrize("at", ["0001-01-01T08:00", "9999-12-31T23:59"])
def test_a_case_of_no_calendar_is_refused_and_the_page_stays_open(birth, sign_in, at):
    browser = sign_in("control")
    hand_in(browser)
    page = send(browser, "process_cases", {**CASE, "received_at": at, "due_at": at}, CODE)
    assert page.status_code == 422 and "Xem lại năm" in text(page)
    assert browser.get(url("process", CODE)).status_code == 200
    assert ProcessVersion.objects.get().cases == []


def test_the_cases_of_the_last_process_are_tried_on_the_next(birth, sign_in):
    browser = sign_in("control")
    hand_in(browser)
    send(browser, "process_cases", CASE, CODE)
    send(browser, "process_publish", {}, CODE)
    hand_in(browser)
    assert len(ProcessVersion.objects.get(status="draft").cases) == 1


def test_a_pause_needs_its_ground_its_beginning_and_its_end(birth, sign_in):
    browser = sign_in("control")
    hand_in(browser)
    page = send(browser, "process_cases", {**CASE, "ground_1": "bo-sung"}, CODE)
    assert page.status_code == 422 and "Ghi đủ căn cứ" in text(page)
    whole = {**CASE, "ground_1": "bo-sung", "stop_1": "2026-03-03T08:00", "go_on_1": "2026-03-05T08:00",
             "due_at": "2026-03-12T17:00"}  # fmt: skip
    send(browser, "process_cases", whole, CODE)
    assert "tính tiếp: Chờ bổ sung" in text(browser.get(url("process", CODE)))
    send(browser, "process_publish", {}, CODE)
    assert ProcessVersion.objects.get().status == "published"


def test_rows_that_are_not_understood_are_told_one_by_one_and_nothing_is_kept(birth, sign_in):
    page = hand_in(sign_in("control"), TABLE.replace("văn thư", "sếp"))
    assert page.status_code == 422
    assert "không rõ vai trò" in text(page) and "sếp" in text(page)
    assert not ProcessVersion.objects.exists()


def test_a_file_that_is_no_table_is_told(birth, sign_in):
    page = hand_in(sign_in("control"), "%PDF-1.7")
    assert page.status_code == 422 and "PDF" in text(page)


def test_the_table_that_is_handed_out_is_read_as_the_same_process(birth, sign_in):
    answer = sign_in("handler").get(url("process_table", CODE))
    expected = default_process(limit("5 ngày làm việc"))
    assert answer.content == written(expected) or answer["Content-Type"].endswith("sheet")
    assert read_process(plain_rows([answer.content], "x.xlsx")).process == expected


def meanwhile(sign_in) -> str:
    """The director saves the draft; gives the edition that the other had before them."""
    director = sign_in("director")
    before = director.get(url("process", CODE)).context["edition"]
    assert "Đã thêm ca mẫu" in text(send(director, "process_cases", CASE, CODE, follow=True))
    return before


SAVED_MEANWHILE = "Bùi Thị Mai đã lưu bản thảo này lúc"


@pytest.mark.parametrize(
    ("name", "told", "kept"),
    [
        ("process_terms", {"valid_from": "2026-04-01", "basis": "QĐ của tôi"}, "QĐ của tôi"),
        ("process_cases", {**CASE, "name": "ca của tôi"}, "ca của tôi"),
        ("process_cases", {"bo": "0"}, ""),
        ("process_publish", {}, ""),
    ],
)
def test_what_another_saved_meanwhile_is_shown_and_not_overwritten(birth, sign_in, name, told, kept):
    browser = sign_in("control")
    begun(browser)
    seen = meanwhile(sign_in)
    draft = ProcessVersion.objects.get()
    page = browser.post(url(name, CODE), {**told, "seen": seen})
    assert page.status_code == 409 and SAVED_MEANWHILE in text(page) and kept in text(page)
    assert ProcessVersion.objects.values().get() == {
        key: value for key, value in vars(draft).items() if key != "_state"
    }
    assert browser.post(url(name, CODE), {**told, "seen": page.context["edition"]}).status_code == 302


def test_a_table_handed_in_takes_not_the_place_of_what_another_saved_meanwhile(birth, sign_in):
    browser = sign_in("control")
    meanwhile_begun = begun(sign_in("director"))
    file = SimpleUploadedFile("quy-trinh.csv", TABLE.encode())
    given = {"table": file, "valid_from": "2026-03-01", "basis": "", "seen": ""}
    page = browser.post(url("process_upload", CODE), given)
    assert page.status_code == 409 and SAVED_MEANWHILE in text(page)
    assert list(steps()) == [row["step"].key for row in meanwhile_begun.context["rows"]]


def test_a_step_is_kept_over_what_another_saved_only_when_that_is_asked_for(birth, sign_in):
    browser = sign_in("control")
    begun(browser)
    seen, known = meanwhile(sign_in), list(steps())
    told = {**STEP, "usual": known[2], "after": known[1], "seen": seen}
    for _press in range(2):
        page = browser.post(url("process_new_step", CODE), told)
        assert page.status_code == 409 and SAVED_MEANWHILE in text(page) and "Phòng Kinh tế" in text(page)
        assert f'name="seen" value="{seen}"' in text(page)
    assert list(steps()) == known
    dropped = browser.post(url("process_drop_step", CODE, known[1]), {"seen": seen}, follow=True)
    assert SAVED_MEANWHILE in text(dropped) and list(steps()) == known
    anyway = {**told, "seen": [seen, page.context["edition"]]}
    assert browser.post(url("process_new_step", CODE), anyway).status_code == 302
    assert "tham-dinh" in steps() and len(ProcessVersion.objects.get().cases) == 1
