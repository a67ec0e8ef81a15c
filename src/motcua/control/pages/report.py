"""The report of a period as a page: every figure opens the list of dossiers behind it."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.agencies.gate import OfficerRequest, officers
from motcua.agencies.roles import Capability
from motcua.control.charts import by_day, in_time_by_field
from motcua.control.frozen_lines import frozen_lines
from motcua.control.ledger import header, ledgers
from motcua.control.links import span_link
from motcua.control.not_covered import not_covered, not_over, not_over_yet
from motcua.control.question import Question, own_rule
from motcua.control.summary import shares, tiles
from motcua.control.warnings import warnings
from motcua.control.whose import communes, form_asked
from motcua.documents.html import render_html
from motcua.reports.as_seen import as_seen
from motcua.reports.gather import gather
from motcua.reports.narrative.compose import compose


@officers(Capability.REPORT)
def report(request: OfficerRequest, code: str = "") -> HttpResponse:
    """Counts anew each time: what is shown is what the register knows now. ``code`` names a period in the path."""
    given = {**request.GET.dict(), "ky": code} if code else request.GET.dict()
    form = form_asked(request, given)
    if form is None:
        return render(request, "control/communes.html", {"communes": communes(request).order_by("name")})
    context: dict[str, Any] = {"form": form, "address": reverse("control:report")}
    if form.is_valid():
        context |= _shown(request, form.question)
    return render(request, "control/report.html", context, status=200 if form.is_valid() else 400)


def _shown(request: OfficerRequest, question: Question) -> dict[str, Any]:
    gathered = gather(question.agency, question.period, question.rule, with_lists=False)
    figures, reading = gathered.figures, gathered.reading
    address = question.behind
    frozen = frozen_lines(question.agency, question.period)
    versions = max((line.version for line in frozen if line.is_of(question.period)), default=0)
    return {
        "question": question,
        "figures": figures,
        "other_rule": question.rule != own_rule(question.agency),
        "tiles": tiles(figures, address),
        "shares": shares(reading, address),
        "warnings": [
            *warnings(figures, address),
            *not_over(question.period),
            *not_covered(question.agency, question.period),
        ],
        "ledger_header": header(reading.form.appendix),
        "ledger_columns": [column.number for column in reading.form.appendix.columns],
        "ledgers": ledgers(figures, reading.form.appendix, address),
        "form_name": reading.form.appendix.number,
        "by_day": by_day(figures, address),
        "by_field": in_time_by_field(figures, address),
        "paper": render_html(compose(figures, gathered.words, reading.form), span_link(address)),
        "downloads": downloads(partial(question.url, "report_file")),
        "frozen": frozen,
        "frozen_here": sum(line.period == question.period for line in frozen),
        "own": not question.chosen,
        "may_freeze": request.desk.may(Capability.FREEZE)
        and not question.chosen
        and not not_over_yet(question.period),
        "words_url": question.url("words"),
        "freeze": {"ky": question.period.code, "cach": question.rule, "seen": as_seen(gathered, versions)},
    }


def downloads(address: Any) -> list[dict[str, str]]:
    """The files of a report, as links of a page header."""
    kinds = {
        "docx": (_("Tải .docx"), "file-text"),
        "pdf": (_("Tải PDF"), "file-check"),
        "xlsx": (_("Biểu .xlsx"), "file-spreadsheet"),
        "json": (_("Số liệu .json"), "database"),
    }
    return [
        {"url": address(kind), "label": label, "icon": icon, "download": "1"}
        for kind, (label, icon) in kinds.items()
    ]
