"""Numbers set aside for days when the line is down, and the gaps of the last days with their explanation."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from motcua.agencies.authority import scope, today
from motcua.agencies.gate import OfficerRequest, officers
from motcua.agencies.roles import Capability
from motcua.counter.carry_out import actor
from motcua.counter.register_filter import DAYS
from motcua.register.actions.blocks import LONGEST_EXPLANATION, LONGEST_REASON, MOST, close_block, take_block
from motcua.register.actions.refused import Refused
from motcua.register.blocks import codes_left, gaps
from motcua.register.models import NumberBlock

SCREEN = "trang dải số"
LOOK_BACK = timedelta(days=31)
SHOWN = 50


class BlockForm(forms.Form):
    """A day, how many numbers, and why."""

    day = forms.DateField(
        label=gettext_lazy("Ngày dùng"),
        input_formats=DAYS,
        widget=forms.DateInput(format=DAYS[0], attrs={"type": "date"}),
    )
    count = forms.IntegerField(label=gettext_lazy("Số lượng"), min_value=1, max_value=MOST)
    reason = forms.CharField(
        label=gettext_lazy("Lý do"),
        max_length=LONGEST_REASON,
        help_text=gettext_lazy("Ví dụ: báo cắt điện sáng thứ Ba."),
    )


class CloseForm(forms.Form):
    """What became of the numbers that were not used."""

    explanation = forms.CharField(
        label=gettext_lazy("Vì sao còn số không dùng"), max_length=LONGEST_EXPLANATION, required=False
    )


@officers(Capability.INTAKE)
@require_http_methods(["GET", "HEAD", "POST"])
def blocks(request: OfficerRequest) -> HttpResponse:
    """The list, and the form that takes another block."""
    if request.method != "POST":
        return _page(request, BlockForm(initial={"day": today().isoformat(), "count": 20}))
    form = BlockForm(request.POST)
    if form.is_valid():
        told = form.cleaned_data
        try:
            block = take_block(
                request.desk.agency,
                told["day"],
                told["count"],
                told["reason"],
                actor(request, Capability.INTAKE, SCREEN),
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            first, last = codes_left(block)[0], codes_left(block)[-1]
            messages.success(request, _("Đã lấy dải số {first} đến {last}.").format(first=first, last=last))
            return redirect("counter:blocks")
    return _page(request, form, status=422)


@officers(Capability.INTAKE)
@require_POST
def close(request: OfficerRequest, block_id: int) -> HttpResponse:
    """Close a block of one's own commune."""
    mine = NumberBlock.objects.filter(agency__in=scope(request.user, Capability.INTAKE))
    if not mine.filter(pk=block_id).exists():
        raise Http404
    form = CloseForm(request.POST)
    problem = _("Giải thích quá dài.")
    if form.is_valid():
        try:
            close_block(block_id, form.cleaned_data["explanation"], actor(request, Capability.INTAKE, SCREEN))
        except Refused as refused:
            problem = str(refused)
        else:
            messages.success(request, _("Đã đóng dải số."))
            return redirect("counter:blocks")
    return _page(request, BlockForm(), {block_id: (form, problem)}, status=422)


def _page(
    request: OfficerRequest,
    form: BlockForm,
    sent: dict[int, tuple[CloseForm, str]] | None = None,
    status: int = 200,
) -> HttpResponse:
    agency, day = request.desk.agency, today()
    found = (
        NumberBlock.objects.filter(agency=agency).select_related("taken_by").order_by("-day", "-id")[:SHOWN]
    )
    rows: list[dict[str, Any]] = []
    for block in found:
        closing, problem = (sent or {}).get(block.pk) or (CloseForm(auto_id=f"id_dong_{block.pk}_%s"), "")
        rows.append({"block": block, "left": codes_left(block), "form": closing, "problem": problem})
    return render(
        request,
        "counter/intake/blocks.html",
        {
            "form": form,
            "rows": rows,
            "gaps": gaps(agency, day - LOOK_BACK, day),
            "trail": [{"title": _("Trang đầu"), "url": "/"}, {"title": _("Dải số dự phòng")}],
        },
        status=status,
    )
