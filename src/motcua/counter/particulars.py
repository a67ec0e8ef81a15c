"""What is known of a dossier, in three columns: the procedure, the dates, who handles it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from motcua.catalogue.lookup import Entry
from motcua.catalogue.said import limit_in_words
from motcua.counter.fact_words import fact_name, fact_value, value_in_words, yes_no
from motcua.register.appraise import shown
from motcua.register.models import Dossier
from motcua.register.state import State
from motcua.register.vocabulary import FactKind
from motcua.rules.clock import Explanation

Item = dict[str, Any]


def particulars(
    one: Dossier, state: State, entry: Entry | None, told: Explanation | None, place: str = ""
) -> list[tuple[str, list[Item]]]:
    """(heading, items of ``partials/definitions.html``) for each column. ``place``: where the papers lie."""
    return [
        (_("Thủ tục"), list(_procedure(one, entry, state))),
        (_("Thời gian"), list(_dates(one, state, told))),
        (_("Giải quyết"), list(_handling(one, place))),
    ]


def _procedure(one: Dossier, entry: Entry | None, state: State) -> Iterator[Item]:
    yield _item(_("Mã thủ tục"), one.procedure_code)
    yield _item(_("Lĩnh vực"), one.field)
    limit = entry.limit if entry else None
    unknown = _("danh mục chưa có thời hạn") if entry else _("thủ tục chưa có trong danh mục của xã")
    allowed = limit_in_words(limit)
    yield _item(_("Thời hạn giải quyết"), allowed, "" if limit else unknown)
    yield _item(_("Kênh nộp"), one.get_channel_display(), _mode(one, state))
    paid = _("thanh toán trực tuyến: {answer}").format(answer=yes_no(one.paid_online).lower())
    yield _item(_("Phí, lệ phí"), value_in_words(FactKind.FEE, one.fee), paid if one.fee else "")
    if one.linked_group:
        yield _item(_("Nhóm thủ tục liên thông"), one.linked_group)


def _mode(one: Dossier, state: State) -> str:
    """How exactly it came in; of one taken in at home, on which ground."""
    mode = value_in_words(FactKind.MODE, one.mode) if one.mode else ""
    home = state.course.told.get(FactKind.AT_HOME) if state.course else None
    if not home:
        return mode
    ground = f"{home['name']} ({home['note']})" if home["note"] else home["name"]
    return _("{mode}: {ground}").format(mode=mode, ground=ground)


def _dates(one: Dossier, state: State, told: Explanation | None) -> Iterator[Item]:
    yield _dated(_("Nộp hồ sơ"), one.filed_at, FactKind.FILED_AT, state)
    yield _dated(_("Tiếp nhận"), one.received_at, FactKind.RECEIVED_AT, state)
    due = _("Hẹn trả") if one.owned else _("Hẹn trả, theo nguồn")
    yield _dated(due, one.due_at, FactKind.DUE_AT, state)
    if told is not None and not one.owned:
        yield _item(_("Đồng hồ của phần mềm tính"), shown(told.due), _compared(one, told))
    yield _dated(_("Kết thúc xử lý"), one.finished_at, FactKind.FINISHED_AT, state)
    handed = _dated(_("Trả kết quả"), one.handed_over_at, FactKind.HANDED_OVER_AT, state)
    if one.handed_over_at is None and one.finished_at and not (one.hand_over_recorded or one.owned):
        handed["note"] = _("hệ thống nguồn không ghi việc trả: chưa rõ đã trả hay chưa")
    yield handed
    if one.late_reason:
        yield _item(_("Lý do quá hạn"), one.late_reason)


def _compared(one: Dossier, told: Explanation) -> str:
    if told.provisional:
        return _("tạm tính: lịch nghỉ năm đó chưa công bố")
    if one.due_at is None:
        return ""
    return _("trùng ngày hẹn của nguồn") if one.due_at == told.due else _("khác ngày hẹn của nguồn")


def _handling(one: Dossier, place: str) -> Iterator[Item]:
    note = _("cơ quan ngành dọc, thống kê riêng") if one.vertical else ""
    yield _item(_("Cơ quan giải quyết"), one.decided_by, note)
    if one.unit:
        yield _item(_("Đơn vị"), one.unit.name)
    officer = _("Cán bộ xử lý") if one.owned else _("Cán bộ xử lý (theo nguồn)")
    yield _item(officer, one.officer_name)
    yield _item(_("Người được phân công ở đây"), one.assignee.name if one.assignee else "")
    yield _item(_("Nơi để hồ sơ giấy"), place)
    yield _item(fact_name(FactKind.DIGITISED), yes_no(one.digitised))
    yield _item(fact_name(FactKind.REUSED), yes_no(one.reused))
    yield _item(fact_name(FactKind.ELECTRONIC_RESULT), yes_no(one.electronic_result))


def _dated(term: str, at: datetime | None, kind: str, state: State) -> Item:
    corrected = state.corrected.get(kind)
    note = ""
    if corrected is not None and (at is None or datetime.fromisoformat(corrected["at"]) != at):
        note = _("đính chính: {value}; số liệu vẫn tính theo nguồn").format(value=fact_value(kind, corrected))
    elif corrected is not None:
        note = _("đã đính chính")
    return _item(term, shown(at) if at else "", note)


def _item(term: str, value: object, note: str = "") -> Item:
    return {"term": term, "value": value, "note": note}
