"""The row behind an event stands as in its file; numbers of people only for a purpose that is logged."""

from __future__ import annotations

import pytest

from motcua.register.models import Dossier, PersonalRead
from motcua.register.source import SourceRow
from tests.cast import CITIZEN
from tests.counter.pages import text, url
from tests.register.office import take_in
from tests.register.told import row

pytestmark = pytest.mark.django_db

CODE = "H24.85-260612-0007"


@pytest.fixture
def told(cast) -> Dossier:
    """A row with a citizen's numbers, and a list inside it as the portal's rows have them."""
    plain = row(code=CODE, received_at="2026-06-12 08:00", status="handling", person=CITIZEN)
    raw = {
        "Mã hồ sơ": CODE,
        "Chủ hồ sơ": CITIZEN["name"],
        "Số giấy tờ": CITIZEN["id_number"],
        "Điện thoại": CITIZEN["phone"],
        "Địa chỉ": CITIZEN["address"],
        "Ghi chú": f"gọi {CITIZEN['phone']} trước 17:00 ngày 12/06/2026",
        "DanhSachLePhi": [{"Ten": "Lệ phí", "Gia": 25000}],
    }
    take_in([SourceRow(plain.codes, plain.facts, plain.person, raw, "Sổ", 12)])
    return Dossier.objects.get(code=CODE)


def address(dossier: Dossier) -> str:
    return url("source_row", dossier.uid, dossier.events.get().pk)


def test_it_shows_the_row_and_where_it_stood(told, sign_in):
    page = text(sign_in("control").get(address(told)))
    for words in (
        "mot-cua.xlsx",
        "Sổ",
        ">12<",
        CODE,
        "Chủ hồ sơ",
        CITIZEN["name"],
        "DanhSachLePhi 1 · Gia",
        "25000",
    ):
        assert words in page


def test_numbers_are_masked_in_every_cell(told, sign_in):
    page = text(sign_in("director").get(address(told)))
    for secret in ("id_number", "phone", "address"):
        assert CITIZEN[secret] not in page
    assert "trước 17:00 ngày 12/06/2026" in page


def test_it_is_whole_for_a_purpose_that_is_logged(told, sign_in):
    page = text(sign_in("intake").post(address(told), {"purpose": "đối chiếu"}))
    assert CITIZEN["id_number"] in page and CITIZEN["address"] in page
    assert PersonalRead.objects.get().purpose == "đối chiếu"


def test_who_may_not_read_personal_data_gets_nothing_by_posting(told, sign_in):
    response = sign_in("control").post(address(told), {"purpose": "đối chiếu"})
    assert response.status_code == 404 and not PersonalRead.objects.exists()


def test_without_a_purpose_it_stays_masked(told, sign_in):
    response = sign_in("intake").post(address(told), {})
    assert response.status_code == 422 and CITIZEN["id_number"] not in text(response)


def test_the_row_of_another_dossier_is_not_found_under_this_one(told, dossier, sign_in):
    foreign = dossier.events.get().pk
    assert sign_in("intake").get(url("source_row", told.uid, foreign)).status_code == 404
    assert sign_in("neighbour_control").get(address(told)).status_code == 404


def test_system_of_the_row_is_named(told, sign_in):
    assert "thành phố Hải Phòng" in text(sign_in("control").get(address(told)))


def test_the_cells_stand_in_the_order_of_the_file_where_its_header_was_kept(cast, told, sign_in):
    from django.utils import timezone

    from motcua.exchange.models import ImportFile, ImportRun

    run = ImportRun.objects.create(
        agency=cast.commune, title="x", status="done", taken_at=timezone.now(), via="web"
    )
    headers = ["Ghi chú", "Địa chỉ", "Mã hồ sơ", "Chủ hồ sơ"]
    ImportFile.objects.create(
        run=run, position=0, name="x", sha256="f" * 64, size=1, head={"headers": headers}
    )
    cells = sign_in("control").get(address(told)).context["cells"]
    assert [cell["header"] for cell in cells][:4] == headers


def test_a_number_that_no_event_can_have_is_not_found(told, sign_in):
    assert sign_in("control").get(url("source_row", told.uid, 10**30)).status_code == 404
