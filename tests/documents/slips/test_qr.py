from __future__ import annotations

from motcua.documents.slips.qr import LONGEST, dossier_qr, png, svg
from motcua.documents.slips.sheet import Qr
from motcua.register.code import code_in

CODE = "H24.85-261105-0012"


def test_the_code_holds_the_tracking_address_or_the_bare_dossier_code() -> None:
    assert dossier_qr("") is None
    assert dossier_qr(CODE) == Qr(CODE, CODE)
    assert dossier_qr(CODE, "https://xa.example/t/") == Qr(
        f"https://xa.example/t/{CODE}", f"Tra cứu tại xa.example/t/{CODE}"
    )


def test_a_tracking_address_too_long_to_scan_is_left_out() -> None:
    assert dossier_qr(CODE, "https://xa.example/" + "t" * LONGEST) == Qr(CODE, CODE)


def test_a_scanner_finds_the_dossier_code_in_either() -> None:
    for code in (CODE, "HS 12/2026", "Đ-01"):
        for tracking in ("", "https://xa.example/t", "xa.example"):
            made = dossier_qr(code, tracking)
            assert made is not None
            assert code_in(f" {made.content}\r\n") == code.upper()


def test_pictures_are_the_same_bytes_each_time() -> None:
    qr = Qr(CODE)
    assert svg(qr).startswith("<svg")
    assert png(qr).startswith(b"\x89PNG")
    assert (svg(qr), png(qr)) == (svg(qr), png(qr))
