"""The forms of accounts: a new officer, one more role."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from motcua.agencies.authority import commune_of
from motcua.agencies.models import Agency, AgencyKind, Officer
from motcua.agencies.staff import places_of, places_to_engage
from motcua.counter.people_forms import ROLES, ROLES_BESIDE, day_field


def _place(label: Any) -> forms.ModelChoiceField:  # type: ignore[type-arg]
    return forms.ModelChoiceField(label=label, queryset=Agency.objects.none(), empty_label=None)


def _year_seen(day: date | None) -> date | None:
    if day is not None and not 2000 <= day.year <= 2100:
        raise forms.ValidationError(_t("Xem lại năm."))
    return day


class NewOfficerForm(forms.Form):
    """Who, under which name they sign in, where they work and in which roles."""

    name = forms.CharField(label=_("Họ và tên"), max_length=120)
    username = forms.RegexField(
        label=_("Tên đăng nhập"),
        regex=r"^[A-Za-z0-9][A-Za-z0-9._-]*$",
        max_length=60,
        help_text=_("Chữ không dấu, chữ số, dấu chấm; ví dụ lan.vt"),
        error_messages={"invalid": _("Chỉ dùng chữ không dấu, chữ số, dấu chấm, gạch nối.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    place = _place(_("Nơi làm việc"))
    roles = forms.MultipleChoiceField(label=_("Vai trò"), choices=ROLES, widget=forms.CheckboxSelectMultiple)
    valid_from = day_field(_("Từ ngày"))

    def __init__(self, data: Any = None, *, commune: Agency, today: date) -> None:
        super().__init__(data, initial={"valid_from": today})
        places = places_to_engage(commune)
        self.fields["place"].queryset = places  # type: ignore[attr-defined]
        self.beside = places.filter(kind=AgencyKind.VERTICAL).exists()
        if self.beside:
            self.fields["roles"].choices = [*ROLES, *ROLES_BESIDE]  # type: ignore[attr-defined]

    def clean_valid_from(self) -> date | None:
        return _year_seen(self.cleaned_data["valid_from"])


class AppointForm(forms.Form):
    """One more role, where, from when and until when."""

    role = forms.ChoiceField(label=_("Vai trò"), choices=ROLES)
    place = _place(_("Ở đâu"))
    valid_from = day_field(_("Từ ngày"))
    valid_to = day_field(_("Đến hết ngày"), required=False, help_text=_("Để trống: đến khi thôi giao."))

    def __init__(self, data: Any = None, *, officer: Officer, today: date) -> None:
        super().__init__(
            data, initial={"valid_from": today, "place": officer.agency_id}, auto_id="id_giao_%s"
        )
        self.fields["place"].queryset = places_of(commune_of(officer.agency))  # type: ignore[attr-defined]
        if officer.agency.kind == AgencyKind.VERTICAL:
            self.fields["role"].choices = ROLES_BESIDE  # type: ignore[attr-defined]

    def clean_valid_from(self) -> date | None:
        return _year_seen(self.cleaned_data["valid_from"])

    def clean_valid_to(self) -> date | None:
        return _year_seen(self.cleaned_data["valid_to"])
