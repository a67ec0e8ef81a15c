"""Several dossiers at once: those in the officer's hands by step, each step with the verb that is usual there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from motcua.agencies.gate import OfficerRequest, officers
from motcua.agencies.roles import Capability
from motcua.counter.carry_out import actor
from motcua.counter.desk.verbs import VERBS, Verb
from motcua.register import access, worklists
from motcua.register.actions.several import each
from motcua.register.models import Dossier
from motcua.register.stages_of_work import horizon

AT = {
    "intake": "forward",
    "handle": "forward",
    "review": "forward",
    "outside": "forward",
    "sign": "approve",
    "stamp": "stamp",
    "hand_over": "hand_over",
}
"""Kind of step → the verb that is done there to several; what asks for words of its own is done one by one."""

CLOCK = {
    "forward": gettext_lazy("Đồng hồ chạy tiếp, hẹn trả không đổi."),
    "approve": gettext_lazy("Đồng hồ chạy tiếp, hẹn trả không đổi; hồ sơ đề xuất từ chối kết thúc khi ký."),
    "stamp": gettext_lazy("Có kết quả từ lúc ghi: đồng hồ kết thúc, đúng hạn hay quá hạn tính tại đó."),
    "hand_over": gettext_lazy("Đồng hồ đã kết thúc khi có kết quả; trả muộn không làm hồ sơ quá hạn."),
}
"""What each does to the clock, said before it is done; of one dossier its own page says it with the dates."""

MOST = 200
SCREEN = "làm nhiều hồ sơ"
BY_NAME = {verb.name: verb for verb in VERBS}


@officers(Capability.HANDLE)
@require_http_methods(["GET", "HEAD", "POST"])
def several(request: OfficerRequest) -> HttpResponse:
    """GET lists what lies in the officer's hands; POST does the verb of a step to those that were ticked."""
    context: dict[str, Any] = {}
    status = 200
    if request.method == "POST":
        verb = BY_NAME.get(request.POST.get("viec", ""))
        chosen = _chosen(request)
        if verb is None or verb.name not in AT.values() or not chosen:
            context["refusal"] = _("Chọn ít nhất một hồ sơ.")
        elif verb.grave and request.POST.get("sure") != "on":
            context["refusal"] = _("Đánh dấu vào ô xác nhận: việc này không hoàn tác được.")
        else:
            context |= _do(request, verb, chosen)
        status = 422 if "refusal" in context else 200
        context["ticked"] = [str(one.uid) for one in chosen]
    context["groups"] = _groups(request)
    context["trail"] = [{"title": _("Trang đầu"), "url": "/"}, {"title": _("Làm nhiều hồ sơ")}]
    return render(request, "counter/desk/several.html", context, status=status)


def _chosen(request: OfficerRequest) -> list[Dossier]:
    """The dossiers that were ticked and that this officer may see, in the order of ticking."""
    wanted: list[UUID] = []
    for told in request.POST.getlist("ho-so")[:MOST]:
        try:
            wanted.append(UUID(told))
        except ValueError:
            continue
    found = {one.uid: one for one in access.visible(request.user).filter(uid__in=wanted, owned=True)}
    return [found[uid] for uid in dict.fromkeys(wanted) if uid in found]


def _do(request: OfficerRequest, verb: Verb, chosen: Iterable[Dossier]) -> dict[str, Any]:
    who = actor(request, verb.capability, SCREEN)
    by_id = {one.pk: one for one in chosen}
    outcomes = each(verb.act(pk, who) for pk in by_id)
    return {
        "verb": verb,
        "done": [by_id[one.dossier_id] for one in outcomes if not one.error],
        "failed": [{"dossier": by_id[one.dossier_id], "error": one.error} for one in outcomes if one.error],
    }


def _groups(request: OfficerRequest) -> list[dict[str, Any]]:
    """The steps at which the officer's dossiers are, in the order of need, each with its verb and dossiers."""
    at = horizon(request.desk.agency, request.desk.settings, timezone.now())
    found = worklists.page(worklists.mine(request.user), "", at, size=MOST)
    groups: dict[str, dict[str, Any]] = {}
    for one in found.dossiers:
        now = getattr(one, "now", None) if one.owned else None
        verb = BY_NAME[AT[now.step_kind]] if now and now.step_kind in AT else None
        if now is None or verb is None or not request.desk.may(verb.capability):
            continue
        group = groups.setdefault(
            now.step_name, {"step": now.step_name, "verb": verb, "clock": CLOCK[verb.name], "rows": []}
        )
        group["rows"].append(
            {"dossier": one, "due": now.step_due_at or one.due_at, "late": _late(one, at.now)}
        )
    return list(groups.values())


def _late(one: Dossier, now: Any) -> bool:
    return one.finished_at is None and one.due_at is not None and one.due_at < now
