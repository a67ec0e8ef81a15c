"""Handing in a process and its example cases."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.catalogue.content import Content
from motcua.exchange.plain_rows import MOST_BYTES
from motcua.register.actions.correct import FIRST_YEAR, LAST_YEAR
from motcua.rules.process.cases import Act, Case
from motcua.rules.zone import ZONE, local

_MOMENT = forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


class UploadForm(forms.Form):
    """The spreadsheet, the day from which it holds and the decision that lays it down."""

    table = forms.FileField(label=gettext_lazy("Bảng các bước"), allow_empty_file=True)
    valid_from = forms.DateField(
        label=gettext_lazy("Áp dụng từ ngày"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    basis = forms.CharField(
        label=gettext_lazy("Quyết định ban hành quy trình"), max_length=300, required=False
    )

    def clean_table(self) -> UploadedFile[Any]:
        table: UploadedFile[Any] = self.cleaned_data["table"]
        if (table.size or 0) > MOST_BYTES:
            raise forms.ValidationError(_("Tệp quá lớn so với một bảng quy trình."))
        return table

    def clean_valid_from(self) -> Any:
        day = self.cleaned_data["valid_from"]
        if not 2000 <= day.year <= 2100:
            raise forms.ValidationError(_("Xem lại năm."))
        return day


class CaseForm(forms.Form):
    """One example: received, at most two pauses, and what must come of it."""

    name = forms.CharField(label=gettext_lazy("Tên ca"), max_length=200)
    filed_at = forms.DateTimeField(label=gettext_lazy("Nộp lúc"), widget=_MOMENT, required=False)
    received_at = forms.DateTimeField(label=gettext_lazy("Tiếp nhận lúc"), widget=_MOMENT)
    ground_1 = forms.ChoiceField(label=gettext_lazy("Tạm dừng vì"), required=False)
    stop_1 = forms.DateTimeField(label=gettext_lazy("Từ lúc"), widget=_MOMENT, required=False)
    go_on_1 = forms.DateTimeField(label=gettext_lazy("Đến lúc"), widget=_MOMENT, required=False)
    ground_2 = forms.ChoiceField(label=gettext_lazy("Tạm dừng lần nữa vì"), required=False)
    stop_2 = forms.DateTimeField(label=gettext_lazy("Từ lúc"), widget=_MOMENT, required=False)
    go_on_2 = forms.DateTimeField(label=gettext_lazy("Đến lúc"), widget=_MOMENT, required=False)
    due_at = forms.DateTimeField(label=gettext_lazy("Phải hẹn trả lúc"), widget=_MOMENT)

    def __init__(self, *args: Any, content: Content, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("(không tạm dừng)")), *((ground.key, ground.name) for ground in content.grounds)]
        for name in ("ground_1", "ground_2"):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        for name, at in list(given.items()):
            # A draft that holds a case of no calendar could not even be shown any more.
            if isinstance(at, datetime) and not FIRST_YEAR <= at.year <= LAST_YEAR:
                self.add_error(name, _("Xem lại năm."))
        for number in (1, 2):
            parts = [given.get(f"{name}_{number}") for name in ("ground", "stop", "go_on")]
            if any(parts) and not all(parts):
                self.add_error(f"ground_{number}", _("Ghi đủ căn cứ, lúc bắt đầu và lúc kết thúc."))
        return given

    def case(self) -> Case:
        """The case of a valid form."""
        given = self.cleaned_data
        acts: list[Act] = []
        for number in (1, 2):
            if ground := given[f"ground_{number}"]:
                acts.append(Act(local(given[f"stop_{number}"]), "stop", ground))
                acts.append(Act(local(given[f"go_on_{number}"]), "go_on", ground))
        received = given["received_at"].astimezone(ZONE)
        filed = given["filed_at"].astimezone(ZONE) if given["filed_at"] else received
        return Case(given["name"], filed, received, tuple(acts), given["due_at"].astimezone(ZONE))
