"""Addresses: each face brings its own; what stands here is what all share."""

from __future__ import annotations

from allauth.account.views import login, logout
from django.urls import include, path, re_path
from django.views.i18n import set_language

from motcua.site.settings.base import PACKAGE
from motcua.site.views import ChangePassword, forgotten, home, nothing

handler400 = "motcua.site.views.bad_request"
handler500 = "motcua.site.views.server_error"

FACES = ("counter", "control", "portal", "api")

urlpatterns = [
    path("dang-nhap/", login, name="account_login"),
    path("dang-xuat/", logout, name="account_logout"),
    # No mail is sent from here: an administrator sets passwords (``motcua user``), which the page says.
    path("tai-khoan/password/reset/", forgotten, name="forgotten"),
    re_path(
        r"^tai-khoan/(?:signup|email|confirm-email|password/reset|password/set|social|3rdparty)/",
        nothing,
        name="nothing",
    ),
    path("tai-khoan/password/change/", ChangePassword.as_view(), name="account_change_password"),
    path("tai-khoan/", include("allauth.urls")),
    path("ngon-ngu/", set_language, name="set_language"),
    *(path("", include(f"motcua.{face}.urls")) for face in FACES if (PACKAGE / face / "urls.py").exists()),
    path("", home, name="home"),
]
