"""Hand over a pile: the codes are scanned or typed one after another, each is marked or told why not."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from motcua.agencies.gate import OfficerRequest, officers
from motcua.agencies.numbers import number
from motcua.agencies.roles import Capability
from motcua.counter.act_forms import CODE, HandOverForm
from motcua.counter.carry_out import actor
from motcua.register.actions.hand_over import hand_over_pile
from motcua.register.models import Alias

MOST = 200
"""Codes of one pile: what a person carries to the counter, and what one request may keep locked."""


class CodesForm(forms.Form):
    """Codes, one per line: a scanner ends each with Enter."""

    codes = forms.CharField(
        label=gettext_lazy("Mã hồ sơ, mỗi dòng một mã"),
        max_length=MOST * (CODE + 2),
        widget=forms.Textarea(
            attrs={"rows": 10, "autofocus": True, "spellcheck": "false", "autocapitalize": "characters"}
        ),
        help_text=gettext_lazy(
            "Đặt con trỏ vào ô rồi quét từng phiếu; máy quét tự xuống dòng. Mã lặp lại chỉ tính một lần."
        ),
    )

    def clean_codes(self) -> list[str]:
        """The codes without repeats, in the order of scanning."""
        lines = self.cleaned_data["codes"].replace(",", "\n").replace(";", "\n").splitlines()
        codes = list(dict.fromkeys(line.strip().upper() for line in lines if line.strip()))
        if not codes:
            raise forms.ValidationError(_("Chưa có mã nào."))
        if len(codes) > MOST:
            raise forms.ValidationError(
                _("Mỗi lần tối đa {most} mã, đang có {count}: chia thành nhiều lần.").format(
                    most=number(MOST), count=number(len(codes))
                )
            )
        if too_long := next((code for code in codes if len(code) > CODE), None):
            raise forms.ValidationError(
                _("“{code}…” dài hơn một mã hồ sơ: mỗi dòng một mã.").format(code=too_long[:20])
            )
        return codes


class PileForm(CodesForm, HandOverForm):
    """The codes, and when they were handed over."""

    field_order = ("codes", "at")


@officers(Capability.HAND_OVER)
@require_http_methods(["GET", "HEAD", "POST"])
def pile(request: OfficerRequest) -> HttpResponse:
    """The field for scanning; after it, what came of each code."""
    context: dict[str, Any] = {"trail": [{"title": _("Trang đầu"), "url": "/"}, {"title": _("Trả kết quả")}]}
    fresh = PileForm(initial={"at": timezone.localtime().strftime("%Y-%m-%dT%H:%M")})
    if request.method != "POST":
        return render(request, "counter/pile.html", {**context, "form": fresh})
    form = PileForm(request.POST)
    if not form.is_valid():
        return render(request, "counter/pile.html", {**context, "form": form}, status=422)
    who = actor(request, Capability.HAND_OVER, "trang trả kết quả")
    outcomes = hand_over_pile(form.cleaned_data["codes"], who, form.cleaned_data["at"])
    uids = _uids([outcome.code for outcome in outcomes if not outcome.error])
    context |= {
        "form": fresh,
        "failed": [outcome for outcome in outcomes if outcome.error],
        "done": [{"code": one.code, "uid": uids.get(one.code.upper())} for one in outcomes if not one.error],
        "sent": True,
    }
    return render(request, "counter/pile.html", context)


def _uids(codes: list[str]) -> dict[str, Any]:
    found = Alias.objects.filter(code__in=codes).values_list("code", "dossier__uid")
    return {code.upper(): uid for code, uid in found}
