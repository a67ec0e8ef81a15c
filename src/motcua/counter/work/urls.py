"""Addresses of the lists of work."""

from __future__ import annotations

from django.urls import path

from motcua.counter.work import lists, time

urlpatterns = [
    path("cua-toi/", lists.mine, name="work"),
    path("don-vi/", lists.unit, name="work_of_unit"),
    path("thoi-gian/", time.time, name="work_time"),
    path("quay/", lists.counter, name="work_of_counter"),
]
