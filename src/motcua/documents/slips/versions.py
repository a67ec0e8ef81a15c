"""Which form holds on which day: number, title, paper and legal basis are versioned data and no constants of code.

Titles and numbers of both lists were read in the circulars (TT 01/2018/TT-VPCP article 9; TT 03/2025/TT-VPCP Phụ lục
I). The text of the fields was not: it follows forms in use and may be replaced, and since NĐ 309/2026/NĐ-CP the
Ministry of Justice issues these forms. A basis is printed only on a version whose text somebody has compared and
marked ``confirmed``; otherwise the foot names our template alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from motcua.documents.slips.sheet import Size


class Form(StrEnum):
    """What a slip is for; its number changed between the lists."""

    RECEIPT = "receipt"
    SUPPLEMENT = "supplement"
    REFUSAL = "refusal"
    APOLOGY = "apology"
    STOP = "stop"
    CONTROL_SLIP = "control-slip"
    REGISTER_BOOK = "register-book"
    TRANSFER_LIST = "transfer-list"
    EARLY_NOTICE = "early-notice"
    CASH_CLOSING = "cash-closing"


@dataclass(frozen=True, slots=True)
class FormVersion:
    """One form as one text lays it down.

    ``number`` is the form's number in its list, empty for papers that no list knows; ``symbol`` follows the running
    number (``128/TNHS``); ``asks`` names lines that only this version has; ``valid_to`` is the last day.
    """

    form: Form
    version: str
    number: str
    title: tuple[str, ...]
    basis: str
    valid_from: date
    size: Size
    valid_to: date | None = None
    symbol: str = ""
    asks: frozenset[str] = frozenset()
    confirmed: bool = False

    @property
    def name(self) -> str:
        """Form and version, e.g. ``receipt/2025-09``: what an issued slip remembers."""
        return f"{self.form}/{self.version}"

    @property
    def mark(self) -> str:
        """What the foot of the slip says of the form."""
        if self.confirmed and self.basis:
            return f"Mẫu số {self.number} – {self.basis}" if self.number else self.basis
        return f"Mẫu in {self.number}/{self.version}" if self.number else f"Mẫu in {self.version}"


_OLD = "Thông tư số 01/2018/TT-VPCP, Điều 9"
_NEW = "Thông tư số 03/2025/TT-VPCP, Phụ lục I"
#: Days of the circulars; from when exactly the first applied was not read.
_OLD_FROM, _NEW_FROM = date(2019, 1, 8), date(2025, 9, 15)
_OLD_TO = date(2025, 9, 14)
_OWN_FROM = date(2019, 1, 8)
#: The old form 01 also names volume and number in the register book.
_BOOK = frozenset({"book"})

_RECEIPT = ("GIẤY TIẾP NHẬN HỒ SƠ", "VÀ HẸN TRẢ KẾT QUẢ")
_SUPPLEMENT = ("PHIẾU YÊU CẦU BỔ SUNG,", "HOÀN THIỆN HỒ SƠ")
_REFUSAL = ("PHIẾU TỪ CHỐI", "TIẾP NHẬN GIẢI QUYẾT HỒ SƠ")
_APOLOGY_OLD = ("PHIẾU XIN LỖI", "VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ")
_APOLOGY = ("VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ", "GIA HẠN THỜI GIAN GIẢI QUYẾT")
_STOP = ("THÔNG BÁO", "DỪNG GIẢI QUYẾT HỒ SƠ")
_CONTROL = ("PHIẾU KIỂM SOÁT", "QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ")
_BOOK_TITLE = ("SỔ THEO DÕI HỒ SƠ",)


def _old(
    form: Form, number: str, title: tuple[str, ...], size: Size = Size.A5, **more: object
) -> FormVersion:
    return FormVersion(form, "2018-11", number, title, _OLD, _OLD_FROM, size, _OLD_TO, **more)  # type: ignore[arg-type]


def _new(
    form: Form, number: str, title: tuple[str, ...], size: Size = Size.A5, symbol: str = ""
) -> FormVersion:
    return FormVersion(form, "2025-09", number, title, _NEW, _NEW_FROM, size, symbol=symbol)


def _own(form: Form, title: tuple[str, ...], size: Size, symbol: str = "") -> FormVersion:
    return FormVersion(form, "2026-11", "", title, "", _OWN_FROM, size, symbol=symbol)


VERSIONS: tuple[FormVersion, ...] = (
    _old(Form.RECEIPT, "01", _RECEIPT, symbol="TNHS", asks=_BOOK),
    _old(Form.SUPPLEMENT, "02", _SUPPLEMENT, symbol="HDHS"),
    _old(Form.REFUSAL, "03", _REFUSAL),
    _old(Form.APOLOGY, "04", _APOLOGY_OLD, symbol="PXL"),
    _old(Form.CONTROL_SLIP, "05", _CONTROL),
    _old(Form.REGISTER_BOOK, "06", _BOOK_TITLE, Size.A4_ACROSS),
    _new(Form.RECEIPT, "01", _RECEIPT, symbol="TNHS"),
    _new(Form.SUPPLEMENT, "02", _SUPPLEMENT, symbol="HDHS"),
    _new(Form.REFUSAL, "03", _REFUSAL),
    _new(Form.APOLOGY, "04", _APOLOGY, Size.A4),
    _new(Form.STOP, "05", _STOP, Size.A4),
    _new(Form.CONTROL_SLIP, "06", _CONTROL, Size.A4),
    _new(Form.REGISTER_BOOK, "07", _BOOK_TITLE, Size.A4_ACROSS),
    _own(Form.TRANSFER_LIST, ("DANH SÁCH BÀN GIAO HỒ SƠ",), Size.A4),
    _own(Form.EARLY_NOTICE, ("THÔNG BÁO", "TRẢ KẾT QUẢ TRƯỚC HẠN"), Size.A5),
    _own(Form.CASH_CLOSING, ("BẢNG KÊ THU PHÍ, LỆ PHÍ TRONG NGÀY",), Size.A4_ACROSS),
)


def version_for(form: Form, day: date) -> FormVersion:
    """The version that holds on ``day``; before the first one's time, the first."""
    known = [version for version in VERSIONS if version.form is form]
    holding = [
        version
        for version in known
        if version.valid_from <= day and (version.valid_to is None or day <= version.valid_to)
    ]
    return holding[-1] if holding else known[0]
