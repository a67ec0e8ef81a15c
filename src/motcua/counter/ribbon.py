"""The clock ribbon of a dossier: from its receipt to the promise and beyond, drawn in percent of that time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from motcua.catalogue.lookup import Entry
from motcua.catalogue.said import time_in_words
from motcua.register.appraise import shown
from motcua.register.explained import explained, grounds_of
from motcua.register.models import Dossier
from motcua.register.projection import suspensions
from motcua.register.state import State
from motcua.rules.calendar import Calendar
from motcua.rules.clock import (
    BadClockInput,
    Explanation,
    Kind,
    Limit,
    Segment,
    Suspension,
    Unit,
    condense,
    explain,
)
from motcua.rules.segments import lay_out
from motcua.rules.zone import local

OVER, LATER = "over", "extended"
MOST_OVER = 1
"""Time after the promise is drawn at most this many times as long as the time before it."""


class Piece(NamedTuple):
    """One stretch as drawn and told."""

    kind: str
    start: datetime
    end: datetime
    counted: str
    ground: str


def explanation_of(
    dossier: Dossier, state: State, entry: Entry | None, calendar: Calendar, now: datetime
) -> Explanation | None:
    """What our own clock says of a dossier: of one handled here by what it is pinned to, of others by the limit in
    the catalogue; ``None`` where there is none.
    """
    if state.course is not None:
        return explained(state, calendar, now)
    if dossier.received_at is None or entry is None or entry.limit is None:
        return None
    pauses = suspensions(state, calendar)
    open_since = now if pauses and pauses[-1].end is None and now > dossier.received_at else None
    try:
        return explain(dossier.received_at, entry.limit, calendar, pauses, open_since)
    except BadClockInput:
        return None


def pauses_of(state: State, calendar: Calendar) -> Sequence[Suspension]:
    """What stopped the clock: of a dossier handled here with grounds and articles, of others as its source says."""
    return grounds_of(state.course) if state.course is not None else suspensions(state, calendar)


def ribbon(
    dossier: Dossier,
    told: Explanation | None,
    pauses: Sequence[Suspension],
    calendar: Calendar,
    now: datetime,
) -> dict[str, Any] | None:
    """The context of ``partials/clock_ribbon.html``; ``None`` when nothing is known to draw."""
    received = dossier.received_at
    promised = dossier.due_at or (told.due if told else None)
    if received is None or promised is None or promised <= received:
        return None
    stopped = dossier.finished_at or now
    pieces = list(_pieces(dossier, received, promised, told, pauses, calendar))
    if stopped > promised:
        ground = _("Sau ngày hẹn trả") if dossier.finished_at else _("Đang quá ngày hẹn trả")
        pieces.append(Piece(OVER, promised, stopped, "", ground))
    end = max([piece.end for piece in pieces] + ([stopped] if dossier.finished_at else []))
    # A dossier forgotten for months: the time that counted must stay legible beside the time after it.
    owed = max(piece.end for piece in pieces if piece.kind != OVER)
    shortened = end - owed > MOST_OVER * (owed - received)
    end = owed + MOST_OVER * (owed - received) if shortened else end
    span = (end - received).total_seconds()

    def x(moment: datetime) -> str:
        share = 100 * (moment - received).total_seconds() / span
        return f"{min(max(share, 0), 100):.2f}"

    return {
        "summary": _summary(dossier, told),
        "provisional": told.provisional if told else not calendar.is_published(local(promised).date()),
        "segments": [
            {
                "kind": piece.kind,
                "label": _label(piece.kind),
                "start": piece.start,
                "end": piece.end,
                "x": x(piece.start),
                "width": f"{max(float(x(piece.end)) - float(x(piece.start)), 0.05):.2f}",
                "counted": piece.counted,
                "ground": piece.ground,
            }
            for piece in pieces
        ],
        "marks": [{**mark, "x": x(mark["at"])} for mark in _marks(dossier, told, now)],
        "legend": [
            {"kind": kind, "label": _("Quá hạn, vẽ rút gọn") if kind == OVER and shortened else _label(kind)}
            for kind in dict.fromkeys(one.kind for one in pieces)
        ],
    }


def _pieces(
    dossier: Dossier,
    received: datetime,
    promised: datetime,
    told: Explanation | None,
    pauses: Sequence[Suspension],
    calendar: Calendar,
) -> Iterable[Piece]:
    segments = condense(told.segments if told else lay_out(local(received), local(promised), calendar, ()))
    restarts = [pause.end for pause in pauses if pause.policy == "restart" and pause.end is not None]
    begun = calendar.deemed_receipt(local(max([received, *restarts])))
    for one in segments:
        counted = _counted(one, told.limit if told else None, calendar, begun)
        yield Piece(one.kind.value, one.start, one.end, counted, _(one.ground) if one.ground else "")
    if told is not None and promised > told.due:
        ground = _("Hệ thống nguồn hẹn muộn hơn thời hạn tính được")
        if dossier.owned:
            ground = _("Đã hẹn muộn hơn thời hạn tính theo lịch làm việc bây giờ")
        yield Piece(LATER, told.due, promised, "", ground)


def _counted(one: Segment, limit: Limit | None, calendar: Calendar, begun: datetime) -> str:
    """How much of the limit passed in a stretch, in the limit's unit; empty where nothing did."""
    if limit is None or one.end <= begun or one.kind is Kind.SUSPENDED:
        return ""
    start = max(one.start, begun)
    if limit.unit in (Unit.DAYS, Unit.MONTHS):
        days, day = 0, begun.date()
        while calendar.end_of_day(day := day + timedelta(days=1)) <= one.end:
            days += calendar.end_of_day(day) > start
        return time_in_words(days, Unit.DAYS) if days else ""
    if limit.unit is Unit.WORKING_DAYS:
        days, day = 0, begun.date()
        while calendar.end_of_day(day := calendar.next_working_day(day)) <= one.end:
            days += calendar.end_of_day(day) > start
        return time_in_words(days, Unit.WORKING_DAYS) if days else ""
    minutes = round(calendar.working_time_between(start, one.end).total_seconds() / 60)
    if not minutes:
        return ""
    return _("{hours} giờ {minutes} phút").format(hours=minutes // 60, minutes=minutes % 60)


def _marks(dossier: Dossier, told: Explanation | None, now: datetime) -> Iterable[dict[str, Any]]:
    yield {"kind": "received", "letter": "T", "label": _("Tiếp nhận"), "at": dossier.received_at}
    if dossier.due_at is not None:
        same = told is not None and told.due == dossier.due_at
        label = _("Hẹn trả, đồng hồ tính cũng vậy") if same else _("Hẹn trả của hệ thống nguồn")
        label = _("Hẹn trả") if dossier.owned else label
        yield {"kind": "due", "letter": "H", "label": label, "at": dossier.due_at}
    if told is not None and told.due != dossier.due_at:
        yield {"kind": "due", "letter": "Đ", "label": _("Đồng hồ tính được"), "at": told.due}
    if dossier.finished_at is not None:
        yield {"kind": "done", "letter": "K", "label": _("Kết thúc xử lý"), "at": dossier.finished_at}
    else:
        yield {"kind": "now", "letter": "B", "label": _("Bây giờ"), "at": now}


def _summary(dossier: Dossier, told: Explanation | None) -> str:
    if dossier.owned:
        return _own_summary(dossier, told)
    if told is None:
        return _(
            "Danh mục chưa có thời hạn của thủ tục này: chỉ có ngày hẹn {due} của hệ thống nguồn."
        ).format(due=shown(dossier.due_at) if dossier.due_at else "")
    words = {"limit": time_in_words(told.limit.number, told.limit.unit), "own": shown(told.due)}
    if dossier.due_at is None:
        return _("Thời hạn {limit}, tính được {own}; hệ thống nguồn không nêu ngày hẹn.").format(**words)
    if dossier.due_at == told.due:
        return _("Thời hạn {limit}, hẹn trả {own}: đồng hồ và hệ thống nguồn như nhau.").format(**words)
    return _("Thời hạn {limit}: đồng hồ tính {own}, hệ thống nguồn hẹn {theirs}.").format(
        **words, theirs=shown(dossier.due_at)
    )


def _own_summary(dossier: Dossier, told: Explanation | None) -> str:
    if told is None:
        return _("Thủ tục không có thời hạn.")
    words = {"limit": time_in_words(told.limit.number, told.limit.unit), "own": shown(told.due)}
    if dossier.due_at is None and dossier.finished_at is None:
        return _("Thời hạn {limit}; đồng hồ đang dừng. Nếu chạy lại ngay bây giờ thì hẹn trả {own}.").format(
            **words
        )
    due = shown(dossier.due_at) if dossier.due_at else words["own"]
    return _("Thời hạn {limit}, hẹn trả {due}.").format(**words, due=due)


def _label(kind: str) -> str:
    return {
        Kind.WORKING.value: _("Ngày làm việc"),
        Kind.NIGHT.value: _("Ngoài giờ"),
        Kind.WEEKEND.value: _("Nghỉ cuối tuần"),
        Kind.HOLIDAY.value: _("Nghỉ lễ"),
        Kind.SUSPENDED.value: _("Tạm dừng"),
        Kind.ELSEWHERE.value: _("Cơ quan khác"),
        LATER: _("Hẹn muộn hơn"),
        OVER: _("Quá hạn"),
    }[kind]
