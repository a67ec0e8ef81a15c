"""``motcua verify`` says what it looked at and what is wrong, in the language of the command line."""

from __future__ import annotations

import argparse
import json

import pytest

from motcua.register.models import Dossier
from motcua.register.verification import Verification
from motcua.site.commands import verify
from tests.register.office import commune, offer, take_in
from tests.register.told import row

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def recorded(db: None) -> None:
    offer(commune())
    take_in([row(received_at="2026-06-01 08:00", status="handling")])


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    verify.add_arguments(parser)
    return verify.run(parser.parse_args(words))


def test_it_says_in_either_language_what_it_looked_at(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MOTCUA_LANGUAGE", raising=False)
    assert run("--rebuild") == 0
    assert capsys.readouterr().out == "Đã kiểm tra 1 hồ sơ, 1 sự kiện, 0 mốc niêm phong; dựng lại 1 hồ sơ.\n"
    monkeypatch.setenv("MOTCUA_LANGUAGE", "en")
    assert run("--rebuild") == 0
    assert capsys.readouterr().out == "Checked 1 dossiers, 1 events, 0 anchors; 1 dossiers derived anew.\n"


def test_what_was_moved_is_not_said_to_be_erased(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "motcua.register.verification.verify", lambda rebuild: Verification(dossiers=2, events=5, moved=4)
    )
    assert run() == 0
    told = capsys.readouterr().out
    assert "4 mục đã chuyển sang hồ sơ được tách ra" in told and "đã xóa" not in told


def test_what_is_wrong_goes_to_standard_error_and_into_the_answer(capsys: pytest.CaptureFixture[str]) -> None:
    Dossier.objects.update(fee=1)
    assert run("--rebuild") == 1
    told_err = capsys.readouterr().err
    assert "fee" in told_err and "motcua restore" in told_err
    assert run("--rebuild", "--json") == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["ok"], len(told["findings"])) == (False, 1)
