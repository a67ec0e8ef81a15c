"""Where an owned dossier stands now: who holds it, which dates are owed, what it waits for, which papers it has."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.counter.desk.steps import holder, names_in
from motcua.register.actions.slip_owed import owed
from motcua.register.appraise import shown
from motcua.register.own import Opened
from motcua.register.vocabulary import FactKind

FORMS = {
    "original": gettext_lazy("bản chính"),
    "copy": gettext_lazy("bản sao"),
    "reused": gettext_lazy("dùng lại dữ liệu đã có"),
    "missing": gettext_lazy("còn thiếu"),
}


def now_items(opened: Opened, now: datetime) -> list[dict[str, Any]]:
    """Items of ``partials/definitions.html``."""
    return list(_items(opened, now))


def _items(opened: Opened, now: datetime) -> Iterator[dict[str, Any]]:
    course, state = opened.course, opened.state
    here = course.here
    if here is not None:
        yield {"term": _("Đang giữ"), "value": holder(here, *names_in(course)), "note": here.name}
        if here.due is not None and not course.stands:
            note = _("quá hạn bước") if here.due < now and state.finished_at is None else ""
            yield {"term": _("Hạn của bước"), "value": shown(here.due), "note": note}
    for pause in course.open_pauses:
        note = _("đến {until}").format(until=shown(pause.answer_by)) if pause.answer_by else ""
        if pause.answer_by is not None and pause.answer_by < now:
            note = _("đã quá hạn trả lời {until}").format(until=shown(pause.answer_by))
        clock = _("đồng hồ dừng") if pause.stops else _("đồng hồ không dừng")
        yield {
            "term": _("Đang chờ {whose}").format(whose=pause.whose or "…"),
            "value": pause.content,
            "note": "; ".join(part for part in (note, clock) if part),
        }
    if form := owed(course):
        yield {
            "term": _("Còn nợ người nộp"),
            "value": _("mẫu {form}").format(form=form),
            "note": _("phần mềm tự làm, chưa ai in phiếu: in, ký rồi gửi người nộp"),
        }
    if state.due_at is not None:
        yield {"term": _("Hẹn trả"), "value": shown(state.due_at)}
    elif course.stands:
        yield {"term": _("Hẹn trả"), "value": _("tính lại khi hết chờ"), "note": _("đồng hồ đang dừng")}
    for kind, term in (
        (FactKind.STATUTORY_DUE_AT, _("Hạn theo luật")),
        (FactKind.APOLOGY_DUE_AT, _("Hẹn lại, theo văn bản xin lỗi")),
    ):
        told = course.told.get(kind)
        if told and (kind != FactKind.STATUTORY_DUE_AT or datetime.fromisoformat(told) != state.due_at):
            yield {"term": term, "value": shown(told)}


def papers(opened: Opened) -> list[dict[str, str]]:
    """The checklist: name, form in words, whether it is missing, with which of linked procedures it lies."""
    return [
        {
            "name": str(one.get("name", "")),
            "form": str(FORMS.get(str(one.get("form")), "")),
            "count": str(one.get("count") or ""),
            "missing": "yes" if one.get("form") == "missing" else "",
            "with": str(one.get("with") or ""),
        }
        for one in opened.course.told.get(FactKind.COMPONENTS) or []
    ]
