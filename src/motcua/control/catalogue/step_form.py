"""One step of a draft as a form: who does it, in which part of the time, what may follow, where it stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.agencies.roles import Role
from motcua.catalogue.said import BUDGET_UNIT_NAMES, KIND_NAMES
from motcua.rules.process import Process, Step
from motcua.rules.process.steps import BUDGET_UNITS, KINDS, ROLES, BudgetUnit, Kind
from motcua.rules.process.written import budget
from motcua.rules.wording import BadInput

LAST = gettext_lazy("(không: đây là bước cuối)")
FIRST = gettext_lazy("(đứng đầu)")


class TermsForm(forms.Form):
    """From which day the draft is to hold, by which decision."""

    valid_from = forms.DateField(
        label=gettext_lazy("Áp dụng từ ngày"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    basis = forms.CharField(
        label=gettext_lazy("Quyết định ban hành quy trình"), max_length=300, required=False
    )

    def __init__(self, data: Any = None, *, initial: Any = None) -> None:
        super().__init__(data, initial=initial, auto_id="id_ap_dung_%s")

    def clean_valid_from(self) -> date:
        day: date = self.cleaned_data["valid_from"]
        if not 2000 <= day.year <= 2100:
            raise forms.ValidationError(_("Xem lại năm."))
        return day


class StepForm(forms.Form):
    """``key`` stays what it was: other steps, example cases and the dossiers' history name it."""

    key = forms.CharField(
        label=gettext_lazy("Mã bước"),
        max_length=30,
        help_text=gettext_lazy("Chữ thường không dấu, chữ số và gạch nối, ví dụ tham-dinh."),
    )
    name = forms.CharField(label=gettext_lazy("Tên bước"), max_length=200)
    kind = forms.ChoiceField(
        label=gettext_lazy("Loại bước"), choices=[(kind, KIND_NAMES[kind]) for kind in KINDS]
    )
    role = forms.ChoiceField(
        label=gettext_lazy("Ai làm"),
        required=False,
        choices=[("", gettext_lazy("(cơ quan khác)")), *((role, Role(role).label) for role in ROLES)],
    )
    unit = forms.CharField(
        label=gettext_lazy("Đơn vị, cơ quan"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Để trống: đơn vị của lĩnh vực, hoặc nơi được chuyển tới."),
    )
    amount = forms.CharField(label=gettext_lazy("Thời gian"), max_length=12, required=False)
    amount_unit = forms.ChoiceField(
        label=gettext_lazy("Tính bằng"), choices=[(unit, BUDGET_UNIT_NAMES[unit]) for unit in BUDGET_UNITS]
    )
    usual = forms.ChoiceField(label=gettext_lazy("Thường chuyển tới"), required=False)
    others = forms.MultipleChoiceField(
        label=gettext_lazy("Cũng có thể chuyển tới"), required=False, widget=forms.CheckboxSelectMultiple
    )
    after = forms.ChoiceField(label=gettext_lazy("Đứng sau bước"), required=False)
    four_eyes = forms.BooleanField(label=gettext_lazy("Bốn mắt: khác người làm bước trước"), required=False)

    def __init__(self, data: Any = None, *, process: Process, step: Step | None) -> None:
        super().__init__(data, initial=_initial(process, step))
        self.process, self.step = process, step
        rest = [(each.key, each.name) for each in process.steps if step is None or each.key != step.key]
        for name, nothing in (("usual", LAST), ("after", FIRST)):
            cast("forms.ChoiceField", self.fields[name]).choices = [("", nothing), *rest]
        cast("forms.ChoiceField", self.fields["others"]).choices = rest
        if step is not None:
            self.fields["key"].disabled = True

    def clean_key(self) -> str:
        key = str(self.cleaned_data["key"])
        if self.step is None and self.process.has(key):
            raise forms.ValidationError(_("Đã có bước mang mã này."))
        return key

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if self.errors:
            return given
        following = tuple(dict.fromkeys(key for key in (given["usual"], *given["others"]) if key))
        try:
            given["step"] = Step(
                given["key"],
                given["name"],
                cast("Kind", given["kind"]),
                given["role"],
                given["unit"],
                budget(given["amount"], cast("BudgetUnit", given["amount_unit"])),
                following,
                given["four_eyes"],
            )
        except BadInput as error:
            self.add_error(None, error.told(_))
        return given

    def changed(self) -> Process:
        """The process with the step of a valid form in its place. Raises ``BadInput``: too many steps."""
        rest = [each for each in self.process.steps if self.step is None or each.key != self.step.key]
        keys = [each.key for each in rest]
        after = self.cleaned_data["after"]
        rest.insert(keys.index(after) + 1 if after else 0, self.cleaned_data["step"])
        return Process(tuple(rest))


def without(process: Process, key: str) -> Process:
    """The process without a step, and no way that leads to it. Raises ``BadInput``: it was the only one."""
    return Process(
        tuple(
            replace(each, next=tuple(following for following in each.next if following != key))
            for each in process.steps
            if each.key != key
        )
    )


def _initial(process: Process, step: Step | None) -> dict[str, Any]:
    keys = [each.key for each in process.steps]
    if step is None:
        return {"after": keys[-2] if len(keys) > 1 else keys[-1], "amount_unit": "percent", "kind": "handle"}
    place = keys.index(step.key)
    return {
        "key": step.key,
        "name": step.name,
        "kind": step.kind,
        "role": step.role,
        "unit": step.unit,
        "amount": step.budget.amount.replace(".", ","),
        "amount_unit": step.budget.unit,
        "usual": step.next[0] if step.next else "",
        "others": list(step.next[1:]),
        "after": keys[place - 1] if place else "",
        "four_eyes": step.four_eyes,
    }
