from __future__ import annotations

from motcua.documents.recipients import recipient_spans


def test_each_recipient_has_a_dash_and_the_last_one_ends_with_a_full_stop() -> None:
    lines = recipient_spans(("Lãnh đạo UBND xã;", "Lưu: VT."))
    assert ["".join(span.text for span in line) for line in lines] == ["- Lãnh đạo UBND xã;", "- Lưu: VT."]


def test_what_a_recipient_gets_it_for_is_in_italics() -> None:
    (line,) = recipient_spans(("Trung tâm Phục vụ HCC thành phố (để báo cáo)",))
    assert [(span.text, span.italic) for span in line] == [
        ("- Trung tâm Phục vụ HCC thành phố (", False),
        ("để báo cáo", True),
        (").", False),
    ]
