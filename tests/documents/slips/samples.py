"""Filled and empty slips for the tests; people are invented, identity numbers begin with 999."""

from __future__ import annotations

from datetime import date, datetime

from motcua.documents.slips import (
    apology,
    cash_closing,
    control_slip,
    early_notice,
    receipt,
    refusal,
    register_book,
    stop,
    supplement,
    transfer_list,
)
from motcua.documents.slips.apology import Apology
from motcua.documents.slips.cash_closing import CashClosing, Payment, Way
from motcua.documents.slips.control_slip import ControlSlip, HandOver, Punctuality
from motcua.documents.slips.early_notice import EarlyNotice
from motcua.documents.slips.letters import Authority
from motcua.documents.slips.people import Applicant, Office, Request
from motcua.documents.slips.receipt import Component, Delivery, Receipt
from motcua.documents.slips.refusal import Refusal
from motcua.documents.slips.register_book import Entry, RegisterBook
from motcua.documents.slips.sheet import Slip
from motcua.documents.slips.stop import Stop
from motcua.documents.slips.supplement import Ask, Supplement
from motcua.documents.slips.transfer_list import TransferList, Transferred
from motcua.rules.zone import ZONE

OFFICE = Office(
    superior=("UBND XÃ THƯỢNG HỒNG",),
    agency=("TRUNG TÂM PHỤC VỤ", "HÀNH CHÍNH CÔNG"),
    name="Trung tâm Phục vụ hành chính công xã Thượng Hồng",
    place="Thượng Hồng",
    address="Thôn Đông, xã Thượng Hồng",
    phone="0220 300 0000",
    tracking="https://motcua.thuonghong.example/t",
)
APPLICANT = Applicant(
    "Nguyễn Thị Ngọc Ánh",
    "999085001234",
    "Thôn Đông, xã Thượng Hồng, thành phố Hải Phòng",
    "0900 000 001",
    "ngocanh@example.vn",
)
REQUEST = Request("H24.85-261105-0012", "1.001193", "Đăng ký khai sinh", APPLICANT)


def at(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=ZONE)


RECEIPT = Receipt(
    OFFICE,
    REQUEST,
    received_at=at(5, 8, 5),
    due_at=at(6, 17),
    number="128",
    components=(
        Component("Tờ khai đăng ký khai sinh", originals=1),
        Component("Giấy chứng sinh", originals=1),
        Component("Giấy chứng nhận kết hôn của cha, mẹ", reused_from="CSDL hộ tịch điện tử"),
        Component("Căn cước của người đi đăng ký", copies=1, note="đã đối chiếu bản chính"),
    ),
    limit="01 ngày làm việc",
    fee=8000,
    fee_paid=True,
    fee_how="tiền mặt",
    fee_receipt="0001234",
    delivery=Delivery.COUNTER,
    submitter="Nguyễn Thị Ngọc Ánh",
    receiver="Phạm Văn Bình",
)

