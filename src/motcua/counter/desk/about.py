"""What an officer must know of the dossier when a verb is before them: the proposal, what was asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from motcua.counter.desk.forms.base import Case
from motcua.counter.desk.verbs import Verb
from motcua.register.actions.approve import proposed
from motcua.register.actions.came_in_time import asked_last, own_stop
from motcua.register.appraise import shown
from motcua.register.models import Dossier
from motcua.register.vocabulary import FactKind, Outcome

Item = dict[str, Any]


def about(verb: Verb, one: Dossier, case: Case) -> list[Item]:
    """Items of ``partials/definitions.html``."""
    return [{"term": _("Thủ tục"), "value": one.procedure_name or one.procedure_code}, *_items(verb, case)]


def _items(verb: Verb, case: Case) -> Iterator[Item]:
    course = case.opened.course
    if course.here is not None:
        yield {"term": _("Đang ở bước"), "value": course.here.name}
    if verb.name == "approve":
        proposal = proposed(case.opened)
        refused = proposal["outcome"] == Outcome.REFUSED
        yield {
            "term": _("Cán bộ thụ lý đề xuất"),
            "value": _("từ chối giải quyết") if refused else _("giải quyết, ban hành kết quả"),
            "note": proposal["reason"],
        }
    if verb.name == "came_in_time":
        yield from _stopped(case)
    for pause in course.open_pauses:
        if pause.kind in getattr(verb.form, "WAITS", ()) or verb.name in (
            "receive_supplement",
            "lapse",
            "go_on",
        ):
            until = shown(pause.answer_by) if pause.answer_by else ""
            asked = course.told.get(f"{FactKind.OBLIGATION}:{pause.key}") or {}
            yield {
                "term": _("Đang chờ {whose}").format(whose=pause.whose),
                "value": pause.content or asked.get("content", ""),
                "note": _("hạn trả lời {until}").format(until=until) if until else "",
            }


def _stopped(case: Case) -> Iterator[Item]:
    """What was asked for, until when, and when the program stopped the dossier because nothing was entered."""
    asked, stop = asked_last(case.opened), own_stop(case.opened)
    if asked is None or stop is None:
        return
    missing = case.opened.course.told.get(f"{FactKind.MISSING}:{asked.key}") or []
    until = shown(asked.answer_by) if asked.answer_by else "…"
    yield {
        "term": _("Đã yêu cầu bổ sung"),
        "value": ", ".join(str(one["name"]) for one in missing) or asked.content,
        "note": _("từ {since}, hạn {until}").format(since=shown(asked.since), until=until),
    }
    yield {"term": _("Phần mềm tự dừng lúc"), "value": shown(stop.recorded_at)}
