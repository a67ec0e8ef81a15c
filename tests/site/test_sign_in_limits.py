"""How often one may try to sign in: enough for a whole office behind one address, and said in words when it is not."""

from __future__ import annotations

import threading
import time

from django.test import Client

from motcua.site import hashing
from tests.cast import PASSWORD


def try_to_sign_in(name: str, times: int) -> set[int]:
    return {Client().post("/dang-nhap/", {"login": name}).status_code for _time in range(times)}


def test_an_office_behind_one_address_signs_in_within_the_first_minute_of_a_morning(cast) -> None:
    assert 429 not in try_to_sign_in("ai-do", 100)
    answer = Client().post("/dang-nhap/", {"login": cast.director.user.username, "password": PASSWORD})
    assert answer.status_code == 302


def test_one_machine_that_goes_on_trying_is_told_what_happened_and_what_to_do(cast) -> None:
    assert 429 in try_to_sign_in("ai-do", 125)
    answer = Client().post("/dang-nhap/", {"login": "ai-do", "password": "x"})
    page = answer.content.decode()
    assert answer.status_code == 429
    assert "Quá nhiều lần gửi" in page and "Đợi một phút" in page and "người quản trị" in page
    assert "Too Many Requests" not in page and 'lang="vi"' in page


def test_other_machines_sign_in_meanwhile(cast) -> None:
    try_to_sign_in("ai-do", 125)
    elsewhere = Client(REMOTE_ADDR="192.0.2.7")
    answer = elsewhere.post("/dang-nhap/", {"login": cast.director.user.username, "password": PASSWORD})
    assert answer.status_code == 302


def test_passwords_are_checked_a_few_at_a_time(monkeypatch) -> None:
    """Each takes 100 MB: a flood of sign-ins would take the memory that pages and the database need."""
    now, most = 0, 0
    lock = threading.Lock()

    def slow(*_arguments: object) -> bool:
        nonlocal now, most
        with lock:
            now, most = now + 1, max(most, now + 1)
        time.sleep(0.05)
        with lock:
            now -= 1
        return True

    monkeypatch.setattr("django.contrib.auth.hashers.Argon2PasswordHasher.verify", slow)
    hasher = hashing.Argon2PasswordHasher()
    threads = [threading.Thread(target=hasher.verify, args=("x", "y")) for _time in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == hashing.AT_ONCE
