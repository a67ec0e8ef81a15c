"""Record who of a commune outside signed a transfer list on paper, with a scan of what was signed."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from motcua.agencies.gate import OfficerRequest, officers
from motcua.agencies.roles import Capability
from motcua.counter.carry_out import actor
from motcua.counter.desk.transfers import SCREEN, list_or_404
from motcua.counter.scan_field import ScanField, scan_of
from motcua.register.actions.papers import place_to
from motcua.register.actions.papers_across import LONGEST_NAME, not_to_sign, signed_for
from motcua.register.actions.refused import Refused
from motcua.register.sentences import in_vietnamese


class SignedForm(forms.Form):
    """Who signed, and the signed paper."""

    name = forms.CharField(label=gettext_lazy("Người ký nhận của xã đó"), max_length=LONGEST_NAME)
    scan = ScanField(gettext_lazy("Bản quét danh sách đã ký, nếu có"), required=False)


@officers(Capability.TRANSFER)
@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: OfficerRequest, list_id: int) -> HttpResponse:
    """The form, and its recording."""
    one, who = list_or_404(request, list_id), actor(request, Capability.TRANSFER, SCREEN)
    refusal, form = not_to_sign(one, who), None
    if refusal is None:
        sent = request.method == "POST"
        form = SignedForm(request.POST, request.FILES) if sent else SignedForm()
        if sent and form.is_valid():
            told = form.cleaned_data
            with in_vietnamese():  # it is kept
                about = _("danh sách bàn giao số {number} đã ký").format(number=one)
            try:
                signed_for(one.pk, who, told["name"], scan_of(told, about))
            except Refused as refused:
                refusal = str(refused)
            else:
                messages.success(
                    request, _("Đã ghi ký nhận danh sách bàn giao số {number}.").format(number=one)
                )
                return redirect("counter:transfers")
    context = {
        "list": one,
        "place": place_to(one),
        "form": form,
        "refusal": refusal,
        "trail": [
            {"title": _("Trang đầu"), "url": "/"},
            {"title": _("Bàn giao"), "url": reverse("counter:transfers")},
            {"title": str(one)},
        ],
    }
    wrong = bool(refusal) or (form is not None and form.is_bound)
    return render(request, "counter/desk/sign_list.html", context, status=422 if wrong else 200)
