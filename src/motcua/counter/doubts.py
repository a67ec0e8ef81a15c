"""Doubts: how many of each kind, and those of one kind, which may be settled together by one finding."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib import messages
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from motcua.agencies.authority import reach, scope
from motcua.agencies.gate import OfficerRequest, officers
from motcua.agencies.numbers import number
from motcua.agencies.roles import Capability
from motcua.counter.act_forms import SettleForm
from motcua.counter.carry_out import actor
from motcua.counter.doubt_words import WORDS, doubt_cure, doubt_name
from motcua.exchange.models import SkippedRow
from motcua.register.actions.refused import Refused
from motcua.register.actions.settle import settle as settle_doubt
from motcua.register.models import Doubt
from motcua.register.sentences import told

PAGE = 50
MOST = 200
"""Doubts settled by one press."""


def open_doubts(request: OfficerRequest, capability: str = Capability.READ) -> QuerySet[Doubt]:
    """The open doubts of the agencies, and of the units' dossiers, for which this officer has ``capability``."""
    reached = reach(request.user, capability)
    mine = Q(agency__in=reached.agencies)
    if reached.units:
        mine |= Q(dossier__unit_id__in=reached.units)
    return Doubt.objects.filter(mine, settled_at__isnull=True, dossier__isnull=False)


@officers(Capability.READ)
@require_safe
def kinds(request: OfficerRequest) -> HttpResponse:
    """The kinds of doubts with their counts, most first, and the rows that imports left out."""
    counts = open_doubts(request).order_by().values_list("code").annotate(many=Count("pk")).order_by("-many")
    return render(
        request,
        "counter/doubts.html",
        {
            "kinds": [
                {
                    "name": doubt_name(code),
                    "cure": doubt_cure(code),
                    "count": number(many),
                    "url": reverse("counter:doubts_of_kind", args=[code]),
                }
                for code, many in counts
            ],
            "left_out": SkippedRow.objects.filter(
                agency__in=scope(request.user, Capability.READ), cured_at=None
            ).count(),
            "trail": [{"title": _("Trang đầu"), "url": "/"}, {"title": _("Nghi vấn")}],
        },
    )


@officers(Capability.READ)
@require_safe
def of_kind(request: OfficerRequest, code: str) -> HttpResponse:
    """The open doubts of one kind, in the order in which they were found."""
    return _list(request, code, SettleForm() if request.desk.may(Capability.SETTLE) else None)


@officers(Capability.SETTLE)
@require_POST
def settle(request: OfficerRequest, code: str) -> HttpResponse:
    """Settle those that are ticked with one finding."""
    form = SettleForm(request.POST)
    chosen = [
        int(text) for text in request.POST.getlist("doubt")[:MOST] if text.isdecimal() and len(text) < 19
    ]
    if not chosen:
        form.add_error(None, _("Chưa chọn điểm nghi vấn nào: đánh dấu ít nhất một dòng."))
    if not form.is_valid():
        return _list(request, code, form, chosen, status=422)
    who = actor(request, Capability.SETTLE, "trang nghi vấn")
    done, refused = 0, []
    for doubt in open_doubts(request, Capability.SETTLE).filter(code=code, pk__in=chosen).order_by("pk"):
        try:
            settle_doubt(doubt.pk, who, form.cleaned_data["finding"])
        except Refused as refusal:
            refused.append(str(refusal))
        else:
            done += 1
    messages.success(request, _("Đã xử lý {count} điểm nghi vấn.").format(count=number(done)))
    for why in dict.fromkeys(refused):
        messages.warning(request, why)
    return redirect("counter:doubts_of_kind", code=code)


def _list(
    request: OfficerRequest, code: str, form: SettleForm | None, chosen: Sequence[int] = (), status: int = 200
) -> HttpResponse:
    if code not in WORDS and not open_doubts(request).filter(code=code).exists():
        raise Http404
    found = open_doubts(request).filter(code=code).select_related("dossier").order_by("pk")
    after = request.GET.get("sau", "")
    if after.isdecimal() and len(after) < 19:
        found = found.filter(pk__gt=int(after))
    rows = list(found[: PAGE + 1])
    here = reverse("counter:doubts_of_kind", args=[code])
    trail = [
        {"title": _("Trang đầu"), "url": "/"},
        {"title": _("Nghi vấn"), "url": reverse("counter:doubts")},
        {"title": doubt_name(code)},
    ]
    return render(
        request,
        "counter/doubts_of_kind.html",
        {
            "code": code,
            "name": doubt_name(code),
            "cure": doubt_cure(code),
            "rows": list(_rows(rows[:PAGE], chosen)),
            "form": form,
            "next_url": f"{here}?sau={rows[PAGE - 1].pk}" if len(rows) > PAGE else "",
            "first_url": here if after else "",
            "trail": trail,
        },
        status=status,
    )


def _rows(doubts: Sequence[Doubt], chosen: Sequence[int]) -> Iterable[dict[str, Any]]:
    for doubt in doubts:
        place = [str(doubt.detail["sheet"])] if doubt.detail.get("sheet") else []
        if doubt.detail.get("row"):
            place.append(_("dòng {row}").format(row=doubt.detail["row"]))
        yield {
            "doubt": doubt,
            "message": told(doubt.detail.get("said"), str(doubt.detail.get("message", ""))),
            "file": doubt.detail.get("file", ""),
            "place": ", ".join(place),
            "chosen": doubt.pk in chosen,
        }
