"""What each form says, read back from its PDF."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from motcua.documents.blocks import Column, Table
from motcua.documents.slips import (
    apology,
    cash_closing,
    control_slip,
    early_notice,
    receipt,
    refusal,
    register_book,
    render_pdf,
    stop,
    supplement,
    transfer_list,
)
from motcua.documents.slips.frame import blank_rows
from motcua.documents.slips.receipt import Component, Delivery
from motcua.documents.slips.sheet import Signer, Slip
from motcua.rules.wording import BadClockInput
from tests.documents.slips.samples import (
    APOLOGY,
    APPLICANT,
    CASH_CLOSING,
    CONTROL_SLIP,
    EARLY_NOTICE,
    EMPTY,
    FILLED,
    RECEIPT,
    REFUSAL,
    REGISTER_BOOK,
    REQUEST,
    STOP,
    SUPPLEMENT,
    TRANSFER_LIST,
    at,
    entries,
)


def said(slip: Slip) -> str:
    """The words of all pages with single spaces."""
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(render_pdf(slip))).pages)
    return " ".join(text.split())


def test_the_receipt_names_dossier_papers_times_fee_and_both_people() -> None:
    text = said(receipt.paper(RECEIPT))
    for words in (
        "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG",
        "Số: 128/TNHS",
        "Mã hồ sơ: H24.85-261105-0012",
        "Tra cứu tại motcua.thuonghong.example/t/H24.85-261105-0012",
        "999085001234",
        "Đăng ký khai sinh (mã TTHC: 1.001193)",
        "1 Tờ khai đăng ký khai sinh 01",
        "Khai thác từ CSDL hộ tịch điện tử, không phải nộp",
        "Thời gian giải quyết hồ sơ theo quy định: 01 ngày làm việc",
        "Thời gian nhận hồ sơ: 08 giờ 05 phút, ngày 05/11/2026",
        "Thời gian trả kết quả giải quyết hồ sơ: 17 giờ 00 phút, ngày 06/11/2026",
        "8.000 đồng (đã nộp; tiền mặt; biên lai số 0001234)",
        "× Quầy trả kết quả",
        "Nguyễn Thị Ngọc Ánh Phạm Văn Bình",
    ):
        assert words in text


@pytest.mark.parametrize(
    ("fee", "paid", "words"),
    [
        (0, False, "Phí, lệ phí: Không thu"),
        (5_000, False, "Phí, lệ phí: 5.000 đồng (chưa nộp"),
        (None, False, "Phí, lệ phí: Đăng ký"),
    ],
)
def test_the_receipt_tells_free_unpaid_and_unknown_apart(fee: int | None, paid: bool, words: str) -> None:
    assert words in said(receipt.paper(replace(RECEIPT, fee=fee, fee_paid=paid)))


def test_a_receipt_by_post_asks_for_the_address_and_one_at_home_is_offered_only_where_it_holds() -> None:
    by_post = said(receipt.paper(replace(RECEIPT, delivery=Delivery.POST, delivery_address="Thôn Đoài")))
    assert "× Bưu chính" in by_post
    assert "Địa chỉ nhận kết quả: Thôn Đoài" in by_post
    assert "Tại nhà" not in by_post
    assert "× Tại nhà" in said(receipt.paper(replace(RECEIPT, delivery=Delivery.HOME)))


def test_a_cross_boundary_receipt_says_from_when_the_limit_counts_and_who_decides() -> None:
    slip = receipt.paper(
        replace(RECEIPT, counted_from=at(5, 14), competent="UBND xã Đoài", due_note="tạm tính")
    )
    text = said(slip)
    assert "Thời hạn tính từ: 14 giờ 00 phút, ngày 05/11/2026" in text
    assert "Cơ quan có thẩm quyền giải quyết: UBND xã Đoài" in text
    assert "(tạm tính)" in text


def test_thirty_papers_run_over_pages_under_a_repeated_header() -> None:
    papers = tuple(Component(f"Giấy tờ thứ {number}", copies=1) for number in range(1, 31))
    pages = [
        page.extract_text()
        for page in PdfReader(BytesIO(render_pdf(receipt.paper(replace(RECEIPT, components=papers))))).pages
    ]
    assert len(pages) > 1
    assert "Tên giấy tờ" in pages[1]
    assert "H24.85-261105-0012 – trang 2" in pages[1]
    assert all(f"Giấy tờ thứ {number}" in "".join(pages) for number in range(1, 31))


def test_names_and_addresses_of_any_length_are_printed_whole() -> None:
    longest = replace(APPLICANT, name="Công ty cổ phần Ánh Dương " * 40, email="a" * 150 + "@example.vn")
    text = said(receipt.paper(replace(RECEIPT, request=replace(REQUEST, applicant=longest))))
    assert text.count("Ánh Dương") == 40
    assert "a" * 30 in text.replace(" ", "")


def test_a_name_under_a_signature_ends_in_dots_where_it_would_not_fit_a_page() -> None:
    assert Signer(("NGƯỜI NỘP",), name="Ánh " * 500).name.endswith("…")
    assert len(Signer(("NGƯỜI NỘP",), name="Ánh " * 500).name) == 201


def test_a_supplement_request_lists_what_is_asked_until_when_and_what_follows() -> None:
    text = said(supplement.paper(SUPPLEMENT))
    for words in (
        "Số: 17/HDHS",
        "Nộp bản chính; bản đã nộp là bản sao không chứng thực",
        "Lý do: Hồ sơ thiếu giấy tờ",
        "Thời hạn bổ sung: 17 giờ 00 phút, ngày 20/11/2026",
        "Quá thời hạn bổ sung: hồ sơ được trả lại",
        "Thời hạn giải quyết: tính lại từ đầu sau khi nhận đủ hồ sơ",
        "Ông/Bà liên hệ với Phạm Văn Bình",
        "NGƯỜI HƯỚNG DẪN",
    ):
        assert words in text
    assert "Lần thứ" not in text
    assert "LÃNH ĐẠO" not in text


def test_a_second_supplement_request_says_so_and_the_leader_signs_it() -> None:
    text = said(supplement.paper(replace(SUPPLEMENT, time=2, repeated_because="giấy tờ mâu thuẫn")))
    assert "(Lần thứ 02)" in text
    assert "Lý do yêu cầu thêm lần này: giấy tờ mâu thuẫn" in text
    assert "LÃNH ĐẠO ĐƠN VỊ" in text


def test_a_refusal_tells_a_dossier_not_taken_in_from_one_not_resolved() -> None:
    assert "thông báo không giải quyết hồ sơ này" in said(refusal.paper(REFUSAL))
    before = said(refusal.paper(replace(REFUSAL, received_at=None)))
    assert "thông báo không tiếp nhận, giải quyết hồ sơ này" in before
    assert "- Đất đang có tranh chấp." in before
    assert "Căn cứ pháp lý: Luật Đất đai số 31/2024/QH15, Điều 116" in before


def test_an_apology_says_whether_the_date_has_passed_and_gives_the_new_one() -> None:
    text = said(apology.paper(APOLOGY))
    assert "chưa thể trả kết quả giải quyết hồ sơ đúng thời hạn nêu trên" in text
    assert "(thuộc trách nhiệm của Chi cục Thuế khu vực)" in text
    assert "hẹn trả kết quả vào lúc: 17 giờ 00 phút, ngày 24/11/2026" in text
    assert "- Như trên;" in text
    late = said(apology.paper(replace(APOLOGY, written_at=at(18, 9))))
    assert "Đến nay đã quá thời hạn nêu trên" in late


def test_a_stop_says_at_whose_request_at_which_stage_and_what_becomes_of_papers_and_money() -> None:
    text = said(stop.paper(STOP))
    for words in (
        "Theo đề nghị rút hồ sơ của Ông/Bà (quý cơ quan, tổ chức) tại văn bản số 01/ĐĐN ngày 10/11/2026",
        "Giai đoạn giải quyết khi dừng: Thẩm định tại Phòng Kinh tế",
        "Thời điểm dừng giải quyết: 14 giờ 20 phút, ngày 10/11/2026",
        "Xử lý giấy tờ đã nộp: trả lại toàn bộ bản chính",
        "Xử lý phí, lệ phí, nghĩa vụ tài chính: không phát sinh",
    ):
        assert words in text


def test_a_stop_leaves_no_room_for_a_day_that_may_stand_with_the_number_of_the_letter() -> None:
    text = said(stop.paper(replace(STOP, letter="01/ĐĐN, ngày 09/11/2026", letter_day=None)))
    assert "tại văn bản số 01/ĐĐN, ngày 09/11/2026, " in text
    assert "tại đơn đề nghị ngày …" in said(stop.paper(replace(STOP, letter="", letter_day=None)))


def test_a_stop_for_which_nobody_asked_says_that_the_time_for_the_supplement_passed() -> None:
    text = said(stop.paper(replace(STOP, lapsed=True)))
    assert "Quá thời hạn ghi trên phiếu yêu cầu bổ sung, hoàn thiện hồ sơ" in text
    assert "Theo đề nghị" not in text


def test_the_control_slip_shows_each_hand_over_and_leaves_room_for_the_next() -> None:
    text = said(control_slip.paper(CONTROL_SLIP))
    for words in (
        "1. Giao: Phòng Kinh tế 2. Nhận: Chi cục Thuế khu vực",
        "16 giờ 00 phút, ngày 04/11/2026",
        "Người giao: Lê Thị Thu",
        "Trước hạn",
        "Quá hạn",
        "đã đính chính",
    ):
        assert words in text
    assert text.count("1. Giao: ") == 4


@pytest.mark.parametrize("form", ["control-slip", "register-book", "transfer-list"])
def test_what_passes_through_many_hands_names_no_identity_number(form: str) -> None:
    assert APPLICANT.identity not in said(FILLED[form])


def test_the_register_says_its_span_its_volume_and_how_many_it_holds() -> None:
    text = said(register_book.paper(REGISTER_BOOK))
    assert "(Từ ngày 01/11/2026 đến ngày 30/11/2026)" in text
    assert "Quyển số: 11" in text
    assert "Tổng số hồ sơ trong sổ: 6" in text


def test_a_register_longer_than_a_volume_is_bound_in_several() -> None:
    long = replace(REGISTER_BOOK, entries=entries(register_book.LONGEST + 1))
    with pytest.raises(ValueError, match="at most"):
        register_book.paper(long)
    first, second = register_book.volumes(long)
    assert (first.volume, second.volume) == ("11.1", "11.2")
    assert [entry.number for entry in second.entries] == [register_book.LONGEST + 1]
    assert register_book.volumes(REGISTER_BOOK) == (REGISTER_BOOK,)


def test_the_transfer_list_counts_the_dossiers_and_both_sides_sign() -> None:
    text = said(transfer_list.paper(TRANSFER_LIST))
    assert "Tổng số hồ sơ bàn giao: 02" in text
    assert "ĐẠI DIỆN BÊN GIAO ĐẠI DIỆN BÊN NHẬN" in text
    assert "01 bộ hồ sơ giấy" in text


def test_the_early_notice_says_from_when_and_that_the_promised_time_still_holds() -> None:
    text = said(early_notice.paper(EARLY_NOTICE))
    assert "Nhận kết quả từ: 16 giờ 30 phút, ngày 05/11/2026" in text
    assert "Phí, lệ phí còn phải nộp: 8.000 đồng" in text
    assert "vẫn có thể nhận kết quả vào thời gian đã hẹn" in text


def test_the_cash_closing_sums_by_way_and_by_kind_and_shows_what_is_missing() -> None:
    text = said(cash_closing.paper(CASH_CLOSING))
    assert "Cộng 61.000 1.250.000 24.000" in text
    assert "Phí chứng thực 2 85.000" in text
    assert "Lệ phí hộ tịch 2 0" in text
    assert "Tổng số tiền thu trong ngày: 1.335.000 đồng" in text
    assert "Chênh lệch (kiểm đếm trừ sổ): -1.000 đồng" in text
    assert "Chênh lệch (kiểm đếm trừ sổ): -" not in said(
        cash_closing.paper(replace(CASH_CLOSING, counted=None))
    )


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(BadClockInput):
        receipt.paper(replace(RECEIPT, received_at=RECEIPT.received_at.replace(tzinfo=None)))


def test_a_form_without_papers_leaves_rows_high_enough_to_write_in() -> None:
    blank = blank_rows((Column(("TT",), 1), Column(("Tên",), 5)), 3)
    assert [[cell.text for cell in row.cells] for row in blank] == [["\u00a0\n\u00a0", ""]] * 3
    assert any(isinstance(part, Table) and len(part.rows) == 4 for part in EMPTY["receipt"].parts)
