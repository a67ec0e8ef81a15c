"""Settings are safe as they stand; what weakens them must be asked for."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client

from motcua.site import home
from motcua.site.settings import environment
from tests.cast import PASSWORD


def test_pages_with_traces_are_off_and_the_host_is_checked() -> None:
    assert settings.DEBUG is False
    assert "*" not in settings.ALLOWED_HOSTS


def test_djangos_own_check_for_deployment_has_nothing_to_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DJANGO_ALLOW_ASYNC_UNSAFE")  # set for the browser of other tests alone
    call_command("check", deploy=True, fail_level="WARNING")


@pytest.mark.django_db
def test_every_page_forbids_foreign_scripts_and_frames(client: Client) -> None:
    headers = client.get("/dang-nhap/").headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "script-src 'self'" in policy and "unsafe" not in policy
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.django_db
def test_nobody_signs_up_by_themselves(client: Client) -> None:
    answer = client.post(
        "/tai-khoan/signup/", {"username": "stranger", "password1": "đò đưa sông", "password2": "đò đưa sông"}
    )
    from django.contrib.auth.models import User

    assert answer.status_code in {200, 403, 404}
    assert not User.objects.filter(username="stranger").exists()


@pytest.mark.django_db
def test_guessing_a_password_is_stopped(client: Client) -> None:
    from django.contrib.auth.models import User

    User.objects.create_user("lan", password="đúng mật khẩu này")
    for _ in range(settings.AXES_FAILURE_LIMIT):
        client.post("/dang-nhap/", {"login": "lan", "password": "sai"})
    answer = client.post("/dang-nhap/", {"login": "lan", "password": "đúng mật khẩu này"})
    assert answer.status_code == 429
    assert "Đợi 15 phút rồi đăng nhập lại." in answer.content.decode()
    assert "_auth_user_id" not in client.session


def test_passwords_are_kept_as_argon2() -> None:
    assert settings.PASSWORD_HASHERS[0].endswith("Argon2PasswordHasher")


def test_the_secret_key_is_made_once_for_its_owner_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MOTCUA_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("MOTCUA_SECRET_KEY", raising=False)
    key = home.secret_key()
    path = tmp_path / "home" / "secret-key"
    assert len(key) >= 50 and home.secret_key() == key
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [each.name for each in path.parent.iterdir()] == ["secret-key"]


def test_https_makes_cookies_travel_by_https_alone() -> None:
    code = "from motcua.site.settings import security as s; print(s.SESSION_COOKIE_SECURE, s.SECURE_HSTS_SECONDS > 0)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "MOTCUA_HTTPS": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["True", "True"]


@pytest.mark.parametrize(
    ("value", "meant"), [("1", True), ("có", True), ("0", False), ("", False), ("không", False)]
)
def test_yes_and_no_are_read_in_both_languages(
    value: str, meant: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MOTCUA_DEBUG", value)
    assert environment.flag("DEBUG") is meant


def test_a_variable_that_is_no_number_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOTCUA_LOGIN_ATTEMPTS", "tám")
    with pytest.raises(environment.UserError, match="MOTCUA_LOGIN_ATTEMPTS"):
        environment.number("LOGIN_ATTEMPTS", 8)


def second_factor(user, client: Client) -> tuple[str, str]:
    """After the right password: a wrong code and the right one."""
    from allauth.mfa.totp.internal import auth

    auth.TOTP.activate(user, "JBSWY3DPEHPK3PXP")
    client.post("/dang-nhap/", {"login": user.username, "password": PASSWORD})
    counter = next(iter(auth.yield_hotp_counters_from_time()))
    right = auth.format_hotp_value(auth.hotp_value("JBSWY3DPEHPK3PXP", counter))
    return ("000000" if right != "000000" else "111111"), right


def test_the_right_code_of_the_second_factor_opens(cast, client: Client) -> None:
    _, right = second_factor(cast.director.user, client)
    client.post("/tai-khoan/2fa/authenticate/", {"code": right})
    assert client.session["_auth_user_id"] == str(cast.director.user.pk)


def test_guessing_the_code_of_the_second_factor_is_stopped(cast, client: Client) -> None:
    wrong, right = second_factor(cast.director.user, client)
    for _time in range(8):
        client.post("/tai-khoan/2fa/authenticate/", {"code": wrong})
    assert "_auth_user_id" not in client.session
    answer = client.post("/tai-khoan/2fa/authenticate/", {"code": right})
    assert "_auth_user_id" not in client.session
    assert "quá nhiều lần" in answer.content.decode()


@pytest.mark.parametrize("page", ["password/change/", "2fa/", "2fa/totp/activate/", "2fa/recovery-codes/"])
def test_no_page_of_an_account_stays_in_a_browser_that_others_use_after(
    cast, client: Client, page: str
) -> None:
    client.force_login(cast.director.user)
    assert "no-store" in client.get(f"/tai-khoan/{page}")["Cache-Control"]
