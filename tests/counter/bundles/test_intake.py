"""The form of a request: papers asked for once, every fee, the applicant found, nothing lost, entered once."""

from __future__ import annotations

import re
from io import BytesIO

import docx
import pytest

from motcua.catalogue.models import BundleOffer
from motcua.register.models import Bundle, Dossier, Event, PersonalRead
from motcua.register.verification import verify
from tests.cast import CITIZEN
from tests.counter.pages import text, url
from tests.register.office import offer

pytestmark = pytest.mark.django_db

BIRTH_PAPERS = {
    "components": [
        {"key": "tp-1", "name": "Giấy chứng sinh"},
        {"key": "tp-2", "name": "Giấy chứng nhận kết hôn", "reusable": True},
    ],
    "fees": [
        {"name": "Lệ phí hộ tịch", "amount": 8000, "channel": "in_person"},
        {"name": "Lệ phí hộ tịch", "amount": 4000, "channel": "online"},
    ],
}
RESIDENCE_PAPERS = {
    "components": [
        {"key": "gt-1", "name": "Tờ khai thay đổi thông tin cư trú"},
        {"key": "gt-2", "name": "giấy chứng sinh.", "originals": 2},
    ],
    "fees": [{"name": "Lệ phí cư trú", "amount": 20000}],
}
FORM = {
    "part-khai-sinh": "on",
    "part-thuong-tru": "on",
    **{key: CITIZEN[key] for key in ("name", "id_number", "phone", "address")},
    "way": "counter",
    "delivery": "post",
    "form_0": "original",
    "count_0": "2",
    "form_1": "reused",
    "form_2": "copy",
    "count_2": "1",
    "phi-khai-sinh-fee_0": "1",
    "phi-khai-sinh-fee_1": "1",
    "phi-thuong-tru-fee_0": "1",
    "act": "receive",
}


@pytest.fixture
def officer(cast, birth, sign_in):
    """The intake officer, where birth and residence say what they ask for."""
    offer(cast.commune, days=1, details={"content": BIRTH_PAPERS}, content_hash="moi")
    offer(cast.commune, "1.004222", "Đăng ký thường trú", 7, details={"content": RESIDENCE_PAPERS})
    return sign_in("intake")


def form_of(browser) -> str:
    return text(browser.get(url("bundle_receive", "khai-sinh")))


def send(browser, page: str = "", follow: bool = False, **changed: str):
    token = re.search(r'name="token" value="([^"]+)"', page or form_of(browser))
    assert token is not None
    told = {**FORM, "token": token[1], **changed}
    return browser.post(url("bundle_receive", "khai-sinh"), told, follow=follow)


def facts_of(bundle: Bundle, key: str) -> dict:
    return Event.objects.filter(dossier=bundle.members.get(key=key).dossier).earliest("seq").facts


def test_a_paper_that_two_procedures_need_is_asked_for_once_with_the_stricter_count(officer):
    page = form_of(officer)
    assert page.count("Hình thức: Giấy chứng sinh") == 1 and "giấy chứng sinh." not in page
    assert "Đăng ký khai sinh, Đăng ký thường trú" in page
    assert re.search(r'name="count_0" value="2"', page)


def test_the_request_is_taken_in_with_papers_and_fees_of_each(officer):
    response = send(officer, follow=True)
    made = Bundle.objects.get()
    assert f"Đã tiếp nhận nhóm liên thông {made.code}" in text(response)
    assert url("bundle_slip", made.uid) in text(response)
    birth, residence = facts_of(made, "khai-sinh"), facts_of(made, "thuong-tru")
    assert [(one["key"], one["form"], one["count"]) for one in birth["components"]["v"]] == [
        ("tp-1", "original", 2), ("tp-2", "reused", 0),
    ]  # fmt: skip
    shared, own = residence["components"]["v"]
    assert (shared["key"], shared["form"], shared["count"]) == ("gt-2", "original", 0)
    assert shared["with"] == "Đăng ký khai sinh" and (own["key"], own["count"]) == ("gt-1", 1)
    assert (birth["fee"]["v"], residence["fee"]["v"]) == (8000, 20000)
    assert birth["charges"]["v"][0]["name"] == "Lệ phí hộ tịch" and birth["delivery"]["v"] == "post"
    assert verify(rebuild=True).findings == []


def test_a_fee_that_is_exempt_with_a_reason_is_not_charged(officer):
    send(officer, **{"phi-thuong-tru-exempt_0": "trẻ em dưới 6 tuổi"})
    told = facts_of(Bundle.objects.get(), "thuong-tru")
    assert told["fee"]["v"] == 0 and told["charges"]["v"][0]["exempt"] == "trẻ em dưới 6 tuổi"


def test_dates_and_the_sum_to_pay_are_shown_beforehand_and_follow_what_is_chosen(officer):
    page = form_of(officer)
    assert "Đủ kết quả lúc" in page and "28.000" in page
    online = text(send(officer, act="find", way="online"))
    assert "24.000" in online and not Bundle.objects.exists()
    alone = text(send(officer, act="find", **{"part-thuong-tru": ""}))
    assert "8.000" in alone and "28.000" not in alone


