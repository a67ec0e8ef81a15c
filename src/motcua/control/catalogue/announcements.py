"""Decisions that announce procedures, and the work that they make."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from motcua.agencies.gate import OfficerRequest, officers
from motcua.agencies.roles import Capability
from motcua.catalogue import announcements as work
from motcua.catalogue.models import AnnouncementLine, LineAction, LineStatus
from motcua.catalogue.refused import CatalogueRefused
from motcua.control.catalogue.whose import catalogue_changed, today, trail
from motcua.rules.vietnamese import fold

_ACTIONS = {
    "moi": LineAction.NEW, "moi ban hanh": LineAction.NEW, "new": LineAction.NEW,
    "sua doi": LineAction.AMENDED, "sua doi, bo sung": LineAction.AMENDED, "sua": LineAction.AMENDED,
    "thay the": LineAction.AMENDED, "amended": LineAction.AMENDED,
    "bai bo": LineAction.ABOLISHED, "huy bo": LineAction.ABOLISHED, "abolished": LineAction.ABOLISHED,
}  # fmt: skip
POSTED_SHOWN = 20


class AnnouncementForm(forms.Form):
    """A decision and its procedures, one a line."""

    number = forms.CharField(label=gettext_lazy("Số quyết định"), max_length=60)
    issued_on = forms.DateField(label=gettext_lazy("Ngày ký"), widget=forms.DateInput({"type": "date"}))
    issuer = forms.CharField(label=gettext_lazy("Cơ quan ban hành"), max_length=200)
    effective_on = forms.DateField(
        label=gettext_lazy("Có hiệu lực từ"), widget=forms.DateInput({"type": "date"})
    )
    lines = forms.CharField(
        label=gettext_lazy("Các thủ tục"),
        help_text=gettext_lazy("Mỗi dòng: mã thủ tục rồi mới, sửa đổi hoặc bãi bỏ. Ví dụ: 1.001193 sửa đổi"),
        max_length=40_000,
        widget=forms.Textarea({"rows": 6}),
    )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        for name in ("issued_on", "effective_on"):
            if (day := given.get(name)) is not None and not 2000 <= day.year <= 2100:
                self.add_error(name, _("Xem lại năm."))
        return given

    def clean_lines(self) -> list[tuple[str, str]]:
        """(code, action or what was written for it)."""
        found = []
        for line in self.cleaned_data["lines"].splitlines():
            code, _space, action = re.sub(r"[\t;:]+", " ", line).strip().partition(" ")
            if code:
                word = fold(action).strip(" -–,.")
                found.append((code, str(_ACTIONS.get(word, action[:40]))))
        return found


@require_http_methods(["GET", "HEAD", "POST"])
@officers(Capability.CATALOGUE)
def announcements(request: OfficerRequest) -> HttpResponse:
    """What is outstanding; a POST records a decision."""
    desk = request.desk
    form = AnnouncementForm(initial={"issued_on": None})
    if request.method == "POST":
        form = AnnouncementForm(request.POST)
        if form.is_valid():
            given = form.cleaned_data
            try:
                made = work.announce(desk.agency, officer=desk.officer, **given)
            except CatalogueRefused as refused:
                for reason in refused.reasons:
                    form.add_error(None, reason)
            else:
                messages.success(
                    request,
                    _("Đã ghi quyết định {number}: {count} thủ tục chờ cập nhật.").format(
                        number=made.number, count=len(given["lines"])
                    ),
                )
                return redirect("control:announcements")
    context = {
        "form": form,
        "open_form": request.method == "POST",
        "outstanding": work.outstanding(desk.agency, today()),
        "posted": work.posted(desk.agency, POSTED_SHOWN),
        "statuses": LineStatus,
        "actions": LineAction,
        "trail": trail((_("Công bố, công khai"), "")),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "control/catalogue/announcements.html", context, status=status)


@require_POST
@officers(Capability.CATALOGUE)
def mark_posted(request: OfficerRequest, pk: int) -> HttpResponse:
    """The procedure stands at the counter and on the page as updated."""
    return _done(request, pk, abolish=False)


@require_POST
@officers(Capability.CATALOGUE)
def abolish(request: OfficerRequest, pk: int) -> HttpResponse:
    """End the offer of an abolished procedure on the day on which the decision takes effect."""
    return _done(request, pk, abolish=True)


def _done(request: OfficerRequest, pk: int, *, abolish: bool) -> HttpResponse:
    agency, officer = request.desk.agency, request.desk.officer
    line = get_object_or_404(AnnouncementLine, pk=pk, announcement__agency=agency)
    try:
        with transaction.atomic():
            if abolish:
                work.abolish(line, officer)
                catalogue_changed(agency)
            else:
                work.mark_posted(line, officer)
    except CatalogueRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Đã ghi cho thủ tục {code}.").format(code=line.code))
    return redirect("control:announcements")
