"""A password that will not do is refused in the language of the page, and one that will leads to work."""

from __future__ import annotations

import pytest
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.core.exceptions import ValidationError

from tests.cast import Cast
from tests.counter.pages import text

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("abc-9", "quá ngắn: cần ít nhất 10 ký tự"),
        ("password123", "quá phổ biến"),
        ("9876501234567", "chỉ có chữ số"),
        ("{username}-9", "quá giống tên đăng nhập"),
    ],
)
def test_a_weak_one_is_refused_in_our_words(cast: Cast, password: str, why: str) -> None:
    user = cast.control.user
    user.username = "nguyen.thu.trang"
    with pytest.raises(ValidationError) as refused:
        validate_password(password.format(username=user.username), user)
    assert any(why in said for said in refused.value.messages)


def test_what_is_asked_addresses_nobody_as_a_friend() -> None:
    told = password_validators_help_texts()
    assert len(told) == 4 and not any("bạn" in line for line in told)


def test_after_the_change_the_work_begins(cast: Cast, client) -> None:
    user = cast.control.user
    user.set_password("mot-mat-khau-cu")
    user.save()
    client.force_login(user)
    told = {
        "oldpassword": "mot-mat-khau-cu",
        "password1": "Dong-Ho-Cat-9931",
        "password2": "Dong-Ho-Cat-9931",
    }
    answer = client.post("/tai-khoan/password/change/", told, follow=True)
    assert answer.redirect_chain[-1][0] == "/"
    assert "Đã đổi mật khẩu" in text(answer)
