"""What is doubtful about a dossier as it stands: recorded, counted, and listed until a person settles it."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from django.utils.translation import gettext_noop as _

from motcua.register.projection import Surroundings
from motcua.register.sentences import sentence
from motcua.register.stages import ENDED, NOT_RECEIVED
from motcua.register.state import State
from motcua.register.systems import system_told
from motcua.register.vocabulary import FactKind
from motcua.rules.zone import ZONE


class Standing(NamedTuple):
    """A doubt that stands as long as the facts are what they are. ``fact`` names the column to look at."""

    code: str
    key: str
    fact: str
    value: str
    message: str


STANDING_CODES = frozenset(
    {
        "unknown_procedure",
        "unknown_field",
        "unknown_channel",
        "no_due",
        "no_finish",
        "no_receipt",
        "conflict",
        "clock_differs",
        "unknown_agency",
        "guidance_before_receipt",
    }
)
"""Doubts that close by themselves when their cause goes away. The rest wait for a person."""

FACT_NAMES = {
    FactKind.RECEIVED_AT: _("ngày tiếp nhận"),
    FactKind.DUE_AT: _("ngày hẹn trả"),
    FactKind.FINISHED_AT: _("ngày kết thúc xử lý"),
    FactKind.HANDED_OVER_AT: _("ngày trả kết quả"),
    FactKind.PROCEDURE: _("mã thủ tục"),
    FactKind.CHANNEL: _("kênh nộp"),
    FactKind.FEE: _("phí, lệ phí"),
    FactKind.PAID_ONLINE: _("thanh toán trực tuyến"),
}


def shown(moment: datetime | str) -> str:
    """An instant as clerks write it: 14/06/2026 17:00."""
    if isinstance(moment, str):
        try:
            return shown(datetime.fromisoformat(moment))
        except ValueError:
            return moment
    return moment.astimezone(ZONE).strftime("%d/%m/%Y %H:%M")


def appraise(state: State, around: Surroundings, own_due: datetime | None) -> list[Standing]:
    """The doubts that stand on a state; ``own_due`` is ``projection.clock_due`` of it."""
    found: list[Standing] = []
    _about_procedure(state, around, found)
    if state.course is None:
        # Of a dossier that is handled here the dates are ours: while the clock stands there is none, and that is right.
        _about_dates(state, own_due, found)
    for conflict in state.conflicts:
        message = sentence(
            _(
                "{what} của {holder} là {held}, của {other} là {claimed}: đối chiếu hồ sơ gốc rồi chọn bên đúng"
            ),
            what=_name(conflict.fact),
            holder=system_told(conflict.holder),
            held=_told(conflict.held),
            other=system_told(conflict.other),
            claimed=_told(conflict.claimed),
        )
        found.append(
            Standing(
                "conflict", f"{conflict.fact}:{conflict.other}", conflict.fact, conflict.claimed, message
            )
        )
    if around.names.resolve(state.handler).kind == "unknown":
        message = sentence(
            _("chưa biết cơ quan “{name}”: khai báo là cơ quan ngành dọc, hoặc xác nhận là đơn vị của xã"),
            name=state.handler,
        )
        found.append(
            Standing("unknown_agency", state.handler[:200], FactKind.HANDLER, state.handler, message)
        )
    return found


def _name(fact: str) -> str:
    return sentence(FACT_NAMES[fact]) if fact in FACT_NAMES else fact


def _told(value: str) -> str:
    """What a system tells of a fact, in words; nothing told of an end means that there is none yet."""
    return shown(value) if value else sentence(_("chưa có"))


def _about_procedure(state: State, around: Surroundings, found: list[Standing]) -> None:
    entry = around.entry(state.procedure) if state.procedure else None
    if entry is None:
        message = sentence(
            _("thủ tục “{code}” chưa có trong danh mục của xã: nạp danh mục mới hoặc sửa mã thủ tục"),
            code=state.procedure or state.procedure_name,
        )
        found.append(
            Standing("unknown_procedure", state.procedure, FactKind.PROCEDURE, state.procedure, message)
        )
    if not (entry and entry.field) and not state.field:
        message = sentence(
            _("không xác định được lĩnh vực của thủ tục “{code}”: bổ sung lĩnh vực trong danh mục"),
            code=state.procedure,
        )
        found.append(Standing("unknown_field", state.procedure, FactKind.FIELD, state.procedure, message))


def _about_dates(state: State, own_due: datetime | None, found: list[Standing]) -> None:
    if state.received_at is None:
        if state.stated_status not in NOT_RECEIVED:
            message = sentence(
                _("không có ngày tiếp nhận nên chưa được tính: bổ sung ngày tiếp nhận ở hệ thống nguồn")
            )
            found.append(Standing("no_receipt", "", FactKind.RECEIVED_AT, "", message))
        return
    if not state.channel:
        message = sentence(
            _("không rõ kênh nộp nên tính vào cột 3 mà không vào cột 4, 5 của biểu II.06a: bổ sung kênh nộp")
        )
        found.append(Standing("unknown_channel", "", FactKind.CHANNEL, "", message))
    if state.due_at is None:
        message = sentence(
            _("không có ngày hẹn trả nên không xét được đúng hạn hay quá hạn: bổ sung ở hệ thống nguồn")
        )
        found.append(Standing("no_due", "", FactKind.DUE_AT, "", message))
    elif own_due is not None and _differ(state, own_due):
        message = sentence(
            _(
                "hệ thống nguồn hẹn {theirs}, tính theo thời hạn của thủ tục và lịch làm việc là {ours}: xem giải thích"
            ),
            theirs=shown(state.due_at),
            ours=shown(own_due),
        )
        found.append(
            Standing("clock_differs", own_due.isoformat(), FactKind.DUE_AT, state.due_at.isoformat(), message)
        )
    if state.finished_at is None and state.stated_status in ENDED:
        message = sentence(
            _(
                "trạng thái đã xong nhưng không có ngày kết thúc nên tính là chưa giải quyết: bổ sung ngày kết thúc ở "
                "hệ thống nguồn"
            )
        )
        found.append(Standing("no_finish", "", FactKind.FINISHED_AT, "", message))
    for supplement in state.supplements:
        if supplement.asked < state.received_at:
            message = sentence(
                _(
                    "yêu cầu bổ sung lúc {asked} trước khi tiếp nhận nên coi là hướng dẫn, không dừng đồng hồ: xác "
                    "nhận nếu đúng"
                ),
                asked=shown(supplement.asked),
            )
            found.append(
                Standing(
                    "guidance_before_receipt", supplement.asked.isoformat(), FactKind.SUPPLEMENT, "", message
                )
            )


def _differ(state: State, own_due: datetime) -> bool:
    if state.due_at is None:
        return False
    if state.due_precision == "day":
        return state.due_at.astimezone(ZONE).date() != own_due.astimezone(ZONE).date()
    return state.due_at != own_due
