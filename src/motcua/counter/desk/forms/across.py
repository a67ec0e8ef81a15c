"""Forms of what the counter records of a commune outside: sent to it, received there, given back, its result."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy

from motcua.counter.desk.forms.base import VerbForm, moment, words
from motcua.counter.own_words import SENT_BY
from motcua.counter.scan_field import ScanField
from motcua.register.actions.across import HOW, LONGEST_CODE, LONGEST_EVIDENCE
from motcua.register.actions.member_result import LONGEST_NUMBER


def _evidence(label: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=LONGEST_EVIDENCE)


def _scan() -> ScanField:
    return ScanField(gettext_lazy("Bản quét của căn cứ, nếu có"), required=False)


class _AtForm(VerbForm):
    """What happened at an hour, now where nothing else is said."""

    def arrange(self) -> None:
        self.initial.setdefault("at", timezone.localtime(self.case.now).replace(second=0, microsecond=0))


class SendAcrossForm(_AtForm):
    """How and under which number it is on its way."""

    how = forms.ChoiceField(
        label=gettext_lazy("Cách gửi"),
        choices=[(how, SENT_BY[how]) for how in HOW],
        widget=forms.RadioSelect,
        initial="post",
    )
    evidence = _evidence(gettext_lazy("Số bưu gửi, số danh sách bàn giao hoặc mã giao dịch"))
    at = moment(gettext_lazy("Gửi lúc"))
    scan = _scan()

    def supposed(self) -> dict[str, Any]:
        return {"evidence": "…"}


class ReceivedAcrossForm(_AtForm):
    """The competent commune's receipt."""

    code = forms.CharField(label=gettext_lazy("Mã hồ sơ của xã giải quyết"), max_length=LONGEST_CODE)
    at = moment(gettext_lazy("Xã giải quyết nhận lúc"))
    evidence = _evidence(gettext_lazy("Căn cứ: giấy tiếp nhận, tin báo, người báo"))
    scan = _scan()

    def supposed(self) -> dict[str, Any]:
        return {"code": "…", "evidence": "…"}


class ReturnedAcrossForm(VerbForm):
    """Why it was not accepted."""

    reason = words(gettext_lazy("Lý do xã giải quyết không tiếp nhận"))
    scan = ScanField(gettext_lazy("Bản quét thông báo của xã giải quyết, nếu có"), required=False)

    def supposed(self) -> dict[str, Any]:
        return {"reason": "…"}


class ResultAcrossForm(_AtForm):
    """The result that came back."""

    number = forms.CharField(label=gettext_lazy("Số kết quả"), max_length=LONGEST_NUMBER, required=False)
    at = moment(gettext_lazy("Có kết quả lúc"))
    electronic = forms.BooleanField(label=gettext_lazy("Kết quả là bản điện tử"), required=False)
    evidence = _evidence(gettext_lazy("Căn cứ: văn bản, tin báo hoặc số bưu gửi"))
    scan = _scan()

    def supposed(self) -> dict[str, Any]:
        return {"evidence": "…"}
