"""The form of a bundle of linked procedures: the request as a whole, and a row for each procedure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.agencies.models import Agency, AgencyKind
from motcua.catalogue.bundles import MemberOffer
from motcua.catalogue.limits import limit_of
from motcua.catalogue.said import UNIT_CHOICES
from motcua.rules.clock import Limit, Unit
from motcua.rules.vietnamese import fold

MORE_ROWS, MOST_ROWS = 2, 20
LONGEST_KEY = 40


class BundleForm(forms.Form):
    """Name, dates, basis, and how results go out."""

    name = forms.CharField(label=gettext_lazy("Tên nhóm"), max_length=200)
    valid_from = forms.DateField(
        label=gettext_lazy("Áp dụng từ ngày"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    valid_to = forms.DateField(
        label=gettext_lazy("Đến hết ngày"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    basis = forms.CharField(label=gettext_lazy("Căn cứ"), max_length=300, required=False)
    together = forms.BooleanField(
        label=gettext_lazy("Trả kết quả cùng lúc, khi đã đủ"), required=False, initial=True
    )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        for name in ("valid_from", "valid_to"):
            if (day := given.get(name)) is not None and not 2000 <= day.year <= 2100:
                self.add_error(name, _("Xem lại năm."))
        return given


class MemberForm(forms.Form):
    """One procedure; a row without a name is none."""

    key = forms.SlugField(max_length=LONGEST_KEY, required=False, widget=forms.HiddenInput)
    name = forms.CharField(label=gettext_lazy("Thủ tục"), max_length=200, required=False)
    procedure = forms.CharField(label=gettext_lazy("Mã thủ tục"), max_length=30, required=False)
    agency = forms.ModelChoiceField(
        Agency.objects.none(),
        label=gettext_lazy("Cơ quan giải quyết"),
        required=False,
        empty_label=gettext_lazy("xã nhà"),
    )
    after = forms.CharField(
        label=gettext_lazy("Chờ kết quả của"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("Số thứ tự, ví dụ: 1 hoặc 1, 2."),
    )
    number = forms.IntegerField(
        label=gettext_lazy("Thời hạn, nếu danh mục chưa có"), min_value=1, max_value=1000, required=False
    )
    unit = forms.ChoiceField(
        label=gettext_lazy("Đơn vị"),
        choices=[("", "—"), *UNIT_CHOICES],
        required=False,
    )

    def __init__(self, *args: Any, agencies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = agencies  # type: ignore[attr-defined]

    def limit(self) -> Limit | None:
        """The limit laid down by the bundle."""
        unit, number = self.cleaned_data["unit"], self.cleaned_data["number"]
        return limit_of(number, unit) if unit and (number or unit == Unit.SAME_DAY.value) else None


class BaseMembers(forms.BaseFormSet):  # type: ignore[type-arg]
    """The rows, numbered from 1 as they stand."""

    def clean(self) -> None:
        filled = {place for place, form in self._rows() if form.cleaned_data.get("name", "").strip()}
        for place, form in self._rows():
            wrong = [
                one for one in _numbers(form.cleaned_data.get("after", "")) if one not in filled - {place}
            ]
            if wrong:
                form.add_error("after", _("Không có thủ tục số {number} để chờ.").format(number=wrong[0]))

    def members(self) -> list[MemberOffer]:
        """The procedures that have a name."""
        rows = [(place, form) for place, form in self._rows() if form.cleaned_data.get("name", "").strip()]
        keys: dict[int, str] = {}
        for place, form in rows:
            keys[place] = _key(form.cleaned_data["key"] or form.cleaned_data["name"], keys.values())
        return [
            MemberOffer(
                keys[place],
                form.cleaned_data["name"].strip(),
                form.cleaned_data["procedure"].strip(),
                form.cleaned_data["agency"].pk if form.cleaned_data["agency"] else None,
                tuple(keys[one] for one in _numbers(form.cleaned_data["after"]) if one in keys),
                form.limit(),
            )
            for place, form in rows
        ]

    def _rows(self) -> list[tuple[int, Any]]:
        return [(place, form) for place, form in enumerate(self.forms, 1) if hasattr(form, "cleaned_data")]


MemberForms = cast(
    "type[BaseMembers]",
    forms.formset_factory(
        MemberForm, formset=BaseMembers, extra=MORE_ROWS, max_num=MOST_ROWS, absolute_max=MOST_ROWS
    ),
)


def initial_rows(members: Sequence[MemberOffer]) -> list[dict[str, Any]]:
    """The rows as the form shows them."""
    places = {one.key: place for place, one in enumerate(members, 1)}
    return [
        {
            "key": one.key,
            "name": one.name,
            "procedure": one.procedure,
            "agency": one.agency,
            "after": ", ".join(str(places[key]) for key in one.after if key in places),
            "number": one.limit.number if one.limit else None,
            "unit": one.limit.unit.value if one.limit else "",
        }
        for one in members
    ]


def who_may_decide(agency: Agency) -> Any:
    """The agencies that a member may be decided by: vertical ones of the commune or above it, communes beside it."""
    near = Q(parent=agency) | Q(parent=agency.parent_id)
    return (
        Agency.objects.filter(near, kind__in=[AgencyKind.VERTICAL, AgencyKind.COMMUNE])
        .exclude(pk=agency.pk)
        .order_by("-kind", "name")
    )


def key_of(name: str) -> str:
    """A key made of a name, for the address."""
    return _key(name, ())


def _key(text: str, taken: Any) -> str:
    plain = re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")[: LONGEST_KEY - 3] or "nhom"
    used, key, more = set(taken), plain, 2
    while key in used:
        key, more = f"{plain}-{more}", more + 1
    return key


def _numbers(text: str) -> list[int]:
    return [int(one) for one in re.findall(r"\d{1,3}", text)]
