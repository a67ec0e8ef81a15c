"""What an officer may ask the register for, as a form sent by GET."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.agencies.models import Agency, AgencySettings
from motcua.catalogue.models import ProcedureVersion
from motcua.register.queries import STAGES, Filters
from motcua.register.systems import SYSTEMS, system_name
from motcua.register.vocabulary import Status
from motcua.rules.vietnamese import sort_key
from motcua.rules.zone import ZONE

LONGEST = 100
DAYS = ["%Y-%m-%d", "%d/%m/%Y"]


def _day(label: Any) -> forms.DateField:
    widget = forms.DateInput(format=DAYS[0], attrs={"type": "date"})
    return forms.DateField(label=label, required=False, input_formats=DAYS, widget=widget)


class RegisterFilter(forms.Form):
    """Search words, status, field, system, due dates. What cannot be read is shown at its field and left out."""

    text = forms.CharField(
        label=_("Mã hồ sơ hoặc tên người nộp"),
        required=False,
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": _("gõ không dấu cũng được")}),
    )
    status = forms.ChoiceField(
        label=_("Trạng thái"), required=False, choices=[("", _("Tất cả")), *Status.choices]
    )
    field = forms.ChoiceField(label=_("Lĩnh vực"), required=False)
    system = forms.ChoiceField(label=_("Hệ thống"), required=False)
    due_from = _day(_("Hẹn trả từ ngày"))
    due_to = _day(_("đến hết ngày"))
    stage = forms.ChoiceField(required=False, choices=STAGES.items(), widget=forms.HiddenInput)

    def __init__(self, data: Any, *, agency: Agency) -> None:
        super().__init__(data)
        fields = _fields(agency)
        asked = str(data.get("field", ""))[:200]
        if asked and asked not in fields:
            fields.append(asked)
        self.fields["field"].choices = [("", _("Tất cả")), *((name, name) for name in fields)]  # type: ignore[attr-defined]
        self.fields["system"].choices = [  # type: ignore[attr-defined]
            ("", _("Tất cả")),
            *((key, system_name(key)) for key in SYSTEMS),
        ]

    def filters(self, settings: AgencySettings) -> Filters:
        """The question to the register."""
        told = self._told()
        last: date | None = told.get("due_to")
        return Filters(
            text=told.get("text", ""),
            stage=told.get("stage", ""),
            status=told.get("status", ""),
            field=told.get("field", ""),
            system=told.get("system", ""),
            due_from=_midnight(told.get("due_from")),
            due_before=_midnight(last + timedelta(days=1)) if last and last < date.max else None,
            due_soon_days=settings.due_soon_days,
            rule="date" if settings.verdict_rule == "date" else "instant",
        )

    def kept(self) -> dict[str, str]:
        """What was asked, as the address says it."""
        return {name: str(value) for name, value in self._told().items() if value}

    def _told(self) -> dict[str, Any]:
        self.is_valid()
        return self.cleaned_data


def _fields(agency: Agency) -> list[str]:
    offered = ProcedureVersion.objects.filter(
        procedure__offerings__agency=agency, procedure__offerings__offered_to__isnull=True
    )
    names = offered.exclude(field="").order_by().values_list("field", flat=True).distinct()
    return sorted(names, key=sort_key)


def _midnight(day: date | None) -> datetime | None:
    return datetime.combine(day, time(), ZONE) if day else None
