"""What the forms of all verbs have in common."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.counter.act_forms import MOMENT_FORMATS
from motcua.counter.scan_field import scan_of
from motcua.register.actions.attach import Scanned
from motcua.register.actions.pausing import WAITS_FOR
from motcua.register.actions.standing import calendar_of
from motcua.register.appraise import shown
from motcua.register.own import Opened
from motcua.register.write import Actor

LONGEST = 2000
DAY_FORMATS = ["%Y-%m-%d", "%d/%m/%Y"]


@dataclass(frozen=True, slots=True)
class Case:
    """A dossier before an officer at an instant: what a verb and its form are about."""

    opened: Opened
    actor: Actor
    now: datetime


class VerbForm(forms.Form):
    """The fields of a verb. ``seq``: the last event that the officer saw, so that a second click is known for one.

    ``LIVE`` names the fields on which the foreseen dates depend: the page asks anew when one changes.
    """

    LIVE: ClassVar[tuple[str, ...]] = ()
    WAITS: ClassVar[tuple[str, ...]] = ()

    seq = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=10**9)

    def __init__(
        self, data: Any = None, files: Any = None, *, case: Case, initial: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(data, files, initial={"seq": case.opened.head_seq, **(initial or {})})
        self.case = case
        self.arrange()
        for name in self.LIVE:
            if name in self.fields:
                self.fields[name].widget.attrs["data-ct-live"] = ""

    def arrange(self) -> None:
        """Give the fields the choices that this dossier has; drop those that it does not need."""

    def given(self) -> dict[str, Any]:
        """The arguments of the act, from what was typed. Only after ``is_valid``."""
        return {
            name: value for name, value in self.cleaned_data.items() if name not in ("seq", "sure", "scan")
        }

    def scanned(self) -> Scanned | None:
        """A scan that is attached along with the act, named by its evidence. Raises ``Refused``."""
        return scan_of(self.cleaned_data, str(self.cleaned_data.get("evidence", "")))

    def supposed(self) -> dict[str, Any]:
        """Arguments by which the act can be foreseen before anything was typed."""
        return {}

    def choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        """Let a field choose among these; hide it where there is but one."""
        field = self.fields[name]
        field.choices = choices  # type: ignore[attr-defined]
        if len(choices) == 1:
            field.widget = forms.HiddenInput()
        if choices and self.initial.get(name) not in dict(choices):
            self.initial[name] = choices[0][0]

    def ask_to_be_sure(self) -> None:
        """Add the box that must be ticked before what cannot be undone."""
        self.fields["sure"] = forms.BooleanField(
            label=_("Tôi đã kiểm tra; việc này không hoàn tác được"),
            error_messages={"required": _("Đánh dấu vào ô này để xác nhận.")},
        )


class AnswerForm(VerbForm):
    """Forms that answer an open wait: which one, where the dossier waits for several."""

    key = forms.ChoiceField(label=gettext_lazy("Lần chờ"))

    def arrange(self) -> None:
        waiting = [one for one in self.case.opened.course.open_pauses if one.kind in self.WAITS]
        words = _("{what} ({whose}), từ {since}")
        self.choose(
            "key",
            [
                (
                    one.key,
                    words.format(
                        what=WAITS_FOR.get(one.kind, one.kind), whose=one.whose, since=shown(one.since)
                    ),
                )
                for one in waiting
            ],
        )

    def supposed(self) -> dict[str, Any]:
        return {"key": str(self.initial.get("key", ""))}


def words(label: Any, *, required: bool = True, help_text: Any = "", rows: int = 3) -> forms.CharField:
    """A field for some sentences."""
    return forms.CharField(
        label=label,
        max_length=LONGEST,
        required=required,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def day(label: Any, help_text: Any = "", *, required: bool = True) -> forms.DateField:
    """A field for a day."""
    return forms.DateField(
        label=label,
        required=required,
        input_formats=DAY_FORMATS,
        help_text=help_text,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": gettext_lazy("Ghi ngày như 14/06/2026.")},
    )


def moment(label: Any, *, required: bool = True) -> forms.DateTimeField:
    """A field for a day and an hour."""
    return forms.DateTimeField(
        label=label,
        required=required,
        input_formats=MOMENT_FORMATS,
        widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"}),
        error_messages={"invalid": gettext_lazy("Ghi ngày giờ như 14/06/2026 16:30.")},
    )


def end_of(one: date, case: Case) -> datetime:
    """When the office that deals with the dossier closes on a day."""
    return calendar_of(case.opened).end_of_day(one)
