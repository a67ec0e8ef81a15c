from __future__ import annotations

from datetime import date, timedelta
from xml.etree import ElementTree

from motcua.documents.charts import Day, Labels, days

LABELS = Labels("Tiếp nhận & giải quyết theo ngày", "Mô tả <bằng lời>", "Tiếp nhận", "Đã giải quyết")
SVG = "{http://www.w3.org/2000/svg}"
SERIES = [Day(date(2026, 3, 15) + timedelta(days=n), n % 7, n % 5) for n in range(92)]


def test_it_is_a_picture_that_says_in_words_what_it_shows() -> None:
    picture = ElementTree.fromstring(days(SERIES, LABELS, "quy-ii"))
    assert picture.get("role") == "img"
    assert picture.get("aria-labelledby") == "quy-ii-title quy-ii-desc"
    assert [picture.findtext(f"{SVG}{tag}") for tag in ("title", "desc")] == [
        LABELS.title,
        LABELS.description,
    ]


def lines(series: list[Day]) -> list[int]:
    picture = ElementTree.fromstring(days(series, LABELS))
    return [len((line.get("points") or "").split()) for line in picture.iter(f"{SVG}polyline")]


def test_every_day_with_receipts_has_a_bar() -> None:
    picture = ElementTree.fromstring(days(SERIES, LABELS))
    bars = [bar for bar in picture.iter(f"{SVG}rect") if bar.get("height") != "10"]
    assert len(bars) == sum(1 for day in SERIES if day.received)


def test_days_of_rest_break_the_line_and_days_without_a_result_do_not() -> None:
    counts = [(3, 1), (2, 0), (0, 4), (0, 0), (0, 0), (5, 5)]
    series = [Day(date(2026, 4, 1) + timedelta(days=n), *pair) for n, pair in enumerate(counts)]
    assert lines(series) == [3, 2]  # three days, then one alone, drawn as a dot


def test_the_tallest_bar_stays_inside_the_picture() -> None:
    picture = ElementTree.fromstring(days([Day(date(2026, 3, 15), 4911, 1)], LABELS))
    assert all(float(bar.get("y") or 0) >= 0 for bar in picture.iter(f"{SVG}rect"))
    assert "6.000" in [text.text for text in picture.iter(f"{SVG}text")]


def test_a_period_without_dossiers_is_an_empty_frame() -> None:
    picture = ElementTree.fromstring(days([], LABELS))
    assert not list(picture.iter(f"{SVG}polyline"))


def test_a_strict_content_policy_lets_it_through() -> None:
    assert "style" not in days(SERIES, LABELS)
