"""The list behind a figure of the report as it stands now."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from motcua.agencies.gate import OfficerRequest, officers
from motcua.agencies.models import Agency
from motcua.agencies.numbers import number
from motcua.agencies.roles import Capability
from motcua.control.behind import PAGE, Figure, Listed, UnknownFigure, rows
from motcua.control.whose import asked
from motcua.rules.verdict import Rule
from motcua.statistics.count import counting


@officers(Capability.REPORT)
def behind(request: OfficerRequest) -> HttpResponse:
    """Counted anew, by the same statement as the figure itself."""
    question = asked(request).question
    figure = asked_figure(request, question.rule, question.agency)
    with counting(question.agency, question.period) as count:
        listed = figure.counted(count, question.rule)
    trail = [
        {"title": _("Báo cáo {period}").format(period=question.period_name), "url": question.url("report")}
    ]
    return show(request, figure, listed, question.rule, trail, question.period_name)


def asked_figure(request: OfficerRequest, rule: Rule, agency: Agency) -> Figure:
    """The figure that the address names, or 404."""
    try:
        return Figure.asked(request.GET.dict(), rule, agency)
    except UnknownFigure:
        raise Http404 from None


def show(
    request: OfficerRequest,
    figure: Figure,
    listed: Listed,
    rule: Rule,
    trail: list[dict[str, str]],
    period: str,
) -> HttpResponse:
    """The list as a page; ``trail`` leads back to the report."""
    page = Paginator(listed, PAGE).get_page(request.GET.get("trang"))
    title = figure.title(rule)
    context: dict[str, Any] = {
        "title": title,
        "lead": _("{count} hồ sơ, {period}").format(count=number(len(listed)), period=period),
        "trail": [*trail, {"title": title}],
        "rows": rows(request.user, list(page.object_list), rule),
        "summary": _("Trang {page}/{pages}").format(page=page.number, pages=page.paginator.num_pages),
        "previous_url": turned(request, page.number - 1) if page.has_previous() else "",
        "next_url": turned(request, page.number + 1) if page.has_next() else "",
    }
    return render(request, "control/behind.html", context)


def turned(request: OfficerRequest, number_: int) -> str:
    """The address of another page of the same list."""
    query = request.GET.copy()
    query["trang"] = str(number_)
    return f"?{query.urlencode()}"