LAND = Request("H24.85-261102-0003", "1.013949", "Chuyển mục đích sử dụng đất", APPLICANT)
DIRECTOR = Authority(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Vũ Thị Lan")

SUPPLEMENT = Supplement(
    OFFICE,
    LAND,
    asked_at=at(4, 10, 30),
    number="17",
    asks=(
        Ask("Giấy chứng nhận quyền sử dụng đất", "Nộp bản chính; bản đã nộp là bản sao không chứng thực"),
        Ask("Đơn xin chuyển mục đích sử dụng đất", "Ghi rõ diện tích xin chuyển ở mục 4"),
    ),
    reason="Hồ sơ thiếu giấy tờ theo quyết định công bố thủ tục",
    basis="Nghị định số 118/2025/NĐ-CP, Điều 19 khoản 4",
    until=at(20, 17),
    otherwise="hồ sơ được trả lại, Ông/Bà nộp lại khi đủ giấy tờ",
    effect="tính lại từ đầu sau khi nhận đủ hồ sơ",
    contact_name="Phạm Văn Bình",
    officer="Phạm Văn Bình",
)
REFUSAL = Refusal(
    OFFICE,
    LAND,
    refused_at=at(9, 15, 10),
    number="05/TCHS",
    received_at=at(2, 9),
    reasons=("Thửa đất không thuộc quy hoạch được chuyển mục đích sử dụng.", "Đất đang có tranh chấp."),
    basis=("Luật Đất đai số 31/2024/QH15, Điều 116",),
    guidance="Ông/Bà đề nghị hòa giải tranh chấp tại UBND xã",
    returned="toàn bộ bản chính đã nộp",
    money="hoàn trả 50.000 đồng đã nộp",
    submitter="Nguyễn Thị Ngọc Ánh",
    officer="Phạm Văn Bình",
    leader="Đỗ Văn Hải",
    leader_title="TRƯỞNG PHÒNG KINH TẾ",
)
APOLOGY = Apology(
    OFFICE,
    LAND,
    written_at=at(16, 9),
    received_at=at(2, 9),
    due_at=at(17, 17),
    new_due_at=at(24, 17),
    number="03",
    reason="cơ quan phối hợp chưa gửi kết quả xác định nghĩa vụ tài chính",
    caused_by="Chi cục Thuế khu vực",
    authority=DIRECTOR,
)
STOP = Stop(
    OFFICE,
    LAND,
    stopped_at=at(10, 14, 20),
    received_at=at(2, 9),
    number="08/TB-TTPVHCC",
    withdrawn=True,
    letter="01/ĐĐN",
    letter_day=date(2026, 11, 10),
    stage="Thẩm định tại Phòng Kinh tế",
    reason="Người nộp rút hồ sơ để bổ sung quy hoạch",
    papers="trả lại toàn bộ bản chính cho Ông/Bà",
    money="không phát sinh",
    authority=DIRECTOR,
)
HAND_OVERS = (
    HandOver(
        "Trung tâm Phục vụ hành chính công",
        "Phòng Kinh tế",
        at(2, 10, 15),
        "Phạm Văn Bình",
        "Lê Thị Thu",
        Punctuality.ON_TIME,
    ),
    HandOver(
        "Phòng Kinh tế",
        "Chi cục Thuế khu vực",
        at(4, 16),
        "Lê Thị Thu",
        "Bùi Văn Sơn",
        Punctuality.EARLY,
        "Xác định nghĩa vụ tài chính",
    ),
    HandOver(
        "Chi cục Thuế khu vực",
        "Phòng Kinh tế",
        at(16, 8, 40),
        "Bùi Văn Sơn",
        "Lê Thị Thu",
        Punctuality.LATE,
        "Chậm 03 ngày làm việc; đã đính chính",
    ),
)
CONTROL_SLIP = ControlSlip(
    OFFICE,
    LAND,
    printed_at=at(16, 9),
    received_at=at(2, 9),
    due_at=at(17, 17),
    number="3",
    unit="Phòng Kinh tế",
    partners=("Chi cục Thuế khu vực", "Chi nhánh Văn phòng đăng ký đất đai"),
    hand_overs=HAND_OVERS,
    blank_rows=1,
)


def entries(count: int) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            number,
            f"H24.85-2611{number % 28 + 1:02d}-{number:04d}",
            "Đăng ký khai sinh" if number % 3 else "Cấp bản sao trích lục hộ tịch, bản sao Giấy khai sinh",
            "Nguyễn Thị Ngọc Ánh",
            received_at=at(number % 28 + 1, 8, number % 60),
            due_at=at(number % 28 + 1, 17),
            returned_at=at(number % 28 + 1, 15, 30) if number % 2 else None,
            address="Thôn Đông, xã Thượng Hồng",
            phone="0900 000 001",
            agency="UBND xã Thượng Hồng",
            delivery="Quầy trả kết quả",
        )
        for number in range(1, count + 1)
    )


