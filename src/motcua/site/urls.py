"""Addresses: each face brings its own; what stands here is what all share."""

from __future__ import annotations

from importlib.util import find_spec

from allauth.account.views import login, logout
from django.urls import include, path

FACES = ("counter", "control", "portal", "api")

urlpatterns = [
    path("dang-nhap/", login, name="account_login"),
    path("dang-xuat/", logout, name="account_logout"),
    path("tai-khoan/", include("allauth.urls")),
    *(
        path("", include(f"motcua.{face}.urls"))
        for face in FACES
        if find_spec(f"motcua.{face}") and find_spec(f"motcua.{face}.urls")
    ),
]
