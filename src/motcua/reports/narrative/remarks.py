"""What a report must say on its face: rows left out, doubts not settled, figures that do not add up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from motcua.reports.narrative.phrases import count
from motcua.reports.narrative.reading import Reading


def remarks(reading: Reading) -> tuple[str, ...]:
    """Sentences for the first page, most serious first; none where all is well."""
    return tuple(
        sentence
        for sentence in (
            _missing(reading),
            _broken(reading),
            _carried_over(reading),
            _doubts(reading),
        )
        if sentence
    )


def _missing(reading: Reading) -> str:
    number = as_count(reading.figures.get("missing_rows"))
    if not number:
        return ""
    return f"Số liệu còn thiếu {count(number)} dòng của các tệp nguồn đã để lại ngoài sổ vì có lỗi, chưa được nhập lại."


def _broken(reading: Reading) -> str:
    broken = reading.form.appendix.broken(reading.figures, reading.rule)
    if not broken:
        return ""
    return f"Số liệu chưa khớp, cần kiểm tra trước khi ký: {'; '.join(identity.text for identity in broken)}."


def _carried_over(reading: Reading) -> str:
    check = reading.figures.get("carried_over_check")
    if not isinstance(check, Mapping) or check["agrees"]:
        return ""
    carried, before, differing = (
        count(as_count(check[key])) for key in ("carried_over", "pending_before", "differing")
    )
    return (
        f"Hồ sơ kỳ trước chuyển qua ({carried}) chưa khớp với hồ sơ đang giải quyết cuối kỳ trước ({before}), khác "
        f"nhau ở {differing} hồ sơ."
    )


def _doubts(reading: Reading) -> str:
    number = as_count(reading.figures.get("doubts"))
    return f"Còn {count(number)} điểm nghi vấn trong sổ hồ sơ chưa được xử lý." if number else ""


def as_count(given: Any) -> int:
    """A figure given as a number, as a list of what it counts, or with its parts under ``total``."""
    if isinstance(given, Mapping):
        return int(given.get("total", 0) or 0)
    return len(given) if isinstance(given, list | tuple) else int(given or 0)
