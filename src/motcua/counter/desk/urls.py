"""Addresses of the desk: one for each verb of the table."""

from __future__ import annotations

from django.urls import path

from motcua.counter.desk.act import page_of
from motcua.counter.desk.several import several
from motcua.counter.desk.verbs import VERBS

urlpatterns = [
    path("viec/nhieu/", several, name="several"),
    *(path(f"ho-so/<uuid:uid>/lam/{verb.slug}/", page_of(verb), name=f"do_{verb.name}") for verb in VERBS),
]
