"""From a figure of procedures or petitions down to the row of the list that made each of them count."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from django.test import Client

from motcua.catalogue.load import load_catalogue
from motcua.catalogue.models import Offering, ProcedureVersion
from motcua.catalogue.take_up import take_up
from motcua.feedback.models import Petition
from motcua.office.models import DirectiveDocument
from tests.cast import Cast
from tests.exchange.importing import take_in

PROCEDURES = "/bao-cao/thu-tuc/?ky=2026-Q2&so_lieu=procedures.full_online"
PETITIONS = "/bao-cao/phan-anh-kien-nghi/?ky=2026-Q2&so_lieu=petitions.received"
DOCUMENTS = "/bao-cao/van-ban/?ky=2026-Q2&so_lieu=documents.guidance"
ORIGIN = re.compile(r'<a href="(/bao-cao/(?:thu-tuc|van-ban|phan-anh-kien-nghi)/\d+/)">([^<]+)</a>')
QUARTER_BEGINS = date(2026, 3, 15)
LIST = [
    ("Danh mục của xã",),
    ("Mã TTHC", "Tên thủ tục", "Lĩnh vực", "Thời hạn", "Đơn vị", "Mức độ", "Người giữ"),
    ("1.001193", "Đăng ký khai sinh", "Hộ tịch", 1, "ngày làm việc", "toàn trình", "0999 123 456"),
]
SAID = """ma;ngay_tiep_nhan;kenh;noi_dung;han_xu_ly;ngay_tra_loi;ket_qua;người ghi
PAKN-1;2026-05-04 09:12:00;Cổng;Ông Lê Văn Tám hỏi;2026-05-20;2026-05-06 10:00:00;đã trả lời;Cán bộ 4
"""


LETTERS = """so_ky_hieu;loai;ngay;co_quan_ban_hanh;trich_yeu
297/QĐ-UBND;Quyết định;2026-03-12;UBND xã Thượng Hồng;Quy chế phối hợp
336/UBND;Công văn;2026-03-19;UBND xã Thượng Hồng;Triển khai
"""


@pytest.fixture
def told(cast: Cast, tmp_path: Path) -> Cast:
    """A commune with one procedure of its own list and one petition."""
    book = openpyxl.Workbook()
    book.active.title = "Xã"
    for line in LIST:
        book.active.append(line)
    book.save(tmp_path / "danh-muc.xlsx")
    assert not load_catalogue((tmp_path / "danh-muc.xlsx").read_bytes(), "danh-muc.xlsx", cast.commune).faults
    (tmp_path / "phan-anh.csv").write_text(SAID, "utf-8")
    (tmp_path / "van-ban.csv").write_text(LETTERS, "utf-8")
    assert take_in(cast.commune, tmp_path / "phan-anh.csv", tmp_path / "van-ban.csv")[1].recorded
    return cast


def follow(client: Client, listed: str) -> tuple[str, dict[str, str]]:
    """What the list calls the row of its only entry, and the cells of that row."""
    ((address, place),) = ORIGIN.findall(client.get(listed).content.decode())
    page = client.get(address)
    assert page.status_code == 200
    return place, {cell["header"]: cell["value"] for cell in page.context["cells"]}


def test_a_procedure_leads_to_the_row_of_the_list_that_offers_it(told: Cast, signed_in) -> None:
    place, cells = follow(signed_in(told.control), PROCEDURES)
    assert place == "Tệp danh-muc.xlsx, trang Xã, dòng 3"
    assert cells == {**dict(zip(LIST[1], map(str, LIST[2]), strict=True)), "Người giữ": "•••••••••456"}
    assert list(cells) == list(LIST[1]), "in the order of the file"


def test_a_petition_leads_to_its_row_without_what_was_said_in_it(told: Cast, signed_in) -> None:
    client = signed_in(told.control)
    place, cells = follow(client, PETITIONS)
    assert place == "Tệp phan-anh.csv, dòng 2"
    assert (cells["ket_qua"], cells["người ghi"]) == ("đã trả lời", "Cán bộ 4")
    assert "Tám" not in str(cells) and "có thể nêu tên người" in cells["noi_dung"]
    assert dict(Petition.objects.get().origin["cells"])["noi_dung"] == "Ông Lê Văn Tám hỏi"


def test_a_document_leads_to_its_row(told: Cast, signed_in, tmp_path: Path) -> None:
    client = signed_in(told.control)
    assert "<p>1 văn bản, Quý II năm 2026" in client.get(DOCUMENTS).content.decode()
    place, cells = follow(client, DOCUMENTS)
    assert (place, cells["so_ky_hieu"]) == ("Tệp van-ban.csv, dòng 3", "336/UBND")
    (tmp_path / "moi.csv").write_text(LETTERS.replace("Triển khai", "Triển khai kế hoạch"), "utf-8")
    for name in ("van-ban", "moi", "moi"):
        take_in(told.commune, tmp_path / f"{name}.csv")
    assert follow(client, DOCUMENTS)[0] == "Tệp moi.csv, dòng 3"


def test_the_row_is_the_one_that_told_it_so(told: Cast, signed_in, tmp_path: Path) -> None:
    client = signed_in(told.control)
    (tmp_path / "again.csv").write_text(SAID, "utf-8")
    take_in(told.commune, tmp_path / "again.csv")
    assert follow(client, PETITIONS)[0] == "Tệp phan-anh.csv, dòng 2", "the same again tells nothing new"
    (tmp_path / "moi.csv").write_text(SAID.replace("đã trả lời", "đã giải quyết"), "utf-8")
    take_in(told.commune, tmp_path / "moi.csv")
    place, cells = follow(client, PETITIONS)
    assert (place, cells["ket_qua"]) == ("Tệp moi.csv, dòng 2", "đã giải quyết")


def test_what_was_told_before_rows_were_kept_gets_its_row_when_the_list_comes_again(
    told: Cast, tmp_path: Path
) -> None:
    for model in (Petition, DirectiveDocument, Offering):
        model.objects.update(origin=None)
    take_in(told.commune, tmp_path / "phan-anh.csv", tmp_path / "van-ban.csv")
    load_catalogue((tmp_path / "danh-muc.xlsx").read_bytes(), "danh-muc.xlsx", told.commune)
    rows = [
        one.origin["row"] for model in (Petition, DirectiveDocument, Offering) for one in model.objects.all()
    ]
    assert rows == [2, 2, 3, 3]


def test_what_a_person_published_has_no_row(told: Cast, signed_in) -> None:
    one = Offering.objects.get()
    by_hand = ProcedureVersion.objects.create(
        procedure=one.procedure, number=2, name="Khai sinh", level="full_online", source="tay"
    )
    take_up(told.commune, by_hand, QUARTER_BEGINS)
    client = signed_in(told.control)
    page = client.get(PROCEDURES)
    assert [row.version for row in page.context["rows"]] == [by_hand]
    assert not ORIGIN.search(page.content.decode())
    (standing,) = page.context["rows"]
    assert client.get(f"/bao-cao/thu-tuc/{standing.pk}/").status_code == 404


def test_an_officer_of_another_commune_does_not_find_it(told: Cast, signed_in) -> None:
    theirs = signed_in(told.neighbour_control)
    for address in (
        f"/bao-cao/thu-tuc/{Offering.objects.get().pk}/",
        f"/bao-cao/phan-anh-kien-nghi/{Petition.objects.get().pk}/",
        f"/bao-cao/van-ban/{DirectiveDocument.objects.first().pk}/",
    ):
        assert theirs.get(address).status_code == 404
