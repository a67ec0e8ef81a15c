"""Addresses of the intake, within those of the counter."""

from __future__ import annotations

from django.urls import path

from motcua.counter.intake import blocks, enter, procedures, queue, review, scan, slips

urlpatterns = [
    path("tiep-nhan/", queue.queue, name="intake_queue"),
    path("tiep-nhan/moi/", procedures.choose, name="intake_choose"),
    path("tiep-nhan/moi/<str:code>/", enter.enter, name="intake"),
    path("tiep-nhan/dai-so/", blocks.blocks, name="blocks"),
    path("tiep-nhan/dai-so/<int:block_id>/", blocks.close, name="close_block"),
    path("tim/", scan.scan, name="scan"),
    path("ho-so/<uuid:uid>/cho-tiep-nhan/", review.review, name="review"),
    path("ho-so/<uuid:uid>/tiep-nhan/", review.accept, name="accept"),
    path("ho-so/<uuid:uid>/huong-dan/", review.guide, name="guide"),
    path("ho-so/<uuid:uid>/da-hoan-thien/", review.complete, name="complete"),
    path("ho-so/<uuid:uid>/khong-tiep-nhan/", review.not_accept, name="not_accept"),
    path("ho-so/<uuid:uid>/giay/<str:form>/", slips.slip, name="slip"),
]
