"""The list behind a figure of what is no dossier: procedures, petitions, documents."""

from __future__ import annotations

from collections.abc import Container
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from motcua.agencies.gate import OfficerRequest, officers
from motcua.agencies.numbers import number
from motcua.agencies.roles import Capability
from motcua.catalogue.counts import offered_behind
from motcua.control.behind import PAGE
from motcua.control.beside_titles import DOCUMENTS, PETITIONS, PROCEDURES
from motcua.control.pages.behind import turned
from motcua.control.question import Question
from motcua.control.whose import asked
from motcua.feedback.queries import petitions_behind as behind_each
from motcua.office.queries import documents_in
from motcua.reports.commune_words import words_for
from motcua.reports.narrative.citations import sort_documents


@officers(Capability.REPORT)
def procedures_behind(request: OfficerRequest) -> HttpResponse:
    """The procedures that a report counts as offered on its last day."""
    question, name = asked(request).question, _named(request, "procedures", PROCEDURES)
    listed = offered_behind(question.agency.pk, question.period.last, name)
    lead = _("{count} thủ tục, cung cấp vào ngày {day}").format(
        count=number(len(listed)), day=f"{question.period.last:%d/%m/%Y}"
    )
    return _show(request, question, PROCEDURES[name], lead, listed, "procedures")


@officers(Capability.REPORT)
def petitions_behind(request: OfficerRequest) -> HttpResponse:
    """The petitions that a report counts, without their text: it may name people."""
    question, name = asked(request).question, _named(request, "petitions", PETITIONS)
    listed = behind_each(question.agency, question.period)[name]
    lead = _("{count} phản ánh, kiến nghị, {period}").format(
        count=number(len(listed)), period=question.period_name
    )
    return _show(request, question, PETITIONS[name], lead, listed, "petitions")


@officers(Capability.REPORT)
def documents_behind(request: OfficerRequest) -> HttpResponse:
    """The documents of the commune that a report counts as carrying out what its superior directed."""
    question, name = asked(request).question, _named(request, "documents", DOCUMENTS)
    agency, period = question.agency, question.period
    counted = sort_documents(words_for(agency, period)).guidance
    cited = {(each.number, each.day, each.issuer) for each in counted}
    found = documents_in(agency, period.first, period.last)
    listed = [each for each in found if (each.number, each.day, each.issuer) in cited]
    lead = _("{count} văn bản, {period}").format(count=number(len(listed)), period=question.period_name)
    return _show(request, question, DOCUMENTS[name], lead, listed, "documents")


def _named(request: OfficerRequest, kind: str, titles: Container[str]) -> str:
    """The figure that the address names. Raises ``Http404``."""
    before, _dot, name = request.GET.get("so_lieu", "").partition(".")
    if before != kind or name not in titles:
        raise Http404
    return name


def _show(
    request: OfficerRequest, question: Question, title: Promise, lead: str, listed: list[Any], kind: str
) -> HttpResponse:
    page = Paginator(listed, PAGE).get_page(request.GET.get("trang"))
    report = _("Báo cáo {period}").format(period=question.period_name)
    context = {
        "title": title,
        "lead": lead,
        "trail": [{"title": report, "url": question.url("report")}, {"title": title}],
        "rows": page.object_list,
        "summary": _("Trang {page}/{pages}").format(page=page.number, pages=page.paginator.num_pages),
        "previous_url": turned(request, page.number - 1) if page.has_previous() else "",
        "next_url": turned(request, page.number + 1) if page.has_next() else "",
    }
    return render(request, f"control/behind_{kind}.html", context)
