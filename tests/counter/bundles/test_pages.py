"""Linked procedures on screen: followed, told of by others, handed over."""

from __future__ import annotations

import pytest

from tests.counter.pages import text, url

pytestmark = pytest.mark.django_db


def test_the_page_shows_each_part_and_who_sets_the_date(bundle, sign_in):
    page = text(sign_in("control").get(url("bundle", bundle.uid)))
    for words in ("Đăng ký khai sinh", "Cấp thẻ bảo hiểm y tế", "Chi nhánh Văn phòng", bundle.code):
        assert words in page
    assert "Dự kiến đủ kết quả lúc" in page and "không còn: đặt ngày trả cả nhóm" in page
    assert 'role="img"' in page and "còn dư" in page
    assert "Ghi kết quả:" not in page and "Trả kết quả:" not in page


def test_the_page_refreshes_itself_and_sends_nothing_where_nothing_changed(bundle, sign_in):
    browser = sign_in("intake")
    page = text(browser.get(url("bundle", bundle.uid)))
    again = page.split('hx-get="')[1].split('"')[0]
    headers = {"HX-Request": "true"}
    assert browser.get(again, headers=headers).status_code == 204
    stale = browser.get(f"{url('bundle', bundle.uid)}?dau=x", headers=headers)
    assert stale.status_code == 200 and "<html" not in text(stale) and "Các hồ sơ" in text(stale)


def test_a_scanned_code_opens_the_request_and_each_part_leads_to_it(bundle, sign_in):
    browser = sign_in("intake")
    assert browser.get(url("bundles"), {"ma": bundle.code.lower()})["Location"] == url("bundle", bundle.uid)
    assert browser.get(url("scan"), {"ma": bundle.code})["Location"] == url("bundle", bundle.uid)
    assert "Không có nhóm liên thông nào mang mã" in text(browser.get(url("bundles"), {"ma": "x"}))
    for one in bundle.members.all():
        assert url("bundle", bundle.uid) in text(browser.get(url("dossier", one.dossier.uid)))


def test_the_vertical_agency_opens_its_part_and_not_the_whole(bundle, sign_in):
    browser = sign_in("vertical")
    one = bundle.members.get(key="thuong-tru").dossier
    page = text(browser.get(url("dossier", one.uid)))
    assert url("bundle", bundle.uid) not in page
    assert "<dd>Chi nhánh Văn phòng" in page.split("Cơ quan giải quyết", 1)[1][:200]
    assert browser.get(url("bundle", bundle.uid)).status_code == 404
    other = bundle.members.get(key="khai-sinh").dossier
    assert browser.get(url("dossier", other.uid)).status_code == 404


def test_results_that_others_told_are_written_down_and_all_go_out_at_once(bundle, sign_in):
    browser = sign_in("intake")
    page = text(browser.get(url("bundle", bundle.uid)))
    assert "Ghi kết quả: Đăng ký thường trú" in page and "được trả cùng lúc: còn chờ" in page
    bad = browser.post(url("bundle_result", bundle.uid, "thuong-tru"), {"at": "2020-01-01T08:00"})
    assert bad.status_code == 422 and "sau khi cơ quan đó nhận" in text(bad)
    for key in ("thuong-tru", "the-bhyt"):
        told = browser.post(url("bundle_result", bundle.uid, key), {"number": "12"})
        assert told.status_code == 302
    early = browser.post(
        url("bundle_hand_over", bundle.uid), {"at": "2026-06-01T08:00", "channel": "counter"}
    )
    assert early.status_code == 422 and "còn chờ “Đăng ký khai sinh”" in text(early)


def test_an_act_on_one_part_shows_on_the_open_page_at_its_next_asking(cast, bundle, sign_in):
    from motcua.register.actions.member_result import RecordResult
    from motcua.register.write import Actor

    browser = sign_in("intake")
    again = text(browser.get(url("bundle", bundle.uid))).split('hx-get="')[1].split('"')[0]
    headers = {"HX-Request": "true"}
    assert browser.get(again, headers=headers).status_code == 204
    one = bundle.members.get(key="thuong-tru").dossier
    RecordResult(one.pk, Actor(cast.intake, "intake", "thử")).execute()
    fresh = browser.get(again, headers=headers)
    assert fresh.status_code == 200 and "Có kết quả, đúng hạn" in text(fresh)
    # Who set the date until now is done: the other one sets it.
    assert "ngày này do “Cấp thẻ bảo hiểm y tế” quyết định" in text(fresh)