REGISTER_BOOK = RegisterBook(
    OFFICE,
    date(2026, 11, 1),
    date(2026, 11, 30),
    printed_at=at(1, 8, month=12),
    entries=entries(6),
    volume="11",
    keeper="Phạm Văn Bình",
    head="Trần Quốc Việt",
)
TRANSFER_LIST = TransferList(
    OFFICE,
    made_at=at(5, 15),
    giver_unit="Trung tâm Phục vụ hành chính công",
    receiver_unit="Phòng Kinh tế",
    number="21/BG",
    giver="Phạm Văn Bình",
    receiver="Lê Thị Thu",
    dossiers=(
        Transferred(LAND.code, LAND.procedure_name, APPLICANT.name, "01 bộ hồ sơ giấy", at(17, 17)),
        Transferred(REQUEST.code, REQUEST.procedure_name, APPLICANT.name, "03 tờ", at(6, 17), "Hỏa tốc"),
    ),
)
EARLY_NOTICE = EarlyNotice(
    OFFICE,
    REQUEST,
    written_at=at(5, 16),
    ready_at=at(5, 16, 30),
    due_at=at(6, 17),
    number="12/TB-TTPVHCC",
    result="Giấy khai sinh",
    delivery="tại quầy trả kết quả",
    hours="07 giờ 00 – 11 giờ 30; 13 giờ 30 – 17 giờ 00",
    owed=8000,
    authority=DIRECTOR,
)
CASH_CLOSING = CashClosing(
    OFFICE,
    date(2026, 11, 5),
    closed_at=at(5, 17, 5),
    payments=(
        Payment("0001234", REQUEST.code, APPLICANT.name, "Lệ phí hộ tịch", 8_000),
        Payment("0001235", LAND.code, APPLICANT.name, "Phí thẩm định hồ sơ", 1_250_000, Way.TRANSFER),
        Payment("0001236", REQUEST.code, APPLICANT.name, "Phí chứng thực", 24_000, Way.ONLINE),
        Payment("0001237", REQUEST.code, APPLICANT.name, "Lệ phí hộ tịch", -8_000, note="Hoàn trả"),
        Payment("0001238", REQUEST.code, APPLICANT.name, "Phí chứng thực", 61_000),
    ),
    counted=60_000,
    difference_reason="thiếu tiền lẻ, người thu bù",
    handed_to="Kho bạc Nhà nước khu vực",
    cashier="Đào Thị Hòa",
    accountant="Lý Thị Mai",
)

#: Every form filled in.
FILLED: dict[str, Slip] = {
    "receipt": receipt.paper(RECEIPT),
    "supplement": supplement.paper(SUPPLEMENT),
    "refusal": refusal.paper(REFUSAL),
    "apology": apology.paper(APOLOGY),
    "stop": stop.paper(STOP),
    "control-slip": control_slip.paper(CONTROL_SLIP),
    "register-book": register_book.paper(REGISTER_BOOK),
    "transfer-list": transfer_list.paper(TRANSFER_LIST),
    "early-notice": early_notice.paper(EARLY_NOTICE),
    "cash-closing": cash_closing.paper(CASH_CLOSING),
}

NOBODY = Request("", "", "", Applicant())

#: Every form with as little in it as its data allow, to be filled in by hand.
EMPTY: dict[str, Slip] = {
    "receipt": receipt.paper(Receipt(OFFICE, NOBODY, at(5, 8), None, sets=None)),
    "supplement": supplement.paper(Supplement(OFFICE, NOBODY, at(5, 8))),
    "refusal": refusal.paper(Refusal(OFFICE, NOBODY, at(5, 8))),
    "apology": apology.paper(Apology(OFFICE, NOBODY, at(5, 8), at(2, 8), at(9, 8), None)),
    "stop": stop.paper(Stop(OFFICE, NOBODY, at(5, 8), at(2, 8))),
    "control-slip": control_slip.paper(ControlSlip(OFFICE, NOBODY, at(5, 8), at(5, 8), None)),
    "register-book": register_book.paper(
        RegisterBook(OFFICE, date(2026, 11, 1), date(2026, 11, 30), at(1, 8, month=12))
    ),
    "transfer-list": transfer_list.paper(TransferList(OFFICE, at(5, 8), "", "")),
    "early-notice": early_notice.paper(EarlyNotice(OFFICE, NOBODY, at(5, 8), at(5, 8), None)),
    "cash-closing": cash_closing.paper(CashClosing(OFFICE, date(2026, 11, 5), at(5, 17))),
}
