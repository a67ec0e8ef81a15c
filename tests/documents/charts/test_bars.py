from __future__ import annotations

from xml.etree import ElementTree

from motcua.documents.charts import Bar, bars

SVG = "{http://www.w3.org/2000/svg}"


def rectangles(*rows: Bar) -> list[float]:
    picture = ElementTree.fromstring(bars(rows, "Đúng hạn theo lĩnh vực", "Bằng lời"))
    return [float(each.get("width") or 0) for each in picture.iter(f"{SVG}rect")]


def test_a_bar_is_as_long_as_its_share() -> None:
    room, full = rectangles(Bar("Hộ tịch", 10, 10, "10/10"))
    assert room == full
    room, half, missing = rectangles(Bar("Đất đai", 1, 2, "1/2"))
    assert (half, missing) == (room / 2, room / 2)


def test_even_one_late_among_thousands_can_be_seen() -> None:
    *_, missing = rectangles(Bar("Chứng thực", 9_999, 10_000, "99,99%"))
    assert missing == 3


def test_nothing_resolved_is_an_empty_bar() -> None:
    assert len(rectangles(Bar("Lâm nghiệp", 0, 0, "không phát sinh"))) == 1


def test_each_bar_says_its_figures_in_words_and_its_whole_name() -> None:
    name = "Thành lập và hoạt động doanh nghiệp (hộ kinh doanh)"
    picture = ElementTree.fromstring(bars([Bar(name, 1, 1, "100% (1/1)")], "Tên", "Lời"))
    assert f"{name}: 100% (1/1)" in [title.text for title in picture.iter(f"{SVG}title")]
    assert "100% (1/1)" in [text.text for text in picture.iter(f"{SVG}text")]


def test_a_name_from_the_catalogue_is_never_markup() -> None:
    assert "<b>" not in bars([Bar("<b>", 1, 1, "<b>")], "<b>", "<b>")
