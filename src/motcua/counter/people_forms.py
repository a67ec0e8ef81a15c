"""The forms about officers: where one is moved and in which roles, who plays whose role for how long."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.agencies.authority import commune_of
from motcua.agencies.delegate import LONGEST_BASIS, roles_to_give
from motcua.agencies.models import Agency, AgencyKind, Officer, RoleAssignment
from motcua.agencies.roles import Role
from motcua.agencies.staff import places_of

DAY_FORMATS = ["%Y-%m-%d", "%d/%m/%Y"]
ROLES = [(role.value, role.label) for role in Role if role is not Role.VERTICAL]
"""Those of a commune."""
ROLES_BESIDE = [(Role.VERTICAL.value, Role.VERTICAL.label)]
"""Those of a vertical agency beside it."""


class MoveForm(forms.Form):
    """The new place and the roles there; those of today are ticked."""

    place = forms.ModelChoiceField(
        label=_("Nơi làm việc mới"), queryset=Agency.objects.none(), empty_label=None
    )
    roles = forms.MultipleChoiceField(
        label=_("Vai trò ở đó"), choices=ROLES, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, data: Any = None, *, officer: Officer, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        self.fields["place"].queryset = places_of(commune_of(officer.agency))  # type: ignore[attr-defined]


class RoleToGive(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A role as it is named: whose, which, where."""

    def label_from_instance(self, obj: RoleAssignment) -> str:
        return f"{obj.officer.name}: {obj.get_role_display()}, {obj.agency.name}"


def day_field(label: Any, **more: Any) -> forms.DateField:
    """A day as browsers send it, or as a clerk writes it."""
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(
        label=label,
        input_formats=DAY_FORMATS,
        widget=widget,
        error_messages={"invalid": _("Ghi ngày như 14/06/2026.")},
        **more,
    )


class DelegationForm(forms.Form):
    """Whose role, to whom, from when to when, on which ground."""

    assignment = RoleToGive(label=_("Vai trò ủy quyền"), queryset=RoleAssignment.objects.none())
    taker = forms.ModelChoiceField(label=_("Người được ủy quyền"), queryset=Officer.objects.none())
    valid_from = day_field(_("Từ ngày"))
    valid_to = day_field(_("Đến hết ngày"))
    basis = forms.CharField(
        label=_("Căn cứ"),
        max_length=LONGEST_BASIS,
        help_text=_("Số, ngày của văn bản ủy quyền."),
    )

    def __init__(self, data: Any = None, *, by: Officer, agency: Agency, today: date) -> None:
        super().__init__(data, initial={"valid_from": today, "valid_to": today})
        officers = Officer.objects.filter(agency=agency) | Officer.objects.filter(
            agency__parent=agency, agency__kind=AgencyKind.UNIT
        )
        others = officers.filter(user__is_active=True).exclude(pk=by.pk).order_by("name")
        self.fields["assignment"].queryset = roles_to_give(by)  # type: ignore[attr-defined]
        self.fields["taker"].queryset = others  # type: ignore[attr-defined]
