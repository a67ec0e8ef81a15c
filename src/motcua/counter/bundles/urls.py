"""Addresses of linked procedures, within those of the counter."""

from __future__ import annotations

from django.urls import path

from motcua.counter.bundles.acts import hand_over, result
from motcua.counter.bundles.intake import choose, receive
from motcua.counter.bundles.page import bundle
from motcua.counter.bundles.recent import recent
from motcua.counter.bundles.review import answer, review
from motcua.counter.bundles.slip import slip

urlpatterns = [
    path("", recent, name="bundles"),
    path("tiep-nhan/", choose, name="bundle_choose"),
    path("tiep-nhan/<slug:key>/", receive, name="bundle_receive"),
    path("<uuid:uid>/", bundle, name="bundle"),
    path("<uuid:uid>/giay/", slip, name="bundle_slip"),
    path("<uuid:uid>/cho-tiep-nhan/", review, name="bundle_review"),
    path("<uuid:uid>/tra-loi/", answer, name="bundle_answer"),
    path("<uuid:uid>/tra/", hand_over, name="bundle_hand_over"),
    path("<uuid:uid>/ket-qua/<slug:key>/", result, name="bundle_result"),
]
