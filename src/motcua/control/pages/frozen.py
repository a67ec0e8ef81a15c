"""A frozen report: what was signed, its seal, its files, and what the register would say otherwise today."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.agencies.authority import scope
from motcua.agencies.gate import OfficerRequest, officers
from motcua.agencies.models import Agency
from motcua.agencies.numbers import number
from motcua.agencies.roles import Capability
from motcua.control.behind import DAYS
from motcua.control.beside_titles import beside_title
from motcua.control.links import page_of, span_link
from motcua.control.member_names import member_name
from motcua.control.pages.behind import asked_figure, show
from motcua.control.pages.report import downloads
from motcua.control.pages.report_file import attachment
from motcua.control.summary import shares, tiles
from motcua.documents.html import render_html
from motcua.reports.beside import otherwise
from motcua.reports.differences import Difference, differences
from motcua.reports.figures import UNKNOWN_FIELD
from motcua.reports.files import FORMATS
from motcua.reports.forms import form_named
from motcua.reports.freeze import intact, render_frozen, seal_of, thaw
from motcua.reports.members import unpack
from motcua.reports.models import FrozenReport
from motcua.reports.narrative.compose import compose
from motcua.reports.narrative.reading import period_of
from motcua.reports.period_names import period_name
from motcua.rules.verdict import Rule


@officers(Capability.REPORT)
def frozen(request: OfficerRequest, pk: int) -> HttpResponse:
    """The report drawn from what was frozen, never from what is known now."""
    found = _report(request, pk)
    gathered = thaw(found)
    seal = seal_of(found)
    paper = compose(gathered.figures, gathered.words, form_named(found.rules["form"]), seal.words)
    address = _address(request, found)
    context: dict[str, Any] = {
        "frozen": found,
        "title": _("{period}, bản chốt {version}").format(
            period=period_name(period_of(gathered.figures)), version=found.version
        ),
        "seal": seal,
        "hash": seal.hash.hex(),
        "anchor": seal.anchor_root.hex(),
        "intact": intact(found),
        "tiles": tiles(gathered.figures, address),
        "shares": shares(gathered.reading, address),
        "differences": [
            *(_told(each, found.agency) for each in differences(found)),
            *({**each._asdict(), "title": beside_title(each.key)} for each in otherwise(found)),
        ],
        "paper": render_html(paper, span_link(address)),
        "downloads": downloads(lambda kind: reverse("control:frozen_file", args=[found.pk, kind])),
        "files": found.files,
        "newer": FrozenReport.objects.filter(
            agency=found.agency, first=found.first, last=found.last, version__gt=found.version
        ).last(),
        "today": f"{reverse('control:report')}?{urlencode(_today(request, found))}",
    }
    return render(request, "control/frozen.html", context)


@officers(Capability.REPORT)
def frozen_behind(request: OfficerRequest, pk: int) -> HttpResponse:
    """The list behind a figure as it was when the report was frozen."""
    found = _report(request, pk)
    rule: Rule = "date" if found.rule == "date" else "instant"
    figure = asked_figure(request, rule, found.agency)
    if figure.group in DAYS:
        raise Http404  # a signed report keeps no days of its dossiers
    listed = figure.frozen(unpack(found.members))
    period = period_name(period_of(found.figures))
    title = _("{period}, bản chốt {version}").format(period=period, version=found.version)
    trail = [
        {"title": _("Báo cáo"), "url": reverse("control:report")},
        {"title": title, "url": reverse("control:frozen", args=[found.pk])},
    ]
    return show(request, figure, listed, rule, trail, title)


@officers(Capability.REPORT)
def frozen_file(request: OfficerRequest, pk: int, kind: str) -> HttpResponse:
    """A file of a frozen report, drawn anew from what was frozen."""
    if kind not in FORMATS:
        raise Http404
    found = _report(request, pk)
    version = _("ban-{version}").format(version=found.version)
    return attachment(render_frozen(found, kind), kind, found.agency.code, found.period_code, version)


def _today(request: OfficerRequest, found: FrozenReport) -> dict[str, str]:
    asked = {"ky": found.period_code, "cach": found.rule}
    return asked if found.agency == request.desk.agency else {**asked, "xa": found.agency.code}


def _report(request: OfficerRequest, pk: int) -> FrozenReport:
    reports = FrozenReport.objects.select_related("agency", "anchor", "frozen_by")
    return get_object_or_404(reports, pk=pk, agency__in=scope(request.user, Capability.REPORT))


def _address(request: OfficerRequest, found: FrozenReport) -> Callable[..., str]:
    """Lists of dossiers as they were frozen. Procedures and petitions were frozen as counts: those known today."""

    def address(**more: str) -> str:
        page = page_of(more["so_lieu"])
        frozen_list = page == "behind"
        where = (
            reverse("control:frozen_behind", args=[found.pk]) if frozen_list else reverse(f"control:{page}")
        )
        given = more if frozen_list else {**_today(request, found), **more}
        return f"{where}?{urlencode({name: value for name, value in given.items() if value})}"

    return address


def _told(found: Difference, agency: Agency) -> dict[str, Any]:
    unnamed = {"field": UNKNOWN_FIELD, "unit": agency.name}.get(found.group, "")
    name = member_name(found.group, found.name or unnamed)
    where = {"vertical": _("ngành dọc"), "elsewhere": _("nơi khác giải quyết")}.get(found.place, "")
    parts = [str(found.title), name, where]
    return {
        "title": " – ".join(part for part in parts if part),
        "old": number(found.old),
        "new": number(found.new),
        "gone": [code for _pk, code in found.gone],
        "come": [code for _pk, code in found.come],
    }
