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
from motcua.control.whose import form_asked
from motcua.reports.freeze import freeze as freeze_report


@require_POST
@officers(Capability.FREEZE)
def freeze(request: OfficerRequest) -> HttpResponse:
    """Freeze the own report that the form names and show it; frozen again, it is the next version."""
    form = form_asked(request, request.POST.dict())
    if form is None or form.chosen:
        raise PermissionDenied
    if not form.is_valid():
        messages.error(request, _("Chưa chốt được: kỳ báo cáo không đúng. Chọn lại kỳ rồi bấm chốt."))
        return redirect("control:report")
    question = form.question
    frozen = freeze_report(question.agency, question.period, request.desk.officer, question.rule)
    done = _("Đã chốt báo cáo {period}, bản {version}. Tải tệp ở đây để trình ký.")
    messages.success(request, done.format(period=question.period_name, version=frozen.version))
    return redirect("control:frozen", frozen.pk)
