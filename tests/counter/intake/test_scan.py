"""A scanner opens a dossier: by its code, by another system's, by what a slip's square code holds."""

from __future__ import annotations

import pytest

from motcua.register.code import code_in
from tests.counter.pages import text, url

pytestmark = pytest.mark.django_db


def test_a_code_and_enter_open_the_dossier(filed, sign_in):
    officer = sign_in("handler")
    for typed in (filed.code, f" {filed.code.lower()}\r", f"https://tra-cuu.example/t/{filed.code}"):
        assert officer.get(url("scan"), {"ma": typed})["Location"] == url("dossier", filed.uid)


def test_a_code_that_nobody_has_is_said(filed, sign_in):
    response = sign_in("handler").get(url("scan"), {"ma": "X10.993-260601-9999"})
    assert response.status_code == 404 and "Không có hồ sơ nào mang mã X10.993-260601-9999" in text(response)


def test_a_dossier_of_another_commune_is_not_found(filed, sign_in):
    assert sign_in("neighbour").get(url("scan"), {"ma": filed.code}).status_code == 404


def test_the_field_stands_on_every_page_of_who_reads_dossiers(filed, sign_in):
    assert 'name="ma"' in text(sign_in("control").get(url("home")))
    assert 'name="ma"' not in text(sign_in("admin").get(url("home")))


@pytest.mark.parametrize(
    ("typed", "code"), [("", ""), ("http://[", ""), ("https://a.example/", ""), ("x" * 99, "X" * 60)]
)
def test_what_is_no_code_is_none(typed, code):
    assert code_in(typed) == code
