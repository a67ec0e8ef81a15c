"""The forms of one request for linked procedures before the officer, and the page that they make."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import uuid4

from django import forms
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.agencies.gate import OfficerRequest
from motcua.catalogue.content import Charge, unsaid
from motcua.catalogue.models import BundleOffer
from motcua.counter.bundles.request_form import PartsForm, SharedChecklist, WhoForm
from motcua.counter.fact_words import value_in_words
from motcua.counter.intake.applicant import about_applicant
from motcua.counter.intake.fee_form import FeeForm
from motcua.counter.intake.intake_form import WAYS
from motcua.register.actions.bundle import Part
from motcua.register.applicants import Likely, likely_duplicates
from motcua.register.blocks import open_codes
from motcua.register.linked.asked import Asked, asked_for, outlook
from motcua.register.vocabulary import FactKind

SHOWN_DUPLICATES = 10


class RequestDesk:
    """``data`` is what was typed, ``None`` at first."""

    def __init__(
        self, request: OfficerRequest, offer: BundleOffer, now: datetime, data: QueryDict | None = None
    ) -> None:
        self.request, self.offer, self.now, self.data = request, offer, now, data
        self.agency = request.desk.agency
        self.asked = asked_for(self.agency, offer, _codes(data), now)
        self.parts = PartsForm(data, offer=offer, asked=self.asked, at=now)
        self.who = WhoForm(
            data, codes=open_codes(self.agency), initial={"token": str(uuid4()), "way": "counter"}
        )
        # Those whose code the case decides come last: choosing one renames no field before it.
        ordered = sorted(self.asked, key=lambda one: not one.member.procedure)
        self.checklist = SharedChecklist(data, asked=ordered, chosen=self.parts.chosen)
        self.fees = {
            one.member.key: FeeForm(data, content=one.content, prefix=f"phi-{one.member.key}")
            for one in self.asked
        }

    @property
    def forms(self) -> list[forms.Form]:
        """All that are sent together; of fees those of what is asked for."""
        return [self.parts, self.who, self.checklist, *(self.fees[key] for key in self.parts.chosen)]

    def is_valid(self) -> bool:
        """Whether everything is right; each form says what is wrong with it."""
        right = [one.is_valid() for one in self.forms]  # all of them are judged
        return all(right)

    @property
    def channel(self) -> str:
        """By which channel the request comes, as far as is typed."""
        way = WAYS.get(str(self.data.get("way", ""))) if self.data is not None else None
        return str((way or WAYS["counter"]).channel)

    def duplicates(self) -> list[Likely]:
        """Dossiers that may be what is asked for here."""
        told = self.who.cleaned_data
        found: dict[int, Likely] = {}
        for one in self.asked:
            if one.procedure and one.member.key in self.parts.chosen:
                name, number = told["name"], told["id_number"]
                for likely in likely_duplicates(self.request.user, one.procedure, name, number, self.now):
                    found.setdefault(likely.dossier.pk, likely)
        return list(found.values())[:SHOWN_DUPLICATES]

    def given(self) -> dict[str, Part]:
        """What goes to each procedure that is asked for."""
        why = self.checklist.cleaned_data["incomplete"].strip()
        parts = {}
        for one in self.asked:
            key = one.member.key
            if key not in self.parts.chosen:
                continue
            papers, charges = self.checklist.of(key), self.fees[key].charges(self.channel)
            parts[key] = Part(
                papers,
                why if any(paper["form"] == "missing" for paper in papers) else "",
                sum(charge.total for charge in charges),
                [charge.as_dict() for charge in charges],
                procedure=one.procedure,
            )
        return parts

    def warned(self, duplicates: list[Likely]) -> HttpResponse:
        """The page with a warning, never more: the same button once more takes it in."""
        data = self.request.POST.copy()
        data["warned"] = "1"
        again = RequestDesk(self.request, self.offer, self.now, data)
        return again.page(duplicates=duplicates)

    def page(
        self,
        *,
        looked: bool = False,
        opened: bool = False,
        filled: bool = False,
        judged: bool = False,
        refusal: str = "",
        duplicates: list[Likely] | None = None,
    ) -> HttpResponse:
        """The form; unless it was ``judged`` nothing is said of what is not filled in yet."""
        if self.data is not None and not judged:
            for form in self.forms:
                form.full_clean()
                form.errors.clear()
        context: dict[str, Any] = {
            "offer": self.offer,
            "parts": self.parts,
            "form": self.who,
            "checklist": self.checklist,
            "fees": [self._fees(one) for one in self.asked if one.member.key in self.parts.chosen],
            "wrong": judged and any(form.errors for form in self.forms),
            "refusal": refusal,
            "duplicates": duplicates or [],
            **self._reckoned(),
            **about_applicant(self.request, self.data, looked=looked, opened=opened, filled=filled),
            "here": reverse("counter:bundle_receive", args=[self.offer.key]),
            "trail": [
                {"title": _("Trang đầu"), "url": "/"},
                {"title": _("Nhóm liên thông"), "url": reverse("counter:bundles")},
                {"title": _("Tiếp nhận"), "url": reverse("counter:bundle_choose")},
                {"title": self.offer.name},
            ],
        }
        return render(self.request, "counter/bundles/receive.html", context, status=422 if judged else 200)

    def _fees(self, one: Asked) -> dict[str, Any]:
        asked = unsaid(one.content, self.channel)
        return {"name": one.member.name, "form": self.fees[one.member.key], "unsaid": asked}

    def _reckoned(self) -> dict[str, Any]:
        """The dates, and what is to pay, of what is chosen now."""
        at_once = bool(self.data is not None and self.data.get("at_once"))
        plan = outlook(self.agency, self.asked, self.parts.chosen, at_once, self.now)
        planned = {each.member.key: each for each in plan.members} if plan else {}
        rows, total = [], 0
        for one in self.asked:
            key = one.member.key
            if key not in self.parts.chosen:
                continue
            owed = sum(charge.total for charge in self._charges(self.fees[key]))
            total += owed
            rows.append({"asked": one, "plan": planned.get(key), "fee": value_in_words(FactKind.FEE, owed)})
        return {"rows": rows, "plan": plan, "total": value_in_words(FactKind.FEE, total)}

    def _charges(self, form: FeeForm) -> list[Charge]:
        if form.is_bound:
            return form.charges(self.channel)
        return [
            Charge(fee.name, fee.amount or 0, 0 if fee.per else 1)
            for fee in form.fees
            if fee.channel in ("", self.channel)
        ]


def _codes(data: QueryDict | None) -> dict[str, str]:
    """Key → the code that was chosen for a procedure whose code the case decides."""
    if data is None:
        return {}
    return {name[5:]: str(data[name])[:30] for name in data if name.startswith("code-") and data[name]}
