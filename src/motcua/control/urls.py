"""Addresses of the control room: imports and reports."""

from __future__ import annotations

from django.urls import path, re_path

from motcua.control.catalogue.urls import urlpatterns as catalogue
from motcua.control.pages.behind import behind
from motcua.control.pages.behind_others import documents_behind, petitions_behind, procedures_behind
from motcua.control.pages.freeze import freeze
from motcua.control.pages.frozen import frozen, frozen_behind, frozen_file
from motcua.control.pages.import_run import (
    bad_rows,
    confirm_run,
    discard_run,
    import_run,
    leave_out_run,
    retake_run,
)
from motcua.control.pages.imports import imports
from motcua.control.pages.origin import document_origin, petition_origin, procedure_origin
from motcua.control.pages.report import report
from motcua.control.pages.report_file import report_file
from motcua.control.pages.words import words

app_name = "control"

urlpatterns = [
    path("nhap-du-lieu/", imports, name="imports"),
    path("nhap-du-lieu/<int:pk>/", import_run, name="import_run"),
    path("nhap-du-lieu/<int:pk>/xac-nhan/", confirm_run, name="confirm_run"),
    path("nhap-du-lieu/<int:pk>/luc-xuat/", retake_run, name="retake_run"),
    path("nhap-du-lieu/<int:pk>/bo-tep-loi/", leave_out_run, name="leave_out_run"),
    path("nhap-du-lieu/<int:pk>/bo/", discard_run, name="discard_run"),
    path("nhap-du-lieu/<int:pk>/dong-loi/<int:file_pk>/", bad_rows, name="bad_rows"),
    path("bao-cao/", report, name="report"),
    re_path(r"^bao-cao/(?P<code>\d{4}(?:-[0-9A-Z]{2})?)/$", report, name="report_of"),
    path("bao-cao/danh-sach/", behind, name="behind"),
    path("bao-cao/thu-tuc/", procedures_behind, name="procedures_behind"),
    path("bao-cao/phan-anh-kien-nghi/", petitions_behind, name="petitions_behind"),
    path("bao-cao/thu-tuc/<int:pk>/", procedure_origin, name="procedure_origin"),
    path("bao-cao/phan-anh-kien-nghi/<int:pk>/", petition_origin, name="petition_origin"),
    path("bao-cao/van-ban/", documents_behind, name="documents_behind"),
    path("bao-cao/van-ban/<int:pk>/", document_origin, name="document_origin"),
    path("bao-cao/loi-van/", words, name="words"),
    path("bao-cao/tai/<slug:kind>/", report_file, name="report_file"),
    path("bao-cao/chot/", freeze, name="freeze"),
    path("bao-cao/da-chot/<int:pk>/", frozen, name="frozen"),
    path("bao-cao/da-chot/<int:pk>/danh-sach/", frozen_behind, name="frozen_behind"),
    path("bao-cao/da-chot/<int:pk>/tai/<slug:kind>/", frozen_file, name="frozen_file"),
    *catalogue,
]
