"""The forms of a draft: the head, and rows of papers, fees, results and grounds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any, TypeVar

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.catalogue.content import Component, Content, Fee, Ground, Result
from motcua.catalogue.models import Level
from motcua.catalogue.said import CHANNEL_NAMES, POLICY_NAMES, UNIT_CHOICES, WAITS_FOR_NAMES

MOST_ROWS = 150
MOST_DONG = 10**10
Part = TypeVar("Part", Component, Fee, Result, Ground)


class HeadForm(forms.Form):
    """The columns of a version, and the texts that have no rows."""

    name = forms.CharField(
        label=_("Tên thủ tục"), max_length=2_000, required=False, widget=forms.Textarea({"rows": 2})
    )
    field = forms.CharField(label=_("Lĩnh vực"), max_length=200, required=False)
    ministry = forms.CharField(label=_("Bộ, ngành công bố"), max_length=200, required=False)
    decision = forms.CharField(label=_("Quyết định công bố"), max_length=300, required=False)
    limit_number = forms.IntegerField(label=_("Thời hạn (số)"), min_value=1, max_value=10_000, required=False)
    limit_unit = forms.ChoiceField(
        label=_("Đơn vị thời hạn"),
        choices=[("", _("(chưa có thời hạn)")), *UNIT_CHOICES],
        required=False,
    )
    level = forms.ChoiceField(
        label=_("Mức độ dịch vụ công"), choices=[("", _("(chưa chọn)")), *Level.choices], required=False
    )
    legal_basis = forms.CharField(
        label=_("Căn cứ pháp lý"),
        help_text=_("Mỗi dòng một văn bản."),
        max_length=20_000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    conditions = forms.CharField(
        label=_("Yêu cầu, điều kiện"), max_length=20_000, required=False, widget=forms.Textarea({"rows": 3})
    )


class ComponentForm(forms.Form):
    """A paper."""

    key = forms.CharField(required=False, max_length=30, widget=forms.HiddenInput)
    name = forms.CharField(label=_("Tên giấy tờ"), max_length=2_000, widget=forms.Textarea({"rows": 2}))
    required = forms.BooleanField(label=_("Bắt buộc"), required=False)
    reusable = forms.BooleanField(label=_("Khai thác được từ dữ liệu"), required=False)
    originals = forms.IntegerField(
        label=_("Bản chính"), min_value=0, max_value=100, initial=1, required=False
    )
    copies = forms.IntegerField(label=_("Bản sao"), min_value=0, max_value=100, initial=0, required=False)
    template = forms.CharField(label=_("Mẫu đơn, tờ khai"), max_length=300, required=False)
    group = forms.CharField(label=_("Trường hợp"), max_length=500, required=False)

    def clean_originals(self) -> int:
        """Left empty, as in a line just added, it is the usual one."""
        return self._usual("originals")

    def clean_copies(self) -> int:
        """Likewise none."""
        return self._usual("copies")

    def _usual(self, name: str) -> int:
        told: int | None = self.cleaned_data[name]
        return int(self.fields[name].initial) if told is None else told


class FeeForm(forms.Form):
    """What is charged."""

    name = forms.CharField(label=_("Khoản thu"), max_length=300)
    amount = forms.IntegerField(label=_("Số tiền (đồng)"), min_value=0, max_value=MOST_DONG, required=False)
    per = forms.CharField(
        label=_("Tính trên"), max_length=60, required=False, help_text=_("trang, bản…; trống: hồ sơ")
    )
    channel = forms.ChoiceField(label=_("Cách nộp"), choices=list(CHANNEL_NAMES.items()), required=False)
    basis = forms.CharField(label=_("Căn cứ"), max_length=500, required=False)
    exemptions = forms.CharField(label=_("Miễn, giảm"), max_length=1_000, required=False)


class ResultForm(forms.Form):
    """What the applicant gets."""

    name = forms.CharField(label=_("Tên kết quả"), max_length=500)
    code = forms.CharField(label=_("Mã kết quả"), max_length=60, required=False)
    electronic = forms.BooleanField(label=_("Có bản điện tử"), required=False)


class GroundForm(forms.Form):
    """What stops the clock."""

    key = forms.SlugField(label=_("Mã"), max_length=30, help_text=_("chữ thường không dấu, ví dụ tai-chinh"))
    name = forms.CharField(label=_("Tên căn cứ"), max_length=200)
    article = forms.CharField(label=_("Điều, khoản"), max_length=300, required=False)
    waits_for = forms.ChoiceField(label=_("Chờ"), choices=list(WAITS_FOR_NAMES.items()))
    policy = forms.ChoiceField(label=_("Sau đó"), choices=list(POLICY_NAMES.items()))
    within_days = forms.IntegerField(
        label=_("Chỉ trong số ngày làm việc đầu"),
        help_text=_("0: lúc nào cũng được"),
        min_value=0,
        max_value=100,
        initial=0,
    )
    lapsed = forms.ChoiceField(
        label=_("Không bổ sung mà xử lý tiếp"),
        choices=list(POLICY_NAMES.items()),
        initial="resume",
        required=False,
    )

    def clean_lapsed(self) -> str:
        """The rest of the time goes on, where nothing was chosen."""
        return self.cleaned_data["lapsed"] or "resume"


ROWS: dict[str, tuple[type[forms.Form], type[Any], Any]] = {
    "components": (ComponentForm, Component, _("Thành phần hồ sơ")),
    "fees": (FeeForm, Fee, _("Phí, lệ phí")),
    "results": (ResultForm, Result, _("Kết quả")),
    "grounds": (GroundForm, Ground, _("Căn cứ tạm dừng thời hạn")),
}
"""Prefix → form of a row, the part that it makes, the heading."""


class DraftForm:
    """The head and the four tables together; ``given`` is what was posted, ``None`` for the draft as it stands."""

    def __init__(self, columns: Mapping[str, Any], content: Content, given: Any = None) -> None:
        self.before = content
        texts = {"legal_basis": "\n".join(content.legal_basis), "conditions": content.conditions}
        self.head = HeadForm(given, initial={**columns, **texts})
        self.tables: dict[str, Any] = {}
        for prefix, (form, _part, _title) in ROWS.items():
            factory = forms.formset_factory(
                form, extra=0, can_delete=True, max_num=MOST_ROWS, absolute_max=MOST_ROWS
            )
            rows = [asdict(row) for row in getattr(content, prefix)]
            self.tables[prefix] = factory(given, initial=rows, prefix=prefix)

    def is_valid(self) -> bool:
        """Whether every row can be kept; all are looked at, so that all faults are told at once."""
        return all([self.head.is_valid(), *(table.is_valid() for table in self.tables.values())])

    def columns(self) -> dict[str, Any]:
        """The columns of a valid form."""
        return {
            name: value
            for name, value in self.head.cleaned_data.items()
            if name not in ("legal_basis", "conditions")
        }

    def content(self) -> Content:
        """The parts of a valid form, without the rows that were struck out."""
        head = self.head.cleaned_data
        components = _numbered(self._rows("components", Component))
        return Content(
            components=components,
            fees=self._rows("fees", Fee),
            results=self._rows("results", Result),
            grounds=self._rows("grounds", Ground),
            legal_basis=tuple(line.strip() for line in head["legal_basis"].splitlines() if line.strip()),
            conditions=head["conditions"].strip(),
            component_count=len(components) or self.before.component_count,
        )

    def _rows(self, prefix: str, part: type[Part]) -> tuple[Part, ...]:
        names = {each.name for each in fields(part)}
        return tuple(
            part(**{name: value for name, value in form.cleaned_data.items() if name in names})
            for form in self.tables[prefix]
            if form.cleaned_data and not form.cleaned_data.get("DELETE")
        )


def with_another_row(given: Any, prefix: str) -> Any:
    """What was posted with one more empty row of that table."""
    data = given.copy()
    count = data.get(f"{prefix}-TOTAL_FORMS", "0")[:6]
    data[f"{prefix}-TOTAL_FORMS"] = str(min(int(count) + 1 if count.isdecimal() else 1, MOST_ROWS))
    return data


def _numbered(rows: tuple[Component, ...]) -> tuple[Component, ...]:
    """A key for every paper, those that had one keep it: requests for a paper name it by its key."""
    used = {row.key for row in rows if row.key}
    free = (f"tp-{number}" for number in range(1, MOST_ROWS * 2) if f"tp-{number}" not in used)
    return tuple(row if row.key else Component(**{**asdict(row), "key": next(free)}) for row in rows)
