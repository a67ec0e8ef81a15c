"""The list of procedures: what the agency offers, and what the nation has."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from motcua.agencies.gate import Desk, OfficerRequest, officers
from motcua.agencies.numbers import number
from motcua.agencies.roles import Capability
from motcua.catalogue.announcements import outstanding
from motcua.catalogue.doubtful import doubtful
from motcua.catalogue.drafts import begin_draft
from motcua.catalogue.limits import limit_of
from motcua.catalogue.lookup import entries_for
from motcua.catalogue.models import Offering, ProcedureDraft, ProcedureVersion, ProcessStatus, ProcessVersion
from motcua.catalogue.offered import offered_on, promised_limit
from motcua.catalogue.refused import CatalogueRefused
from motcua.catalogue.said import limit_in_words
from motcua.control.catalogue.whose import page_number, today, trail
from motcua.rules.vietnamese import fold

PAGE = 50
LISTS = ("", "all", "draft", "process")


@require_safe
@officers(None)
def procedures(request: OfficerRequest) -> HttpResponse:
    """One page of the list, by the words and the list in the address."""
    desk = request.desk
    words, which = request.GET.get("tim", "")[:200].strip(), request.GET.get("loc", "")
    which = which if which in LISTS else ""
    offered = {one.procedure_id: one for one in offered_on(desk.agency.pk, today())}
    page = Paginator(_found(desk, which, words, offered), PAGE).get_page(page_number(request))
    kept = {name: value for name, value in (("tim", words), ("loc", which)) if value}
    context = {
        "words": words,
        "which": which,
        "lists": _lists(desk, which, words, len(offered)),
        "rows": [_row(version, offered.get(version.procedure_id)) for version in page],
        "total": page.paginator.count,
        "previous_url": _page(kept, page.previous_page_number()) if page.has_previous() else "",
        "next_url": _page(kept, page.next_page_number()) if page.has_next() else "",
        "may_edit": desk.may(Capability.CATALOGUE),
        "doubts": len(doubtful(desk.agency)) if desk.may(Capability.CATALOGUE) else 0,
        "waiting": len(outstanding(desk.agency, today())) if desk.may(Capability.CATALOGUE) else 0,
        "trail": [*trail()[:1], {"title": _("Thủ tục"), "url": ""}],
    }
    return render(request, "control/catalogue/procedures.html", context)


@require_POST
@officers(Capability.CATALOGUE)
def new_procedure(request: OfficerRequest) -> HttpResponse:
    """Begin a draft of the procedure of the code given, known or not."""
    try:
        draft = begin_draft(request.desk.agency, request.POST.get("code", "").strip(), request.desk.officer)
    except CatalogueRefused as refused:
        messages.error(request, str(refused))
        return redirect("control:procedures")
    return redirect("control:procedure_edit", draft.procedure.code)


def _found(desk: Desk, which: str, words: str, offered: dict[int, Offering]) -> QuerySet[ProcedureVersion]:
    ids = {entry.procedure_id: entry.version_id for entry in entries_for(desk.agency.pk).values()}
    chosen: Iterable[int] = ids if which == "all" else offered
    if which == "draft":
        chosen = ProcedureDraft.objects.filter(agency=desk.agency).values_list("procedure_id", flat=True)
    elif which == "process":
        processes = ProcessVersion.objects.filter(agency=desk.agency)
        chosen = processes.values_list("procedure_id", flat=True).distinct()
    found = ProcedureVersion.objects.filter(pk__in=[ids[each] for each in chosen if each in ids])
    for word in fold(words).split():
        found = found.filter(search_key__contains=word)
    return found.select_related("procedure").order_by("field", "procedure__code")


def _row(version: ProcedureVersion, offering: Offering | None) -> dict[str, Any]:
    statutory = limit_of(version.limit_number, version.limit_unit)
    return {
        "version": version,
        "url": reverse("control:procedure", args=[version.procedure.code]),
        "limit": limit_in_words(statutory),
        "promised": limit_in_words(promised_limit(offering)) if offering and offering.promised_unit else "",
        "offered": offering is not None,
        "doubtful": bool(version.doubts),
    }


def _lists(desk: Desk, which: str, words: str, offered: int) -> list[dict[str, Any]]:
    drafts = ProcedureDraft.objects.filter(agency=desk.agency).count()
    processes = ProcessVersion.objects.filter(agency=desk.agency, status=ProcessStatus.PUBLISHED)
    counts = {
        "": (_("Đang cung cấp"), number(offered), "list-check"),
        "all": (_("Tất cả"), "", "list-details"),
        "draft": (_("Bản thảo"), number(drafts), "edit"),
        "process": (
            _("Có quy trình riêng"),
            number(processes.values("procedure").distinct().count()),
            "git-fork",
        ),
    }
    return [
        {
            "title": title,
            "count": count,
            "icon": icon,
            "active": name == which,
            "url": _page({key: value for key, value in (("tim", words), ("loc", name)) if value}, 1),
        }
        for name, (title, count, icon) in counts.items()
    ]


def _page(kept: dict[str, str], page: int) -> str:
    wanted = {**kept, **({"trang": str(page)} if page > 1 else {})}
    here = reverse("control:procedures")
    return f"{here}?{urlencode(wanted)}" if wanted else here
