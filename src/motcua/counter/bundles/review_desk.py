"""What was filed of a request for linked procedures, before the officer who accepts it: its papers, its fees."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.http import QueryDict

from motcua.catalogue.content import unsaid
from motcua.counter.bundles.request_form import SharedChecklist
from motcua.counter.intake.fee_form import FeeForm
from motcua.counter.intake.review import stated
from motcua.register.actions.accept_bundle import Found
from motcua.register.linked.asked import asked_for
from motcua.register.models import Bundle
from motcua.register.own import Opened, read_owned
from motcua.register.vocabulary import FactKind


class ReviewDesk:
    """``data`` is what was typed, ``None`` at first: then everything stands as it was filed."""

    def __init__(self, bundle: Bundle, now: datetime, data: QueryDict | None = None) -> None:
        self.members = list(bundle.members.select_related("dossier").order_by("position"))
        self.opened: dict[str, Opened] = {one.key: read_owned(one.dossier_id) for one in self.members}
        codes = {key: one.state.procedure for key, one in self.opened.items()}
        # Those of the bundle that are asked for, in the order of the request.
        found = {one.member.key: one for one in asked_for(bundle.agency, bundle.offer, codes, now)}
        self.asked = [found[one.key] for one in self.members if one.key in found]
        self.channel = self.leading.state.channel
        self.checklist = SharedChecklist(
            data,
            asked=self.asked,
            chosen=tuple(self.opened),
            filed={key: self._told(key, FactKind.COMPONENTS) for key in self.opened},
        )
        self.fees = {
            one.member.key: FeeForm(
                data,
                content=one.content,
                channel=self.channel,
                told=self._told(one.member.key, FactKind.CHARGES),
                prefix=f"phi-{one.member.key}",
            )
            for one in self.asked
        }

    @property
    def leading(self) -> Opened:
        """The dossier that stands for the whole."""
        return self.opened[self.members[0].key]

    def is_valid(self) -> bool:
        """Whether everything is right; each form says what is wrong with it."""
        forms_sent: list[forms.Form] = [self.checklist, *self.fees.values()]
        right = [one.is_valid() for one in forms_sent]  # all of them are judged
        return all(right)

    def found(self) -> dict[str, Found]:
        """What was found of each member; with no line of its fees filled in, what the filing stated stays."""
        why = self.checklist.cleaned_data["incomplete"].strip()
        told = {}
        for one in self.asked:
            key = one.member.key
            papers = self.checklist.of(key)
            charges = [charge.as_dict() for charge in self.fees[key].charges(self.channel)]
            lacks = any(paper["form"] == "missing" for paper in papers)
            told[key] = Found(
                papers if one.content.components else None, charges or None, why if lacks else ""
            )
        return told

    def fee_rows(self) -> list[dict[str, Any]]:
        """For the page: the fees of each procedure, and what its filing stated."""
        return [
            {
                "name": one.member.name,
                "form": self.fees[one.member.key],
                "unsaid": unsaid(one.content, self.channel),
                "stated": stated(self.opened[one.member.key]),
            }
            for one in self.asked
        ]

    def _told(self, key: str, kind: str) -> Any:
        return self.opened[key].course.told.get(kind) or ()
