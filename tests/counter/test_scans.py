"""Scans on a dossier's page: attached, opened by who may read personal data, and each opening logged."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from motcua.register.models import PersonalRead, Scan
from tests.counter.pages import text, url

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
