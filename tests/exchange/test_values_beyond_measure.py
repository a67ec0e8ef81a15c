"""Texts longer than any list shows are recorded whole in the facts, cut in the columns, and rebuild the same."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from motcua.register.models import Dossier, Event, Person
from motcua.register.verification import verify
from tests.exchange import exports
from tests.exchange.exports import Told
from tests.exchange.importing import counts, take_in

LONG = "x" * 300_000


def test_long_texts_come_in_and_are_kept_to_the_last_letter(cast, tmp_path: Path) -> None:
    item = exports.portal_item(Told(name=LONG))
    item |= {"MaTTHC": "1" * 500, "TenTTHC": LONG, "TenLinhVuc": LONG, "NhomLienThong": "L" * 59}
    path = tmp_path / "a.json"
    path.write_text(json.dumps([item]))
    late = Told(name=LONG, note=LONG, finished="2026-05-09 10:00:00", handed="")
    _, result = take_in(cast.commune, path, exports.city_file(tmp_path / "b.xlsx", late))
    assert counts(result)[0] == 2
    assert {len(name) for name in Dossier.objects.values_list("applicant", flat=True)} == {200}
    assert {len(person.content["name"]) for person in Person.objects.all()} == {300_000, 32_767}
    assert max(len(json.dumps(event.facts)) for event in Event.objects.all()) > 300_000
    assert verify(rebuild=True).findings == []
    _, again = take_in(cast.commune, path)
    assert counts(again) == (0, 0, 0, 1, 0)


def test_a_raw_row_of_strange_numbers_still_proves_its_hash(cast, tmp_path: Path) -> None:
    path = exports.portal_file(tmp_path / "a.json", bare=True)
    path.write_text(
        path.read_text().replace(
            '"MaTTHC"', '"la": [1e22, 1e999, -0.0, 1.10, 12345678901234567890], "MaTTHC"'
        )
    )
    take_in(cast.commune, path)
    assert verify(rebuild=True).findings == []


def test_a_file_name_in_an_old_code_page_is_no_obstacle(cast, tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/h\xf4 s\xbd.csv"))
    try:
        exports.construction_file(path)
    except OSError:
        pytest.skip("this file system has no such names")
    run, result = take_in(cast.commune, path)
    assert counts(result)[0] == 1
    assert run.files.get().name == "h? s?.csv"


def test_a_word_too_long_for_its_place_is_a_fault_and_no_crash(cast, tmp_path: Path) -> None:
    path = tmp_path / "phan-anh.csv"
    path.write_text(
        f"ma,ngay_tiep_nhan,kenh,noi_dung,loai,han_xu_ly,ngay_tra_loi,ket_qua,cong_khai,hai_long\n"
        f"{'P' * 100},2026-04-14 09:12:00,Cổng,Nội dung,quy định hành chính,2026-05-08,,,,\n"
    )
    _, result = take_in(cast.commune, path)
    assert result.refused
    assert [(issue.file, issue.code) for issue in result.errors] == [("phan-anh.csv", "bad_value")]
