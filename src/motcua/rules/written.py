"""Facts of the clock as people and files write them: moments, limits, suspensions."""

from __future__ import annotations

import re
from datetime import datetime

from motcua.rules.limits import Limit, Unit
from motcua.rules.suspensions import Suspension
from motcua.rules.wording import BadClockInput, gettext_noop
from motcua.rules.zone import ZONE

MOMENT = re.compile(r"^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})?$")


def moment(text: str) -> datetime:
    """``2026-01-28T12:48``, with seconds and an offset if wanted; without one it is the time in Vietnam."""
    text = text.strip()
    try:
        if not MOMENT.match(text):
            raise ValueError(text)
        read = datetime.fromisoformat(text)
        return read.replace(tzinfo=ZONE) if read.tzinfo is None else read.astimezone(ZONE)
    except (ValueError, OverflowError):
        raise BadClockInput(
            gettext_noop("“%(text)s” không phải thời điểm có thật; hãy viết như 2026-01-28T12:48."), text=text
        ) from None


def limit(number: str, unit: str) -> Limit:
    """A limit from its two columns; ``trong ngày`` needs no number."""
    measure = Unit.parse(unit)
    written = number.strip()
    if not written and measure is Unit.SAME_DAY:
        written = "0"
    if not re.fullmatch(r"[0-9]{1,6}", written):
        raise BadClockInput(
            gettext_noop(
                "Thời hạn “%(number)s” không phải số nguyên; hãy ghi số như 5 và đơn vị ở chỗ riêng."
            ),
            number=number,
        )
    return Limit(int(written), measure)


def suspension(text: str) -> Suspension:
    """``A/B/POLICY`` with two moments; ``A//POLICY`` has not ended."""
    parts = text.strip().split("/")
    if len(parts) != 3:
        raise BadClockInput(
            gettext_noop(
                "“%(text)s” không phải lần tạm dừng; hãy viết BẮT_ĐẦU/KẾT_THÚC/resume hoặc "
                "BẮT_ĐẦU/KẾT_THÚC/restart, chưa kết thúc thì để trống giữa hai dấu gạch."
            ),
            text=text,
        )
    start, end, policy = (part.strip() for part in parts)
    return Suspension(moment(start), moment(end) if end else None, policy)  # type: ignore[arg-type]
