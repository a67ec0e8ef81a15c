"""Scans on a dossier's page: attached, opened by who may read personal data, and each opening logged."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from motcua.register.actions import attach as attach_module
from motcua.register.models import Dossier, PersonalRead, Scan
from tests.cast import CITIZEN
from tests.counter.pages import text, url
from tests.register.office import take_in
from tests.register.told import row

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7\n..."


def attach(browser, one, content: bytes = PDF, about: str = "giấy chứng sinh"):
    told = {"about": about, "scan": SimpleUploadedFile("tên riêng.html", content, "text/html")}
    return browser.post(url("attach", one.uid), told, follow=True)


def test_it_is_attached_on_the_page_and_opened_as_a_file_never_within_ours(dossier, sign_in):
    browser = sign_in("intake")
    page = text(attach(browser, dossier))
    kept = Scan.objects.get()
    assert "Đã đính kèm bản quét" in page and url("scan_file", dossier.uid, kept.uid) in page
    assert "tên riêng" not in page
    file = browser.get(url("scan_file", dossier.uid, kept.uid))
    assert (file.content, file["Content-Type"]) == (PDF, "application/pdf")
    assert (
        file["Content-Disposition"].startswith("attachment") and "sandbox" in file["Content-Security-Policy"]
    )
    assert PersonalRead.objects.get().purpose == "mở bản quét minh chứng"


def test_who_may_not_read_personal_data_sees_that_it_is_there_and_no_more(dossier, sign_in):
    attach(sign_in("intake"), dossier)
    kept, browser = Scan.objects.get(), sign_in("clerk")
    page = text(browser.get(url("dossier", dossier.uid)))
    assert "giấy chứng sinh" in page and url("scan_file", dossier.uid, kept.uid) not in page
    assert browser.get(url("scan_file", dossier.uid, kept.uid)).status_code == 403


def test_a_scan_of_another_dossier_is_not_found_under_this_one(dossier, sign_in):
    attach(sign_in("intake"), dossier)
    Scan.objects.update(dossier=None, transfer=_list(dossier))
    assert sign_in("intake").get(url("scan_file", dossier.uid, Scan.objects.get().uid)).status_code == 404
    assert not PersonalRead.objects.exists()


def test_who_opens_a_signed_list_has_read_of_every_dossier_on_it(cast, dossier, sign_in):
    take_in([row("10.993-260527-0002", person=CITIZEN)])
    other = Dossier.objects.exclude(pk=dossier.pk).get()
    attach(sign_in("intake"), dossier)
    signed = _list(dossier)
    for one in (dossier, other):
        signed.lines.create(dossier=one)
    Scan.objects.update(dossier=None, transfer=signed)
    browser = sign_in("intake")
    browser.cookies["django_language"] = "en"
    address = url("scan_file", dossier.uid, Scan.objects.get().uid)
    assert browser.get(address).status_code == 200
    read = PersonalRead.objects.order_by("dossier")
    assert {one.dossier for one in read} == {dossier, other} and len(read) == 2
    assert {one.purpose for one in read} == {"mở bản quét minh chứng"}
    page = text(sign_in("intake").get(url("dossier", dossier.uid)))
    assert "lần mở được ghi ở mọi hồ sơ trong danh sách" in page


def test_a_dossier_has_no_more_scans_than_its_page_shows(dossier, sign_in, monkeypatch):
    monkeypatch.setattr(attach_module, "MOST_SCANS", 1)
    page = text(attach(sign_in("intake"), dossier))
    assert "mọi hồ sơ trong danh sách" not in page and "Không ghi họ tên ai" in page
    refused = attach(sign_in("intake"), dossier, PDF + b"2")
    assert refused.status_code == 422 and "đã có 1 bản quét" in text(refused)
    assert Scan.objects.count() == 1


def test_what_is_no_scan_is_said_beside_the_field_and_nothing_is_kept(dossier, sign_in):
    response = attach(sign_in("intake"), dossier, b"<script>")
    assert response.status_code == 422 and "không phải bản quét" in text(response)
    response = attach(sign_in("intake"), dossier, about="")
    assert response.status_code == 422 and not Scan.objects.exists()


def _list(dossier):
    from django.utils import timezone

    from motcua.agencies.models import Officer
    from motcua.register.models import TransferList

    return TransferList.objects.create(
        agency=dossier.agency, number=9, year=2026, made_by=Officer.objects.first(), made_at=timezone.now()
    )