def test_an_officer_who_helped_to_file_online_is_told_of_with_the_account(officer, cast):
    assert send(officer, way="assisted").status_code == 422
    send(officer, way="assisted", account="relative")
    told = facts_of(Bundle.objects.get(), "khai-sinh")
    assert (told["channel"]["v"], told["mode"]["v"]) == ("online", "assisted")
    assert told["assisted"]["v"] == {"helper": cast.intake.pk, "account": "relative"}


def test_an_applicant_known_here_is_shown_masked_and_filled_in_on_request(officer):
    send(officer)
    fresh = {"name": "", "phone": "", "address": ""}
    shown = text(send(officer, act="find", **fresh))
    assert "•••" in shown and CITIZEN["address"] not in shown and not PersonalRead.objects.exists()
    assert CITIZEN["address"] in text(send(officer, act="open", **fresh))
    assert PersonalRead.objects.get().purpose == "điền hồ sơ mới"


def test_likely_duplicates_are_warned_of_once_and_never_kept_out(officer):
    send(officer)
    warned = text(send(officer))
    assert "Có thể đã nộp rồi" in warned and Bundle.objects.count() == 1
    send(officer, warned, warned="1")
    assert Bundle.objects.count() == 2


def test_a_double_click_takes_one_request(officer):
    page = form_of(officer)
    first, second = send(officer, page), send(officer, page)
    assert first["Location"] == second["Location"] == url("bundle", Bundle.objects.get().uid)


def test_a_missing_paper_wants_a_reason_that_only_who_needs_it_tells(officer):
    bad = send(officer, form_2="missing")
    assert bad.status_code == 422 and "Còn thiếu: Tờ khai thay đổi" in text(bad)
    send(officer, form_2="missing", incomplete="nộp sau")
    made = Bundle.objects.get()
    assert "incomplete" not in facts_of(made, "khai-sinh")
    assert facts_of(made, "thuong-tru")["incomplete"]["v"] == "nộp sau"


def test_papers_of_what_is_not_asked_for_are_not_missed(officer):
    kept = {"part-thuong-tru": "", "part-the-bhyt": "on", "form_2": "missing"}
    assert send(officer, **kept).status_code == 302


def test_what_cannot_be_taken_in_is_said_and_nothing_typed_is_lost(officer, birth):
    response = send(officer, **{"part-thuong-tru": "", "address": "Thôn Tây"})
    page = text(response)
    assert (response.status_code, "Chọn ít nhất hai thủ tục" in page, "Thôn Tây" in page) == (422, True, True)
    for wrong in (
        {"name": ""},
        {"way": "to_other"},
        {"way": "no_appointment"},
        {"count_0": "9999"},
        {"code": "X"},
    ):
        assert send(officer, **wrong).status_code == 422, wrong
    members = [{**one, "limit": None, "procedure": "1.777777"} for one in birth.members]
    BundleOffer.objects.update(members=members)
    response = send(officer)
    assert (response.status_code, "chưa có thời hạn" in text(response)) == (422, True)
    assert not Dossier.objects.exists()


def test_the_case_decides_on_a_code_and_the_papers_are_those_of_that_code(cast, birth, officer):
    members = [*birth.members]
    members[2] |= {"key": "mai-tang-phi", "name": "Mai táng phí", "procedure": ""}
    BundleOffer.objects.update(key="khai-tu", members=members)
    paper = {"components": [{"key": "a", "name": "Tờ khai mai táng phí"}]}
    offer(cast.commune, "2.000821", "Mai táng phí", details={"content": paper})
    page = text(officer.get(url("bundle_receive", "khai-tu")))
    assert "Mã thủ tục: Mai táng phí" in page and "Tờ khai mai táng phí" not in page
    told = {**FORM, "act": "find", "part-mai-tang-phi": "on", "code-mai-tang-phi": "2.000821"}
    assert "Tờ khai mai táng phí" in text(officer.post(url("bundle_receive", "khai-tu"), told))


def test_one_slip_names_every_agency_its_date_and_when_all_is_there(officer):
    send(officer)
    made = Bundle.objects.get()
    document = docx.Document(BytesIO(officer.get(url("bundle_slip", made.uid), {"dang": "docx"}).content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    told = "\n".join([*(one.text for one in document.paragraphs), *cells])
    for one in made.members.all():
        assert one.dossier.code in told and one.dossier.handler.name in told
    for wanted in (
        made.code,
        CITIZEN["name"],
        "Thời gian trả đủ kết quả",
        "28.000 đồng",
        "sau khi có kết quả",
    ):
        assert wanted in told, wanted
    assert told.count("Giấy chứng sinh") == 1
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    fees = {row[1].partition("\n")[0]: row[-1] for row in rows if row[0] in ("1", "2") and len(row) == 5}
    assert fees == {"Đăng ký khai sinh": "8.000 đồng", "Đăng ký thường trú": "20.000 đồng"}
    assert PersonalRead.objects.get().purpose == "in mẫu 01 của nhóm liên thông"
    assert officer.get(url("bundle_slip", made.uid)).content.startswith(b"%PDF")
    assert officer.get(url("bundle_slip", made.uid), {"dang": "exe"}).status_code == 404
