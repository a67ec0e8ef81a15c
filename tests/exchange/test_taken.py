"""A clock set wrong turns newer and older exports round: whoever imports is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from django.utils import timezone

from motcua.register.models import Dossier
from tests.exchange import exports
from tests.exchange.exports import Told
from tests.exchange.importing import TAKEN, take_in


def test_an_export_taken_after_now_is_told(cast, tmp_path: Path) -> None:
    path = exports.city_file(tmp_path / "a.xlsx")
    assert take_in(cast.commune, path, taken_at=timezone.now() + timedelta(minutes=5))[1].notes == []
    _, result = take_in(cast.commune, path, taken_at=timezone.now() + timedelta(days=400))
    assert ["đồng hồ máy" in note for note in result.notes] == [True]


def test_an_older_export_after_a_newer_one_is_told_and_turns_nothing_back(cast, tmp_path: Path) -> None:
    done, pending = Told(), replace(Told(), finished="", handed="", status="Đang xử lý")
    take_in(cast.commune, exports.city_file(tmp_path / "new.xlsx", done), taken_at=TAKEN)
    older = exports.city_file(tmp_path / "old.xlsx", pending)
    _, result = take_in(cast.commune, older, taken_at=TAKEN - timedelta(days=3))
    assert ["bản xuất mới hơn" in note for note in result.notes] == [True]
    assert Dossier.objects.get().finished_at is not None


def test_another_systems_newer_export_is_no_reason_to_speak(cast, tmp_path: Path) -> None:
    take_in(cast.commune, exports.construction_file(tmp_path / "a.csv"), taken_at=TAKEN)
    city = exports.city_file(tmp_path / "b.xlsx", Told(code="H24.85-260504-0009"))
    assert take_in(cast.commune, city, taken_at=TAKEN - timedelta(days=3))[1].notes == []
