"""Freezing a report: the figures that are signed, sealed against the register."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from motcua.agencies.gate import OfficerRequest, officers
from motcua.agencies.roles import Capability
from motcua.control.not_covered import not_over_yet
from motcua.control.question import Question
from motcua.control.whose import form_asked
from motcua.register.actions.refused import ImportGoesOn
from motcua.reports.as_seen import NotAsSeen
from motcua.reports.freeze import freeze as freeze_report
from motcua.reports.models import FrozenReport
from motcua.rules.vietnamese import ngay
from motcua.rules.zone import local


@require_POST
@officers(Capability.FREEZE)
def freeze(request: OfficerRequest) -> HttpResponse:
    """Freeze the own report that the form names and show it; frozen again, it is the next version.

    Pressed twice, or by two officers at once, it is frozen once; what changed since it was read is read again first.
    """
    form = form_asked(request, request.POST.dict())
    if form is None or form.chosen:
        raise PermissionDenied
    if not form.is_valid():
        messages.error(request, _("Chưa chốt được: kỳ báo cáo không đúng. Chọn lại kỳ rồi bấm chốt."))
        return redirect("control:report")
    question = form.question
    if not_over_yet(question.period):
        told = _("Chưa chốt được: kỳ báo cáo đến hết ngày {day}. Chốt được từ ngày đó.")
        messages.error(request, told.format(day=ngay(question.period.last)))
        return redirect(question.url("report"))
    seen = request.POST.get("seen", "")
    try:
        frozen = freeze_report(
            question.agency, question.period, request.desk.officer, question.rule, seen=seen
        )
    except ImportGoesOn as refused:
        messages.error(request, str(refused))
        return redirect(question.url("report"))
    except NotAsSeen as other:
        return _other(request, question, other.newest)
    done = _("Đã chốt báo cáo {period}, bản {version}. Tải tệp ở đây để trình ký.")
    messages.success(request, done.format(period=question.period_name, version=frozen.version))
    return redirect("control:frozen", frozen.pk)


def _other(request: OfficerRequest, question: Question, newest: FrozenReport | None) -> HttpResponse:
    """Nothing is frozen: show what somebody froze meanwhile, or the figures as they are now."""
    if newest is None:
        changed = _("Chưa chốt: số liệu hoặc lời văn đã đổi từ lúc mở trang. Xem lại rồi bấm chốt.")
        messages.warning(request, changed)
        return redirect(question.url("report"))
    who = newest.frozen_by.name if newest.frozen_by else "—"
    told = _("{who} đã chốt bản {version} này lúc {at}; không chốt thêm bản nào.")
    at = f"{local(newest.frozen_at):%H:%M %d/%m/%Y}"
    messages.info(request, told.format(who=who, version=newest.version, at=at))
    return redirect("control:frozen", newest.pk)
