"""``motcua verify`` says what it looked at and what is wrong, in the language of the command line."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest
from django.utils import timezone

from motcua.agencies.models import Agency
from motcua.exchange.importing import open_run
from motcua.exchange.storage import store_chunks
from motcua.register.models import Dossier
from motcua.register.verification import Verification
from motcua.site.commands import verify
from motcua.site.database.location import Location
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


@pytest.fixture
def handed_in(settings, tmp_path: Path) -> Path:
    """A file that a run names, where it lies."""
    settings.FILES_FOLDER = tmp_path / "kept"
    stored = store_chunks([b"abc"], "mot-cua.csv", settings.FILES_FOLDER)
    open_run(Agency.objects.order_by("pk")[0], None, [stored, stored], timezone.now(), via="web")
    return stored.path


def test_a_file_that_is_there_is_counted(handed_in: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run() == run("--rebuild") == 0
    assert "; 1 tệp đã nhập" in capsys.readouterr().out


def test_a_file_that_is_gone_is_a_finding_with_what_to_do(
    handed_in: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    handed_in.unlink()
    assert run() == 1
    told = capsys.readouterr().err
    assert f"tệp đã nhập “mot-cua.csv” không còn: {handed_in.name}" in told
    assert "unzip" in told and str(handed_in.parent) in told and "cơ sở dữ liệu" not in told
    assert run("--json") == 1
    answer = json.loads(capsys.readouterr().out)
    assert (answer["ok"], answer["files"], len(answer["findings"])) == (False, 1, 1)


def test_another_size_is_found_always_and_other_bytes_by_reading_it(handed_in: Path) -> None:
    handed_in.write_bytes(b"abd")
    assert (run(), run("--rebuild")) == (0, 1)
    handed_in.write_bytes(b"ab")
    assert run() == 1


def test_a_file_destroyed_on_purpose_is_counted_and_no_finding(
    handed_in: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    handed_in.rename(handed_in.with_name(f"{handed_in.name}.destroyed"))
    assert run() == 0
    assert "1 tệp trong đó đã hủy theo quy định" in capsys.readouterr().out


@pytest.mark.parametrize("embedded", [False, True])
def test_a_folder_that_is_not_there_may_be_another_machines_unless_the_database_lies_beside_it(
    handed_in: Path,
    settings,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    embedded: bool,
) -> None:
    settings.FILES_FOLDER = handed_in.parent / "none"
    place = Location(embedded=embedded, parameters={})
    monkeypatch.setattr("motcua.site.database.location.locate", lambda: place)
    assert run() == embedded
    said = capsys.readouterr().err
    assert (f"không có thư mục {settings.FILES_FOLDER}" in said, "không còn" in said) == (
        not embedded,
        embedded,
    )
