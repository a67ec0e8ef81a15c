"""Forms of the verbs that bring a dossier to another step: whereto, to which unit, to whom."""

from __future__ import annotations

from functools import cached_property
from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.agencies.models import Agency, AgencyKind, Officer
from motcua.agencies.players import players, playing
from motcua.counter.desk.forms.base import VerbForm, words
from motcua.counter.desk.forms.late_choice import LateChoiceField
from motcua.register.actions.approve import Approve, proposed
from motcua.register.actions.forward import Forward, Move, Return
from motcua.register.actions.own import proposer
from motcua.register.actions.propose import Propose
from motcua.register.terms import process_of
from motcua.register.vocabulary import Outcome
from motcua.rules.process import Step

ASKS_FOR_A_UNIT = ("handle", "review")


class MoveForm(VerbForm):
    """The steps that may follow, the units of the commune where the step names none, who plays its role."""

    LIVE = ("to", "outcome")
    MOVE: ClassVar[type[Move]] = Forward

    to = forms.ChoiceField(label=gettext_lazy("Chuyển tới bước"), widget=forms.RadioSelect)
    unit = forms.ModelChoiceField(
        label=gettext_lazy("Đơn vị"),
        queryset=Agency.objects.none(),
        required=False,
        empty_label=gettext_lazy("Giữ đơn vị hiện tại"),
    )
    officer = LateChoiceField(
        label=gettext_lazy("Người nhận"),
        queryset=Officer.objects.none(),
        required=False,
        empty_label=gettext_lazy("Ai giữ phần việc này cũng nhận được"),
    )
    remark = words(gettext_lazy("Ý kiến"), required=False, rows=2)

    def arrange(self) -> None:
        steps = self.steps()
        self.choose("to", [(step.key, step.name) for step in steps])
        agency = self.case.opened.agency
        units = Agency.objects.filter(parent=agency, kind=AgencyKind.UNIT).order_by("name")
        if any(step.kind in ASKS_FOR_A_UNIT and not step.unit for step in steps) and units.exists():
            self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        else:
            del self.fields["unit"]
        self._officers(steps)

    def steps(self) -> tuple[Step, ...]:
        """Whereto it may go; none where the dossier is at no step."""
        opened = self.case.opened
        here = opened.course.here
        if here is None:
            return ()
        return self.MOVE(opened.id, self.case.actor).choices(process_of(opened.course), here.key)

    def _officers(self, steps: tuple[Step, ...]) -> None:
        """Who plays the roles of the steps, without who may not: where a step asks for other eyes.

        Nobody is asked for until the list is shown, or somebody was chosen of it.
        """
        opened = self.case.opened
        self.places = {opened.agency, opened.receiver if any(one.kind == "hand_over" for one in steps) else 0}
        self.roles = {step.role for step in steps if step.role}
        field: Any = self.fields["officer"]
        field.choose_from(lambda: self._who(steps))
        field.label_from_instance = self._named

    def _who(self, steps: tuple[Step, ...]) -> QuerySet[Officer]:
        found = playing(self.roles, self.places)
        if steps and all(step.four_eyes for step in steps):
            doers = {self.case.actor.officer.pk, proposer(self.case.opened)}
            found = found.exclude(pk__in=[one for one in doers if one is not None])
        return found

    def given(self) -> dict[str, Any]:
        told = super().given()
        chosen = told.get("officer")
        if chosen is not None and told.get("unit") is None:
            told["unit"] = self._unit_of(chosen)
        return told

    def _unit_of(self, chosen: Officer) -> Agency | None:
        """The unit at which an officer plays the role, so that the dossier lies there too."""
        place = self.seats.get(chosen.pk)
        return place if place is not None and place.kind == AgencyKind.UNIT else None

    @cached_property
    def seats(self) -> dict[int, Agency]:
        """Where each of those who may be chosen plays the role, by the officer's id."""
        return {one.officer.pk: one.place for one in reversed(players(self.roles, self.places))}

    def _named(self, one: Officer) -> str:
        place = self.seats.get(one.pk)
        if place is None or place.kind != AgencyKind.UNIT:
            return one.name
        return _("{name}, {unit}").format(name=one.name, unit=place.name)

    def supposed(self) -> dict[str, Any]:
        return {"to": str(self.initial.get("to", ""))}


class ForwardForm(MoveForm):
    """Pass on."""


class ReturnForm(MoveForm):
    """Give back, with the reason."""

    MOVE = Return

    remark = words(gettext_lazy("Lý do chuyển lại"), help_text=gettext_lazy("Người nhận cần làm gì."), rows=2)

    def supposed(self) -> dict[str, Any]:
        return {**super().supposed(), "remark": "…"}


class ProposeForm(MoveForm):
    """What should come of it."""

    MOVE = Propose

    outcome = forms.ChoiceField(
        label=gettext_lazy("Đề xuất"),
        choices=[
            (Outcome.ISSUED.value, gettext_lazy("Giải quyết, ban hành kết quả")),
            (Outcome.REFUSED.value, gettext_lazy("Từ chối giải quyết")),
        ],
        initial=Outcome.ISSUED.value,
        widget=forms.RadioSelect,
    )
    reason = words(
        gettext_lazy("Lý do, ý kiến"), required=False, help_text=gettext_lazy("Bắt buộc khi đề xuất từ chối.")
    )
    remark = None  # type: ignore[assignment]
    field_order = ("outcome", "reason", "to", "unit", "officer")

    def supposed(self) -> dict[str, Any]:
        outcome = str(self.initial.get("outcome", Outcome.ISSUED.value))
        return {**super().supposed(), "outcome": outcome, "reason": "…"}


class ApproveForm(MoveForm):
    """Sign what was proposed: a refusal ends here, so it asks for the papers and for no next step."""

    MOVE = Approve

    papers_back = forms.BooleanField(
        label=gettext_lazy("Trả lại hồ sơ cho người nộp tại quầy"), required=False, initial=True
    )

    def arrange(self) -> None:
        if proposed(self.case.opened)["outcome"] == Outcome.REFUSED:
            for name in ("to", "unit", "officer"):
                del self.fields[name]
        else:
            super().arrange()
            del self.fields["papers_back"]
