"""Addresses of the catalogue, within those of the control room."""

from __future__ import annotations

from django.urls import path

from motcua.control.catalogue.announcements import abolish, announcements, mark_posted
from motcua.control.catalogue.bundles import bundle_edit, bundles
from motcua.control.catalogue.doubts import decide_doubt, doubts
from motcua.control.catalogue.edit import discard, edit, publish
from motcua.control.catalogue.procedure import compare, no_appointment, procedure, promise
from motcua.control.catalogue.procedures import new_procedure, procedures
from motcua.control.catalogue.process import cases, process, publish_process, upload
from motcua.control.catalogue.process_table import process_table
from motcua.control.catalogue.step_edit import drop_step, step, terms

urlpatterns = [
    path("thu-tuc/", procedures, name="procedures"),
    path("thu-tuc/bien-tap/", new_procedure, name="new_procedure"),
    path("thu-tuc/cong-bo/", announcements, name="announcements"),
    path("thu-tuc/cong-bo/<int:pk>/cong-khai/", mark_posted, name="mark_posted"),
    path("thu-tuc/cong-bo/<int:pk>/bai-bo/", abolish, name="abolish"),
    path("thu-tuc/lien-thong/", bundles, name="bundles"),
    path("thu-tuc/lien-thong/<slug:key>/", bundle_edit, name="bundle_edit"),
    path("thu-tuc/can-quyet-dinh/", doubts, name="catalogue_doubts"),
    path("thu-tuc/can-quyet-dinh/<int:pk>/<slug:kind>/", decide_doubt, name="decide_doubt"),
    path("thu-tuc/ma/<str:code>/", procedure, name="procedure"),
    path("thu-tuc/ma/<str:code>/so-sanh/", compare, name="procedure_compare"),
    path("thu-tuc/ma/<str:code>/thoi-han/", promise, name="promise"),
    path("thu-tuc/ma/<str:code>/khong-hen/", no_appointment, name="no_appointment"),
    path("thu-tuc/ma/<str:code>/bien-tap/", edit, name="procedure_edit"),
    path("thu-tuc/ma/<str:code>/bien-tap/bo/", discard, name="procedure_discard"),
    path("thu-tuc/ma/<str:code>/ban-hanh/", publish, name="procedure_publish"),
    path("thu-tuc/ma/<str:code>/quy-trinh/", process, name="process"),
    path("thu-tuc/ma/<str:code>/quy-trinh/bang/", process_table, name="process_table"),
    path("thu-tuc/ma/<str:code>/quy-trinh/nap/", upload, name="process_upload"),
    path("thu-tuc/ma/<str:code>/quy-trinh/ban-thao/", terms, name="process_terms"),
    path("thu-tuc/ma/<str:code>/quy-trinh/buoc/", step, name="process_new_step"),
    path("thu-tuc/ma/<str:code>/quy-trinh/buoc/<slug:key>/", step, name="process_step"),
    path("thu-tuc/ma/<str:code>/quy-trinh/buoc/<slug:key>/bo/", drop_step, name="process_drop_step"),
    path("thu-tuc/ma/<str:code>/quy-trinh/ca-mau/", cases, name="process_cases"),
    path("thu-tuc/ma/<str:code>/quy-trinh/ban-hanh/", publish_process, name="process_publish"),
]
