"""Addresses of the desk: one for each verb of the table."""

from __future__ import annotations

from django.urls import path

from motcua.counter.desk import transfers
from motcua.counter.desk.act import page_of
from motcua.counter.desk.register_book import register_book
from motcua.counter.desk.several import several
from motcua.counter.desk.sign_list import sign
from motcua.counter.desk.verbs import VERBS

urlpatterns = [
    path("viec/nhieu/", several, name="several"),
    path("ban-giao/", transfers.transfers, name="transfers"),
    path("ban-giao/lap/", transfers.make, name="make_transfer"),
    path("ban-giao/<int:list_id>/", transfers.list_file, name="transfer"),
    path("ban-giao/<int:list_id>/nhan/", transfers.take, name="take_transfer"),
    path("ban-giao/<int:list_id>/ky-nhan/", sign, name="sign_transfer"),
    path("so-ho-so/so-theo-doi/", register_book, name="register_book"),
    *(path(f"ho-so/<uuid:uid>/lam/{verb.slug}/", page_of(verb), name=f"do_{verb.name}") for verb in VERBS),
]
