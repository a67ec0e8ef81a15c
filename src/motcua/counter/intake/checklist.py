"""The checklist of papers as a form: of each, whether original, copy, data used again or missing, and how many."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.catalogue.content import Component, Content
from motcua.register.actions.application import LONGEST_VALUE, MOST_COUNT, MOST_PAPERS

NOT_NEEDED = ""
FORMS = (
    (NOT_NEEDED, gettext_lazy("không thuộc trường hợp này")),
    ("original", gettext_lazy("bản chính")),
    ("copy", gettext_lazy("bản sao")),
    ("reused", gettext_lazy("dùng dữ liệu đã có")),
    ("missing", gettext_lazy("còn thiếu")),
)


class ChecklistForm(forms.Form):
    """Three fields per paper, ``form_<n>``, ``count_<n>``, ``digitised_<n>``; and why it is taken with one missing."""

    incomplete = forms.CharField(
        label=gettext_lazy("Vì sao vẫn nhận dù còn thiếu"), max_length=LONGEST_VALUE, required=False
    )

    def __init__(
        self,
        data: Any = None,
        *,
        content: Content,
        told: Sequence[Mapping[str, Any]] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(data, **kwargs)
        self.papers = content.components[:MOST_PAPERS]
        known = {one["key"]: one for one in told}
        for place, paper in enumerate(self.papers):
            for name, field in _fields(paper, known.get(paper.key), told_before=bool(told)).items():
                self.fields[f"{name}_{place}"] = field

    def rows(self) -> Iterable[dict[str, Any]]:
        """The papers with their fields, for the table."""
        for place, paper in enumerate(self.papers):
            yield {
                "paper": paper,
                "form": self[f"form_{place}"],
                "count": self[f"count_{place}"],
                "digitised": self[f"digitised_{place}"],
            }

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        missing = [one["name"] for one in self.components() if one["form"] == "missing"]
        if missing and not str(told.get("incomplete", "")).strip() and not self.only_noted:
            names = "; ".join(name[:80] for name in missing[:5])
            self.add_error(
                "incomplete",
                _("Còn thiếu: {names}. Hướng dẫn người nộp, hoặc ghi vì sao vẫn nhận.").format(names=names),
            )
        return told

    only_noted = False
    """A dossier that is only entered, to be looked at later, may lack papers."""

    def components(self) -> list[dict[str, Any]]:
        """The checklist as acts take it; papers of other cases are left out."""
        found = []
        for place, paper in enumerate(self.papers):
            form = self.cleaned_data.get(f"form_{place}", NOT_NEEDED)
            if form == NOT_NEEDED:
                continue
            brought = form in ("original", "copy")
            found.append(
                {
                    "key": paper.key,
                    "name": paper.name[:LONGEST_VALUE],
                    "form": form,
                    "count": (self.cleaned_data.get(f"count_{place}") or 1) if brought else 0,
                    "digitised": brought and bool(self.cleaned_data.get(f"digitised_{place}")),
                }
            )
        return found


def _fields(
    paper: Component, known: Mapping[str, Any] | None, *, told_before: bool
) -> dict[str, forms.Field]:
    usual = "copy" if paper.copies and not paper.originals else "original"
    first = usual if paper.required else NOT_NEEDED
    if told_before:
        first = str(known["form"]) if known else NOT_NEEDED
    name = paper.name[:120]
    count = (known or {}).get("count") or paper.originals or paper.copies or 1
    return {
        "form": forms.ChoiceField(
            label=_("Hình thức: {name}").format(name=name), choices=FORMS, initial=first, required=False
        ),
        "count": forms.IntegerField(
            label=_("Số bản: {name}").format(name=name),
            min_value=0,
            max_value=MOST_COUNT,
            initial=count,
            required=False,
            widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        ),
        "digitised": forms.BooleanField(
            label=_("Đã số hóa: {name}").format(name=name),
            initial=bool((known or {}).get("digitised")),
            required=False,
        ),
    }
