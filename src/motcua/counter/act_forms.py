"""The forms of a dossier's page: one per act, with bounds on what they take."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from motcua.agencies.models import Agency, AgencyKind, Officer
from motcua.counter.fact_words import FLAGS, fact_name
from motcua.register.actions.correct import CORRECTABLE
from motcua.register.actions.papers import LONGEST_PLACE
from motcua.register.models import Dossier
from motcua.register.systems import system_name
from motcua.register.vocabulary import Channel, FactKind
from motcua.rules.vietnamese import fold

MOMENT_FORMATS = ["%Y-%m-%dT%H:%M", "%d/%m/%Y %H:%M"]
CODE = 60


def _words(label: Any, longest: int, help_text: Any = "", rows: int = 3) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=longest, widget=widget, help_text=help_text)


class NoteForm(forms.Form):
    text = _words(_("Nội dung ghi chú"), 2000)


class ShelveForm(forms.Form):
    """Where the papers lie; the field holds where they lay until now."""

    place = forms.CharField(
        label=_("Nơi để hồ sơ giấy"),
        max_length=LONGEST_PLACE,
        help_text=_("Ví dụ: Tủ 2, ngăn 3. Ai cần thì tìm theo chỗ này."),
    )


class RemindForm(forms.Form):
    text = _words(_("Nội dung đôn đốc"), 1000)


class ExplainForm(forms.Form):
    reason = _words(_("Lý do quá hạn"), 2000, _("Được in trong báo cáo, nếu hệ thống nguồn không ghi lý do."))


class SettleForm(forms.Form):
    finding = _words(_("Kết quả đối chiếu"), 1000, _("Bên nào đúng, căn cứ vào đâu."), rows=2)


class UnmergeForm(forms.Form):
    reason = _words(_("Lý do tách"), 500, rows=2)


class SplitForm(forms.Form):
    """Which system's word is of another dossier; ``systems``: those that can be parted."""

    system = forms.ChoiceField(
        label=_("Phần của hệ thống"),
        help_text=_("Mã, sự kiện và dòng nguồn của hệ thống này thành một hồ sơ riêng."),
    )
    reason = _words(_("Lý do tách"), 500, rows=2)

    def __init__(self, *args: Any, systems: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["system"].choices = [(key, system_name(key)) for key in systems]  # type: ignore[attr-defined]


class DismissForm(forms.Form):
    reason = _words(_("Lý do không cần ghi"), 300, _("Ví dụ: dòng thử, hồ sơ của xã khác."), rows=2)


class PersonalForm(forms.Form):
    """Why somebody's data are read whole: kept in the log of readings."""

    purpose = forms.CharField(
        label=_("Mục đích xem"),
        max_length=60,
        help_text=_("Ví dụ: gọi điện mời nhận kết quả. Lần xem được ghi nhật ký."),
    )


class HandOverForm(forms.Form):
    at = forms.DateTimeField(
        label=_("Thời điểm trả"),
        input_formats=MOMENT_FORMATS,
        widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"}),
        error_messages={"invalid": _("Ghi ngày giờ như 14/06/2026 16:30.")},
    )


class MergeForm(forms.Form):
    code = forms.CharField(
        label=_("Mã của bản ghi kia"), max_length=CODE, help_text=_("Bản ghi đó sẽ gộp vào hồ sơ đang mở.")
    )
    reason = _words(_("Lý do gộp"), 500, rows=2)


class DecisionForm(forms.Form):
    remark = forms.CharField(label=_("Ý kiến"), max_length=500, required=False)
    approved = forms.TypedChoiceField(
        choices=[("yes", _("Duyệt")), ("no", _("Không duyệt"))], coerce=lambda word: word == "yes"
    )


class AssignForm(forms.Form):
    """Officers and units of the agency that handles the dossier, and nobody else."""

    assignee = forms.ModelChoiceField(label=_("Cán bộ"), queryset=Officer.objects.none())
    unit = forms.ModelChoiceField(label=_("Đơn vị"), queryset=Agency.objects.none(), required=False)

    def __init__(self, data: Any = None, *, dossier: Dossier) -> None:
        super().__init__(data)
        agency = dossier.agency_id
        own = Officer.objects.filter(Q(agency=agency) | Q(agency__parent=agency)).order_by("name")
        units = Agency.objects.filter(parent=agency, kind=AgencyKind.UNIT)
        self.fields["assignee"].queryset = own  # type: ignore[attr-defined]
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]


CORRECTED, CORRECTED_TO = "dinh-chinh", "gia-tri"
"""How an address says which fact to propose a correction of, and which value."""


class CorrectionForm(forms.Form):
    """A fact, the right value as a clerk writes it, the reason and the evidence."""

    fact = forms.ChoiceField(label=_("Mục cần đính chính"))
    value = forms.CharField(
        label=_("Giá trị đúng"),
        max_length=300,
        help_text=_("Ngày giờ: 14/06/2026 16:30. Phí: số đồng. Mục có/không: Có hoặc Không."),
    )
    reason = _words(_("Lý do"), 1000, rows=2)
    evidence = _words(_("Minh chứng"), 1000, _("Số văn bản, ảnh chụp sổ giao nhận…"), rows=2)

    def __init__(self, data: Any = None, initial: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, initial=dict(initial or {}))
        self.fields["fact"].choices = [(kind, fact_name(kind)) for kind in CORRECTABLE]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if "fact" in told and "value" in told:
            try:
                told["value"] = understood(told["fact"], told["value"])
            except ValueError as error:
                self.add_error("value", ValidationError(str(error)))
        return told


def understood(kind: str, text: str) -> object:
    """The value that a clerk wrote for a fact of that kind. Raises ``ValueError`` with what to write instead."""
    if kind in FactKind.DATED:
        return _moment(text)
    if kind in FLAGS:
        return _yes_or_no(text)
    if kind == FactKind.FEE:
        digits = re.sub(r"[.\s]|đồng|đ$", "", text.strip().lower())
        if not digits.isdecimal() or len(digits) > 12:
            raise ValueError(_("Phí là số đồng nguyên, ví dụ 25.000."))
        return int(digits)
    if kind == FactKind.CHANNEL:
        for code, name in Channel.choices:
            if fold(text) in (code, fold(str(name))):
                return str(code)
        raise ValueError(_("Kênh nộp là một trong: Trực tuyến, Trực tiếp, Bưu chính công ích."))
    return text.strip()


def _moment(text: str) -> datetime:
    for pattern in (*MOMENT_FORMATS, "%H:%M %d/%m/%Y"):
        try:
            return timezone.make_aware(datetime.strptime(text.strip(), pattern))  # noqa: DTZ007
        except ValueError:
            continue
    raise ValueError(_("Ghi ngày giờ như 14/06/2026 16:30."))


def _yes_or_no(text: str) -> bool:
    match fold(text):
        case "co" | "x" | "1":
            return True
        case "khong" | "0":
            return False
    raise ValueError(_("Ghi Có hoặc Không."))
