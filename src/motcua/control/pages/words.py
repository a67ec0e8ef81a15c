"""The words of a period's report: difficulties, tasks, signature, recipients."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.agencies.gate import OfficerRequest, officers
from motcua.agencies.roles import Capability
from motcua.control.whose import asked
from motcua.control.words_form import WordsForm
from motcua.office.queries import words_for


@require_http_methods(["GET", "HEAD", "POST"])
@officers(Capability.REPORT)
def words(request: OfficerRequest) -> HttpResponse:
    """The form; saved, it leads back to the report, which says the new words."""
    question = asked(request).question
    if question.chosen:
        raise PermissionDenied
    form = WordsForm.of(words_for(question.agency, question.period))
    if request.method == "POST":
        form = WordsForm(request.POST)
        if form.is_valid():
            form.save(question.agency, question.period)
            messages.success(
                request, _("Đã lưu lời văn của báo cáo {period}.").format(period=question.period_name)
            )
            return redirect(f"{question.url('report')}#van-ban")
    context = {
        "form": form,
        "question": question,
        "report_url": question.url("report"),
        "trail": [
            {
                "title": _("Báo cáo {period}").format(period=question.period_name),
                "url": question.url("report"),
            },
            {"title": _("Lời văn")},
        ],
    }
    return render(request, "control/words.html", context, status=400 if form.errors else 200)
