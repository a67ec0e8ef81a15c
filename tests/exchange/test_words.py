"""The commune's own files come in with the rest, and what hangs on them follows."""

from __future__ import annotations

from pathlib import Path

import pytest

from motcua.agencies.models import Agency
from motcua.office.models import DirectiveDocument
from motcua.register.models import Dossier
from motcua.register.verification import verify
from tests.exchange.exports import Told, city_file
from tests.exchange.importing import codes, counts, take_in

pytestmark = pytest.mark.django_db

WORDS = """
[don_vi]
ten = "Ủy ban nhân dân xã Thượng Hồng"
ma_dvhc = "10993"
nganh_doc = ["Trạm Quan trắc số 5"]
"""

DOCUMENTS = """loai,so_ky_hieu,ngay,co_quan_ban_hanh,trich_yeu
Công văn,336/UBND,2026-03-19,UBND xã Thượng Hồng,Triển khai nhiệm vụ
Công văn,337/UBND,2026-02-31,UBND xã Thượng Hồng,Ngày không có thật
"""


@pytest.fixture
def commune(db: None) -> Agency:
    return Agency.objects.get(code="10993")


def test_vertical_agencies_named_after_their_dossiers_came_in_count_apart_from_then_on(
    commune: Agency, tmp_path: Path
) -> None:
    take_in(commune, city_file(tmp_path / "a.xlsx", Told(handler="Trạm Quan trắc số 5")))
    assert not Dossier.objects.get().vertical
    (tmp_path / "bao-cao.toml").write_text(WORDS)
    take_in(commune, tmp_path / "bao-cao.toml")
    assert Dossier.objects.get().vertical
    assert verify(rebuild=True).findings == []


def test_a_bad_row_among_documents_refuses_the_run_or_is_skipped_alone(
    commune: Agency, tmp_path: Path
) -> None:
    path = tmp_path / "van-ban.csv"
    path.write_text(DOCUMENTS)
    _run, refused = take_in(commune, path)
    assert (refused.recorded, DirectiveDocument.objects.count()) == (False, 0)
    (fault,) = refused.errors
    assert (fault.file, fault.row, fault.value) == ("van-ban.csv", 3, "2026-02-31")
    _run, skipped = take_in(commune, path, skip_bad=True)
    assert skipped.recorded and counts(skipped)[-1] == 1
    assert DirectiveDocument.objects.get().number == "336/UBND"


@pytest.mark.parametrize("depth", [30, 480, 5_000])
def test_words_nested_without_end_are_a_fault_and_no_crash(cast, tmp_path: Path, depth: int) -> None:
    path = tmp_path / "loi-van.toml"
    path.write_text(f"[don_vi]\nkhac = {'[' * depth}{']' * depth}\n")
    _, result = take_in(cast.commune, path)
    assert codes(result.errors) == {"bad_toml": 1}


def test_a_number_of_thousands_of_digits_is_a_fault_of_the_words(cast, tmp_path: Path) -> None:
    path = tmp_path / "loi-van.toml"
    path.write_text(f"[ra_soat]\nso_tthc_ra_soat = {'9' * 5_000}\n")
    _, result = take_in(cast.commune, path)
    assert codes(result.errors) == {"bad_toml": 1}
