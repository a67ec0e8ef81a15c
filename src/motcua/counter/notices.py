"""The officer's warnings: what stands, what was read, and what has settled itself."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from motcua.agencies.gate import OfficerRequest, officers
from motcua.agencies.roles import Capability
from motcua.watching import notices as told
from motcua.watching.models import Kind, Warning

# Kind of warning → (kind of badge, icon).
LOOKS = {
    Kind.ACCEPT_SOON: ("wait", "inbox"),
    Kind.ACCEPT_LATE: ("late", "alert-triangle"),
    Kind.STEP_SOON: ("wait", "hourglass"),
    Kind.STEP_LATE: ("late", "clock-exclamation"),
    Kind.DUE_SOON: ("wait", "hourglass"),
    Kind.DUE_LATE: ("late", "alert-triangle"),
    Kind.APOLOGY_DUE: ("wait", "writing"),
    Kind.ANSWER_LATE: ("late", "send"),
    Kind.IDLE: ("doubt", "snowflake"),
}
MOST_AT_ONCE = 200
LONGEST_ID = 18


class AddressForm(forms.Form):
    """Where an officer's mails go; empty: nowhere."""

    email = forms.EmailField(label=gettext_lazy("Địa chỉ nhận thư"), max_length=254, required=False)


@officers(Capability.READ)
@require_safe
def notices(request: OfficerRequest) -> HttpResponse:
    """Unread ones that stand; with ``?tat-ca=1`` all that there ever were."""
    whole = request.GET.get("tat-ca") == "1"
    after = request.GET.get("sau", "")
    position = int(after) if after.isdecimal() and len(after) < LONGEST_ID else None
    return _page(request, whole, position, AddressForm(initial={"email": request.desk.officer.user.email}))


def _page(
    request: OfficerRequest, whole: bool, after: int | None, form: AddressForm, status: int = 200
) -> HttpResponse:
    rows, following = told.page(request.user, whole=whole, after=after)
    here = reverse("counter:notices")
    kept = "tat-ca=1&" if whole else ""
    return render(
        request,
        "counter/notices.html",
        {
            "rows": [_row(one) for one in rows],
            "whole": whole,
            "lists": [
                {"url": here, "title": _("Chưa đọc"), "icon": "bell", "active": not whole},
                {"url": f"{here}?tat-ca=1", "title": _("Tất cả"), "icon": "history", "active": whole},
            ],
            "next_url": f"{here}?{kept}sau={following}" if following else "",
            "form": form if settings.MAIL_ON else None,
            "trail": [{"title": _("Trang đầu"), "url": "/"}, {"title": _("Thông báo")}],
        },
        status=status,
    )


def _row(one: Warning) -> dict[str, Any]:
    kind, icon = LOOKS[Kind(one.kind)]
    return {
        "warning": one,
        "badge": {"kind": "plain" if one.gone_at else kind, "icon": icon, "text": one.get_kind_display()},
        "url": reverse("counter:dossier", args=[one.dossier.uid]),
        "unread": one.read_at is None and one.gone_at is None,
    }


@officers(Capability.READ)
@require_POST
def read(request: OfficerRequest) -> HttpResponse:
    """Mark those that were ticked as read; without any, all that the officer has."""
    given = request.POST.getlist("thong-bao")[:MOST_AT_ONCE]
    ids = [int(one) for one in given if one.isdecimal() and len(one) < LONGEST_ID]
    many = told.mark_read(request.user, ids if given else None, timezone.now())
    messages.success(
        request,
        ngettext(
            "Đã đánh dấu {many} thông báo là đã đọc.", "Đã đánh dấu {many} thông báo là đã đọc.", many
        ).format(many=many),
    )
    return redirect("counter:notices")


@officers(Capability.READ)
@require_POST
def address(request: OfficerRequest) -> HttpResponse:
    """Where this officer's mails go from now on."""
    form = AddressForm(request.POST)
    if not form.is_valid():
        return _page(request, whole=False, after=None, form=form, status=422)
    user = request.desk.officer.user
    user.email = form.cleaned_data["email"]
    user.save(update_fields=["email"])
    messages.success(
        request,
        _("Thông báo sẽ gửi cả đến {email}.").format(email=user.email)
        if user.email
        else _("Thông báo chỉ còn hiện trong phần mềm."),
    )
    return redirect("counter:notices")
