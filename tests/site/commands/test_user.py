"""Officers' accounts from the command line."""

from __future__ import annotations

import subprocess
from collections.abc import Callable

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.test import RequestFactory

from motcua.agencies.models import Agency, Officer
from motcua.agencies.resets import unread
from motcua.agencies.roles import Role

Run = Callable[..., subprocess.CompletedProcess[str]]
PASSWORD = "đò đưa sông Kinh Thầy"


@pytest.fixture
def code(own_database: str) -> str:
    return Agency.objects.filter(kind="commune").order_by("code").values_list("code", flat=True)[0]


def signs_in(username: str, password: str) -> bool:
    request = RequestFactory().post("/dang-nhap/")
    return authenticate(request, username=username, password=password) is not None


def test_an_account_is_made_with_roles_and_signs_in(run_motcua: Run, code: str) -> None:
    roles = ["--role", "control", "--role", "director"]
    done = run_motcua(
        "user",
        "add",
        "lan",
        "--commune",
        code,
        *roles,
        "--name",
        "Vũ Thị Lan",
        "--password-stdin",
        input=PASSWORD + "\n",
    )
    assert done.returncode == 0, done.stderr
    officer = Officer.objects.get(user__username="lan")
    assert (officer.name, officer.agency.code) == ("Vũ Thị Lan", code)
    assert {assignment.role for assignment in officer.assignments.all()} == {"control", "director"}
    assert signs_in("lan", PASSWORD)
    assert PASSWORD not in done.stdout
    assert "Vũ Thị Lan" in run_motcua("user", "list", "--commune", code).stdout


def test_without_a_password_one_is_made_and_shown_once(run_motcua: Run, code: str) -> None:
    done = run_motcua("user", "add", "mai", "--commune", code, "--role", "intake")
    shown = done.stdout.strip().rsplit(" ", 1)[1]
    assert signs_in("mai", shown)


def test_a_new_password_replaces_the_old_one(run_motcua: Run, code: str) -> None:
    first = (
        run_motcua("user", "add", "mai", "--commune", code, "--role", "intake")
        .stdout.strip()
        .rsplit(" ", 1)[1]
    )
    assert run_motcua("user", "password", "mai", "--password-stdin", input=PASSWORD).returncode == 0
    assert signs_in("mai", PASSWORD) and not signs_in("mai", first)


def test_a_password_from_here_is_for_one_sign_in_unless_it_is_kept(run_motcua: Run, code: str) -> None:
    made = run_motcua("user", "add", "mai", "--commune", code, "--role", "intake")
    officer = Officer.objects.get(user__username="mai")
    assert officer.first_password and "phải đổi" in made.stdout
    for words, first in ((["--keep-password"], False), ([], True)):
        assert run_motcua("user", "password", "mai", *words).returncode == 0
        officer.refresh_from_db()
        assert officer.first_password is first
    assert [(one.by, one.kind) for one in unread(officer)] == [(None, "password")] * 2
    run_motcua("user", "add", "lan", "--commune", code, "--role", "intake", "--keep-password")
    assert not Officer.objects.get(user__username="lan").first_password


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("add", "mai", "--commune", "00000x", "--role", "intake"), "00000x"),
        (("add", "mai", "--commune", "CODE", "--role", "king"), "king"),
        (("add", "m ai", "--commune", "CODE", "--role", "intake"), "tên đăng nhập"),
        (("add", "mai", "--commune", "CODE", "--role", "intake", "--password-stdin"), "mật khẩu"),
        (("password", "nobody"), "nobody"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_made(
    run_motcua: Run, code: str, arguments: tuple[str, ...], said: str
) -> None:
    words = [code if word == "CODE" else word for word in arguments]
    done = run_motcua("user", *words, input="123\n")
    assert done.returncode == 2
    assert said.lower() in done.stderr.lower() and "Traceback" not in done.stderr
    assert not User.objects.exists()


def test_a_name_that_is_taken_is_refused(run_motcua: Run, code: str) -> None:
    assert run_motcua("user", "add", "mai", "--commune", code, "--role", "intake").returncode == 0
    assert run_motcua("user", "add", "mai", "--commune", code, "--role", "intake").returncode == 2
    assert User.objects.count() == 1


def test_the_help_names_every_role_by_its_key_and_as_people_call_it(run_motcua: Run) -> None:
    told = " ".join(run_motcua("user", "add", "--help").stdout.split())
    assert [role.value for role in Role if f"{role.value} ({role.label})" not in told] == []
