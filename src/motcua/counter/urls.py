"""Addresses of the officers' face."""

from __future__ import annotations

from django.urls import include, path

from motcua.counter import (
    accounts,
    acts,
    corrections,
    delegations,
    dossier,
    doubts,
    export,
    home,
    joining,
    left_out,
    notices,
    people,
    personal,
    pile,
    readings,
    register,
    scans,
    source_row,
)
from motcua.counter.cash import urls as cash
from motcua.counter.desk import urls as desk
from motcua.counter.intake import urls as intake

app_name = "counter"

urlpatterns = [
    path("", home.home, name="home"),
    path("viec/", include("motcua.counter.work.urls")),
    path("thong-bao/", notices.notices, name="notices"),
    path("thong-bao/da-doc/", notices.read, name="notices_read"),
    path("thong-bao/dia-chi/", notices.address, name="notices_address"),
    path("mat-khau-cap-lai/da-biet/", accounts.resets_read, name="resets_read"),
    path("lien-thong/", include("motcua.counter.bundles.urls")),
    path("so-ho-so/", register.register, name="register"),
    path("so-ho-so/ket-xuat/", export.export, name="export"),
    path("ho-so/<uuid:uid>/", dossier.dossier, name="dossier"),
    path("ho-so/<uuid:uid>/nguon/<int:event_id>/", source_row.source_row, name="source_row"),
    path("ho-so/<uuid:uid>/dinh-kem/", scans.attach, name="attach"),
    path("ho-so/<uuid:uid>/dinh-kem/<uuid:scan>/", scans.scan, name="scan_file"),
    path("ho-so/<uuid:uid>/day-du/", personal.personal, name="personal"),
    *(path(f"ho-so/<uuid:uid>/{act.slug}/", acts.view_of(act), name=act.url_name) for act in acts.ACTS),
    path("ho-so/<uuid:uid>/nghi-van/<int:doubt_id>/", acts.settle, name="settle"),
    path("ho-so/<uuid:uid>/dinh-chinh/", corrections.propose, name="correct"),
    path("ho-so/<uuid:uid>/dinh-chinh/<int:correction_id>/", corrections.decide, name="decide"),
    path("ho-so/<uuid:uid>/gop/", joining.merge, name="merge"),
    path("ho-so/<uuid:uid>/tach/<uuid:away>/", joining.unmerge, name="unmerge"),
    path("ho-so/<uuid:uid>/tach/", joining.split, name="split"),
    path("tra-ket-qua/", pile.pile, name="hand_over"),
    path("nhat-ky-xem/", readings.readings, name="readings"),
    path("nghi-van/", doubts.kinds, name="doubts"),
    path("nghi-van/dong-bo-qua/", left_out.left_out, name="left_out"),
    path("nghi-van/dong-bo-qua/<int:row_id>/", left_out.dismiss, name="dismiss"),
    path("nghi-van/<slug:code>/", doubts.of_kind, name="doubts_of_kind"),
    path("nghi-van/<slug:code>/xu-ly/", doubts.settle, name="settle_several"),
    path("uy-quyen/", delegations.delegations, name="delegations"),
    path("uy-quyen/ghi/", delegations.delegate, name="delegate"),
    path("uy-quyen/<int:delegation_id>/thu-hoi/", delegations.revoke_delegation, name="revoke_delegation"),
    path("can-bo/", people.people, name="people"),
    path("can-bo/moi/", accounts.new_officer, name="new_officer"),
    path("can-bo/<int:officer_id>/", people.officer, name="officer"),
    path("can-bo/<int:officer_id>/chuyen/", people.move_officer, name="move_officer"),
    path("can-bo/<int:officer_id>/khoa/", people.deactivate_officer, name="deactivate_officer"),
    path("can-bo/<int:officer_id>/mo-lai/", accounts.reopen_officer, name="reopen_officer"),
    path("can-bo/<int:officer_id>/mat-khau/", accounts.new_password, name="new_password"),
    path("can-bo/<int:officer_id>/vai-tro/", accounts.appoint_officer, name="appoint_officer"),
    path(
        "can-bo/<int:officer_id>/vai-tro/<int:assignment_id>/thoi/",
        accounts.end_officers_role,
        name="end_role",
    ),
    *intake.urlpatterns,
    *desk.urlpatterns,
    *cash.urlpatterns,
]
