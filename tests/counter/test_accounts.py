"""On the pages: a new officer signs in with the password shown once, sets their own, and only then works."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from django.utils.timezone import localtime

from motcua.agencies.appoint import give_password
from motcua.agencies.authority import today
from motcua.agencies.models import AccountChange, Officer, RoleAssignment
from motcua.agencies.resets import unread
from motcua.agencies.staff import deactivate
from motcua.site.accounts import AccountAdapter
from tests.cast import PASSWORD, make_agency
from tests.counter.pages import text, url

pytestmark = pytest.mark.django_db

OWN = "Sông-Kinh-Thầy-2026"


def given(cast, **changes):
    return {
        "name": "Vũ Thị Lan",
        "username": "lan.vt",
        "place": cast.commune.pk,
        "roles": ["intake"],
        "valid_from": today().isoformat(),
        **changes,
    }


def shown(page: str) -> str:
    found = re.search(r'id="mat-khau-moi">([^<]+)<', page)
    assert found
    return found[1]


def test_the_first_password_opens_nothing_but_the_page_to_set_ones_own(cast, sign_in):
    made = sign_in("admin").post(url("new_officer"), given(cast))
    password = shown(text(made))
    assert made["Cache-Control"] == "no-store, private"
    browser = Client()
    assert browser.post("/dang-nhap/", {"login": "lan.vt", "password": password}).status_code == 302
    sent = browser.get(url("intake_queue"))
    assert (sent.status_code, sent["Location"]) == (302, "/tai-khoan/password/change/")
    part = browser.get(url("intake_queue"), headers={"HX-Request": "true"})
    assert (part.status_code, part["HX-Redirect"]) == (401, "/tai-khoan/password/change/")
    told = {"oldpassword": password, "password1": OWN, "password2": OWN}
    assert "Đặt mật khẩu của riêng" in text(browser.get(sent["Location"]))
    same = {**told, "password1": password, "password2": password}
    assert "khác mật khẩu đang dùng" in text(browser.post(sent["Location"], same))
    assert browser.get(url("intake_queue")).status_code == 302
    assert browser.post(sent["Location"], told).status_code == 302
    assert browser.get(url("intake_queue")).status_code == 200


def test_an_officer_of_an_agency_beside_the_commune_is_made_and_looked_after_on_the_pages(cast, sign_in):
    admin = sign_in("admin")
    assert "Cán bộ cơ quan ngành dọc" not in text(admin.get(url("new_officer")))
    police = make_agency("10993.CA", "Công an xã Thượng Hồng", "vertical", cast.commune)
    assert "Cán bộ cơ quan ngành dọc" in text(admin.get(url("new_officer")))
    wrong = admin.post(url("new_officer"), given(cast, place=police.pk))
    assert wrong.status_code == 422 and "Ở cơ quan ngành dọc" in text(wrong)
    assert shown(text(admin.post(url("new_officer"), given(cast, place=police.pk, roles=["vertical"]))))
    made = Officer.objects.get(user__username="lan.vt")
    assert "Công an xã Thượng Hồng" in text(admin.get(url("people")))
    page = text(admin.get(url("officer", made.pk)))
    assert "Cấp mật khẩu mới" in page and "Thôi giao vai trò này" in page
    assert "Chuyển nơi làm việc" not in page and "Thu ngân" not in page
    told = {"role": "vertical", "place": police.pk, "valid_from": today().isoformat()}
    assert "đã giữ vai trò" in text(admin.post(url("appoint_officer", made.pk), told))


def test_what_is_wrong_is_told_beside_the_form_and_nothing_is_made(cast, sign_in):
    many = Officer.objects.count()
    for changes, said in (
        ({"username": "lan vt"}, "Chỉ dùng chữ không dấu"),
        ({"username": "cuong.pv"}, "tên"),
        ({"roles": []}, "mc-field"),
        ({"roles": ["admin"]}, "Chỉ quản trị hệ thống"),
        ({"place": cast.neighbour.pk}, "mc-field"),
        ({"valid_from": "0001-01-01"}, "Xem lại năm"),
    ):
        page = sign_in("director").post(url("new_officer"), given(cast, **changes))
        assert page.status_code == 422 and said in text(page), changes
    assert Officer.objects.count() == many


def test_a_forgotten_password_is_replaced_and_signs_the_officer_out(cast, sign_in):
    handler, director = sign_in("handler"), sign_in("director")
    assert handler.get(url("register")).status_code == 200
    password = shown(text(director.post(url("new_password", cast.handler.pk))))
    assert handler.get(url("register")).status_code == 302
    cast.handler.user.refresh_from_db()
    assert cast.handler.user.check_password(password)
    assert "cấp mật khẩu mới" in text(director.get(url("officer", cast.handler.pk)))


def test_who_got_a_new_password_is_told_who_gave_it_and_when_until_they_say_that_they_know(cast, sign_in):
    at = f"{localtime():%d/%m/%Y}"
    password = shown(text(sign_in("director").post(url("new_password", cast.handler.pk))))
    browser = Client()
    browser.post("/dang-nhap/", {"login": cast.handler.user.username, "password": password})
    change = text(browser.get("/tai-khoan/password/change/"))
    assert cast.director.name in change and at in change
    told = {"oldpassword": password, "password1": OWN, "password2": OWN}
    first = text(browser.post("/tai-khoan/password/change/", told, follow=True))
    assert "đã được người khác cấp lại" in first and cast.director.name in first and at in first
    assert "đã được người khác cấp lại" in text(browser.get("/"))
    one = AccountChange.objects.get(officer=cast.handler)
    assert "đã được người khác cấp lại" in text(
        sign_in("clerk").post(url("resets_read"), {"den": one.pk}) and browser.get("/")
    )
    assert "đã được người khác cấp lại" not in text(
        browser.post(url("resets_read"), {"den": one.pk}, follow=True)
    )
    # Whoever signed in first may have said so: where the password is changed it stands for good.
    assert cast.director.name in text(browser.get("/tai-khoan/password/change/"))


def test_a_password_given_after_the_notice_was_shown_is_told_too(cast, sign_in):
    director = sign_in("director")
    for _turn in range(2):
        director.post(url("new_password", cast.handler.pk))
    newest, oldest = AccountChange.objects.filter(officer=cast.handler)
    cast.handler.user.refresh_from_db()
    Officer.objects.filter(pk=cast.handler.pk).update(first_password=False)
    browser = Client()
    browser.force_login(cast.handler.user)
    for bad in ("", "x", "9" * 30):
        browser.post(url("resets_read"), {"den": bad})
    browser.post(url("resets_read"), {"den": oldest.pk})
    assert unread(cast.handler) == [newest]


def test_a_role_is_given_for_a_time_and_taken_back(cast, sign_in):
    director, clerk = sign_in("director"), sign_in("clerk")
    told = {"role": "cashier", "place": cast.commune.pk, "valid_from": today().isoformat(), "valid_to": ""}
    page = director.post(url("appoint_officer", cast.clerk.pk), told, follow=True)
    assert "Đã giao vai trò Thu ngân" in text(page)
    assert clerk.get(url("cash")).status_code == 200
    given_role = RoleAssignment.objects.get(officer=cast.clerk, role="cashier")
    ended = director.post(url("end_role", cast.clerk.pk, given_role.pk), follow=True)
    assert "Đã thôi vai trò Thu ngân" in text(ended)
    assert clerk.get(url("cash")).status_code == 403
    again = director.post(url("appoint_officer", cast.clerk.pk), {**told, "role": "clerk"})
    assert again.status_code == 422 and "đã giữ vai trò" in text(again)


def test_who_comes_back_gets_a_new_password(cast, sign_in):
    director = sign_in("director")
    director.post(url("deactivate_officer", cast.handler.pk))
    assert "Mở lại tài khoản này" in text(director.get(url("officer", cast.handler.pk)))
    assert shown(text(director.post(url("reopen_officer", cast.handler.pk))))
    assert Officer.objects.get(pk=cast.handler.pk).user.is_active


@pytest.mark.parametrize("meanwhile", [deactivate, give_password], ids=["closed", "given anew"])
def test_a_password_sent_while_the_account_is_shut_out_is_not_taken(cast, sign_in, monkeypatch, meanwhile):
    browser = sign_in("intake")
    clean = AccountAdapter.clean_password
    done = []

    def first(adapter, password, user=None):
        cleaned = clean(adapter, password, user)
        if not done:
            done.append(meanwhile(cast.director, cast.intake))
        return cleaned

    monkeypatch.setattr(AccountAdapter, "clean_password", first)
    new = "Thượng-Hồng-2026-khác"
    sent = browser.post(
        "/tai-khoan/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new}
    )
    assert (sent.status_code, sent["Location"].split("?")[0]) == (302, settings.LOGIN_URL)
    stored = User.objects.get(pk=cast.intake.user_id)
    assert not stored.check_password(new)
    assert stored.is_active == (meanwhile is give_password)
