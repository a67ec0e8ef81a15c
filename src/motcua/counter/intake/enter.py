"""Take a dossier in: one form, sent as often as it takes, entered once.

Its buttons say what is wanted (``act``): ``find`` an applicant known here, ``open`` that one's data (logged),
``receive``, or ``file`` to be looked at later. Nothing typed is lost on the way.
"""

from __future__ import annotations

from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid4, uuid5

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.agencies.authority import today
from motcua.agencies.gate import OfficerRequest, officers
from motcua.agencies.models import Agency
from motcua.agencies.roles import Capability
from motcua.catalogue.content import Content, content_of, unsaid
from motcua.catalogue.models import Offering
from motcua.catalogue.no_appointment import codes_on
from motcua.catalogue.offered import offering_of
from motcua.counter.carry_out import actor
from motcua.counter.intake.applicant import about_applicant, filled_in
from motcua.counter.intake.checklist import ChecklistForm
from motcua.counter.intake.fee_form import FeeForm
from motcua.counter.intake.foreseen import foreseen
from motcua.counter.intake.intake_form import WAYS, IntakeForm
from motcua.register.actions.application import Application
from motcua.register.actions.file import file_application
from motcua.register.actions.receive import receive_at_counter
from motcua.register.actions.refused import Refused
from motcua.register.applicants import Likely, likely_duplicates
from motcua.register.blocks import open_codes
from motcua.register.own import Opened
from motcua.register.systems import OWN
from motcua.register.vocabulary import Mode

SCREEN = "trang tiếp nhận"
LONGEST_CODE = 30


@officers(Capability.INTAKE)
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: OfficerRequest, code: str) -> HttpResponse:
    """The form for one procedure that the officer's agency offers."""
    agency = request.desk.agency
    offering = offering_of(agency.pk, code[:LONGEST_CODE], today())
    if offering is None:
        raise Http404
    desk = _Desk(request, offering)
    if request.method != "POST":
        return desk.page()
    act = request.POST.get("act", "")
    if act == "find":
        return desk.page(request.POST.copy())
    if act == "open":
        data, filled = filled_in(request)
        return desk.page(data, opened=True, filled=filled)
    return desk.take_in(only_noted=act == "file")


class _Desk:
    """The forms of one request."""

    def __init__(self, request: OfficerRequest, offering: Offering) -> None:
        self.request, self.offering = request, offering
        self.agency = request.desk.agency
        self.procedure = offering.procedure.code
        self.content: Content = content_of(offering.version)
        self.at_once = self.procedure in codes_on(self.agency, today())
        self.refusal = ""

    def forms(self, data: QueryDict | None) -> tuple[IntakeForm, ChecklistForm, FeeForm]:
        """The three, with what was typed."""
        initial = {"token": str(uuid4()), "way": "no_appointment" if self.at_once else "counter"}
        codes = open_codes(self.agency)
        form = IntakeForm(data, codes=codes, at_once=self.at_once, initial=initial)
        return form, ChecklistForm(data, content=self.content), FeeForm(data, content=self.content)

    def page(
        self,
        data: QueryDict | None = None,
        *,
        opened: bool = False,
        filled: bool = False,
        forms: tuple[IntakeForm, ChecklistForm, FeeForm] | None = None,
        duplicates: list[Likely] | None = None,
        status: int = 200,
    ) -> HttpResponse:
        """The form: new, with what was typed (``data``), or as it was judged (``forms``)."""
        looked = data is not None
        form, checklist, fees = forms or self.forms(data)
        if forms is None and data is not None:
            for one in (form, checklist, fees):
                one.full_clean()
                one.errors.clear()
        if forms is not None:
            data = self.request.POST
        at = foreseen(self.agency, self.procedure, timezone.now())
        context: dict[str, Any] = {
            "offering": self.offering,
            "form": form,
            "checklist": checklist,
            "fees": fees,
            "unsaid": unsaid(self.content, "in_person"),
            "foreseen": at,
            "at_once": self.at_once,
            **about_applicant(self.request, data, looked=looked, opened=opened, filled=filled),
            "duplicates": duplicates or [],
            "refusal": self.refusal,
            "trail": [
                {"title": _("Trang đầu"), "url": "/"},
                {"title": _("Tiếp nhận hồ sơ"), "url": reverse("counter:intake_choose")},
                {"title": self.procedure},
            ],
        }
        return render(self.request, "counter/intake/enter.html", context, status=status)

    def take_in(self, *, only_noted: bool) -> HttpResponse:
        """Record it, or show what is wrong with everything typed still there."""
        forms = self.forms(self.request.POST)
        form, checklist, fees = forms
        across = self.request.POST.get("way") == "to_other"
        checklist.only_noted = only_noted or across
        right = [one.is_valid() for one in forms]  # each says what is wrong with it
        if not all(right):
            return self.page(forms=forms, status=422)
        told = form.cleaned_data
        likely = likely_duplicates(
            self.request.user, self.procedure, told["name"], told["id_number"], timezone.now()
        )
        uid = uuid5(NAMESPACE_URL, f"intake:{self.request.desk.officer.pk}:{told['token']}")
        fresh = [one for one in likely if one.dossier.uid != uid]
        if fresh and not told["warned"] and len(fresh) == len(likely):
            # A warning, never more: the same button once more takes it in.
            data = self.request.POST.copy()
            data["warned"] = "1"
            return self.page(forms=self.forms(data), duplicates=fresh)
        try:
            opened = self._record(
                self._application(form, checklist, fees, uid), only_noted=only_noted or across
            )
        except Refused as refused:
            self.refusal = str(refused)
            return self.page(forms=forms, status=422)
        if across:
            done = _("Đã ghi hồ sơ {code} nhận hộ: gửi đến {place}, thời hạn tính từ khi nơi đó tiếp nhận.")
        elif only_noted:
            done = _("Đã ghi hồ sơ {code}, chờ tiếp nhận.")
        else:
            done = _("Đã tiếp nhận hồ sơ {code}.")
        place = Agency.objects.get(pk=opened.agency).name if across else ""
        messages.success(self.request, done.format(code=opened.code, place=place))
        return redirect("counter:dossier", uid=opened.uid)

    def _record(self, application: Application, *, only_noted: bool) -> Opened:
        who = actor(self.request, Capability.INTAKE, SCREEN)
        if only_noted:
            return file_application(self.agency, application, who, filed_at=application.received_at)
        return receive_at_counter(self.agency, application, who)

    def _application(
        self, form: IntakeForm, checklist: ChecklistForm, fees: FeeForm, uid: UUID
    ) -> Application:
        told = form.cleaned_data
        way = WAYS[told["way"]]
        charges = fees.charges(str(way.channel))
        code = (OWN, told["block_code"]) if told["block_code"] else None
        if told["code"]:
            code = (told["system"], told["code"])
        return Application(
            self.procedure,
            form.person,
            channel=str(way.channel),
            mode=str(way.mode),
            components=checklist.components(),
            incomplete=checklist.cleaned_data["incomplete"].strip(),
            fee=sum(charge.total for charge in charges),
            charges=[charge.as_dict() for charge in charges],
            received_at=told["received_at"],
            code=code,
            competent=told["other"] if told["way"] == "to_other" else None,
            came_from=told["other"] if told["way"] == "from_other" else None,
            home=told["home"],
            home_note=told["home_note"].strip(),
            account=told["account"] if way.mode == Mode.ASSISTED else "",
            more={"delivery": {"v": told["delivery"] or "counter"}},
            uid=uid,
        )
