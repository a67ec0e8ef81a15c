"""What no request may be: refused with a page that says why, and nothing written."""

from __future__ import annotations

import pytest
from django.test import Client
from django.test.client import FakePayload

from motcua.site.bounds import ANONYMOUS_BYTES, MOST_BYTES

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(cast) -> Client:
    client = Client()
    client.force_login(cast.director.user)
    return client


@pytest.mark.parametrize(
    "address",
    [
        "/so-ho-so/?field=%00",
        "/bao-cao/?xa=%00",
        "/bao-cao/tai/json/?xa=a%00b",
        "/nhap-du-lieu/?truoc=%00",
        "/%00",
    ],
)
def test_a_zero_byte_in_an_address_is_a_bad_request(officer: Client, address: str) -> None:
    assert officer.get(address).status_code == 400


@pytest.mark.parametrize(
    "address",
    [f"/nhap-du-lieu/?truoc={'9' * 5000}", "/bao-cao/?ky=tu-chon&tu=0001-01-01&den=0001-01-02",
     "/bao-cao/?ky=tu-chon&tu=9999-12-30&den=9999-12-31", "/bao-cao/1901-Q1/", "/bao-cao/2199-12/"],
)  # fmt: skip
def test_numbers_and_years_beyond_measure_end_in_no_error_of_the_server(
    officer: Client, address: str
) -> None:
    assert officer.get(address).status_code < 500


class Unread(FakePayload):
    def read(self, *args: int) -> bytes:
        raise AssertionError("the body was read")


@pytest.mark.parametrize("address", ["/nhap-du-lieu/", "/dang-nhap/", "/ngon-ngu/"])
def test_a_strangers_upload_is_refused_unread(client: Client, address: str) -> None:
    """The check against forgery looks for its token in the form, and would take the whole upload in for it."""
    strict = Client(enforce_csrf_checks=True)
    strict.get("/dang-nhap/")
    answer = strict.generic(
        "POST",
        address,
        b"",
        content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(ANONYMOUS_BYTES + 1),
        **{"wsgi.input": Unread(b"")},
    )
    assert answer.status_code == 413
    assert "đăng nhập" in answer.content.decode()


@pytest.mark.parametrize("length", [str(MOST_BYTES + 1), "9" * 5000, "-1", "x"])
def test_nobody_sends_more_than_an_import_takes(officer: Client, length: str) -> None:
    assert officer.generic("POST", "/nhap-du-lieu/", b"", CONTENT_LENGTH=length).status_code == 413


@pytest.mark.parametrize(
    "page",
    [
        "signup/",
        "email/",
        "confirm-email/x/",
        "password/set/",
        "password/reset/key/1-a/",
        "password/reset/done/",
    ],
)
def test_pages_of_the_accounts_package_that_would_send_mail_are_not_there(officer: Client, page: str) -> None:
    assert officer.get(f"/tai-khoan/{page}").status_code == 404
    assert officer.post(f"/tai-khoan/{page}", {"email": "a@b.vn"}).status_code == 404


def test_a_forgotten_password_is_a_matter_for_the_administrator(client: Client) -> None:
    assert "quản trị" in client.get("/tai-khoan/password/reset/").content.decode()
    assert client.post("/tai-khoan/password/reset/", {"email": "a@b.vn"}).status_code == 405
