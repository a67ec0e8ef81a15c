"""A procedure's page: what holds now, the versions, the commune's own limit; two versions side by side."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from motcua.agencies.gate import OfficerRequest, officers
from motcua.agencies.models import Agency
from motcua.agencies.roles import Capability
from motcua.catalogue.compare import describe, differences
from motcua.catalogue.content import content_of
from motcua.catalogue.doubts import message
from motcua.catalogue.drafts import version_for
from motcua.catalogue.limits import limit_of
from motcua.catalogue.make_version import Written
from motcua.catalogue.models import NoAppointment, Procedure, ProcedureDraft, ProcedureVersion
from motcua.catalogue.no_appointment import lay_down_no_appointment
from motcua.catalogue.offered import offering_of, promised_limit, statutory_limit
from motcua.catalogue.promise import set_promise
from motcua.catalogue.refused import CatalogueRefused
from motcua.catalogue.said import UNIT_CHOICES, limit_in_words
from motcua.control.catalogue.whose import procedure_named, today, trail
from motcua.rules.clock import Limit

UNITS = [("", gettext_lazy("(không rút ngắn)")), *UNIT_CHOICES]


class PromiseForm(forms.Form):
    """The commune's own limit; an empty unit takes it back."""

    number = forms.IntegerField(label=gettext_lazy("Số"), min_value=1, max_value=10_000, required=False)
    unit = forms.ChoiceField(label=gettext_lazy("Đơn vị"), choices=UNITS, required=False)
    basis = forms.CharField(label=gettext_lazy("Căn cứ rút ngắn"), max_length=300, required=False)

    def limit(self) -> Limit | None:
        """The limit of a valid form. Raises ``CatalogueRefused`` without a number."""
        unit = self.cleaned_data["unit"]
        if not unit:
            return None
        found = limit_of(self.cleaned_data["number"], unit)
        if found is None:
            raise CatalogueRefused(_("Ghi số của thời hạn rút ngắn."))
        return found


class DaysForm(forms.Form):
    """The weekdays on which the commune decides at once; none: by appointment every day."""

    weekdays = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Giải quyết ngay, không hẹn vào"),
        coerce=int,
        choices=[
            (1, gettext_lazy("thứ Hai")),
            (2, gettext_lazy("thứ Ba")),
            (3, gettext_lazy("thứ Tư")),
            (4, gettext_lazy("thứ Năm")),
            (5, gettext_lazy("thứ Sáu")),
            (6, gettext_lazy("thứ Bảy")),
        ],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


@require_safe
@officers(None)
def procedure(request: OfficerRequest, code: str) -> HttpResponse:
    """What holds today for the agency, and every version that there was."""
    return _show(request, procedure_named(code))


@require_POST
@officers(Capability.CATALOGUE)
def promise(request: OfficerRequest, code: str) -> HttpResponse:
    """Lay down the commune's own shorter limit, or take it back."""
    named = procedure_named(code)
    offering = offering_of(request.desk.agency.pk, named.code, today())
    form = PromiseForm(request.POST)
    if offering is None or not form.is_valid():
        return _show(request, named, form, status=422)
    try:
        set_promise(offering, form.limit(), form.cleaned_data["basis"])
    except CatalogueRefused as refused:
        form.add_error(None, str(refused))
        return _show(request, named, form, status=422)
    messages.success(request, _("Đã ghi thời hạn của xã."))
    return redirect("control:procedure", named.code)


@require_POST
@officers(Capability.CATALOGUE)
def no_appointment(request: OfficerRequest, code: str) -> HttpResponse:
    """Set on which days the commune decides this procedure at once."""
    named = procedure_named(code)
    form = DaysForm(request.POST)
    if not form.is_valid():
        return _show(request, named, days_form=form, status=422)
    lay_down_no_appointment(request.desk.agency, named.code, form.cleaned_data["weekdays"])
    messages.success(request, _("Đã ghi những ngày giải quyết không hẹn."))
    return redirect("control:procedure", named.code)


@require_safe
@officers(None)
def compare(request: OfficerRequest, code: str) -> HttpResponse:
    """Two versions side by side: by default the newest and the one before it."""
    named = procedure_named(code)
    versions = list(named.versions.order_by("-number"))
    after = _chosen(named, request.GET.get("den", ""), versions[:1])
    before = _chosen(named, request.GET.get("tu", ""), versions[1:2])
    context = {
        "procedure": named,
        "versions": versions,
        "before": before,
        "after": after,
        "differences": differences(Written.of(before), Written.of(after)) if before and after else [],
        "trail": trail(
            (named.code, reverse("control:procedure", args=[named.code])), (_("So sánh phiên bản"), "")
        ),
    }
    return render(request, "control/catalogue/compare.html", context)


def _chosen(named: Procedure, number: str, otherwise: list[ProcedureVersion]) -> ProcedureVersion | None:
    if number.isdecimal() and len(number) < 6:
        return get_object_or_404(named.versions, number=int(number))
    return otherwise[0] if otherwise else None


def _show(
    request: OfficerRequest,
    named: Procedure,
    form: PromiseForm | None = None,
    days_form: DaysForm | None = None,
    status: int = 200,
) -> HttpResponse:
    desk = request.desk
    offering = offering_of(desk.agency.pk, named.code, today())
    version = offering.version if offering else version_for(desk.agency, named)
    content = content_of(version) if version else None
    may_edit = desk.may(Capability.CATALOGUE)
    context: dict[str, Any] = {
        "procedure": named,
        "version": version,
        "offering": offering,
        "statutory": limit_in_words(_limit(version)),
        "promised": limit_in_words(promised_limit(offering)) if offering and offering.promised_unit else "",
        "content": content,
        "parts": _parts(content),
        "doubts": [message(doubt["code"], doubt["value"]) for doubt in version.doubts] if version else [],
        "versions": named.versions.select_related("published_by").order_by("-number"),
        "draft": ProcedureDraft.objects.filter(agency=desk.agency, procedure=named)
        .select_related("author")
        .first(),
        "form": form or _form(offering),
        "days": (days := _days(desk.agency, named)),
        "days_form": days_form or DaysForm(initial={"weekdays": days}),
        "may_edit": may_edit,
        "may_promise": may_edit and offering is not None and statutory_limit(offering) is not None,
        "trail": trail((named.code, "")),
    }
    return render(request, "control/catalogue/procedure.html", context, status=status)


def _days(agency: Agency, named: Procedure) -> list[int]:
    found = NoAppointment.objects.filter(agency=agency, procedure=named).first()
    return list(found.weekdays) if found else []


def _form(offering: Any) -> PromiseForm:
    if offering is None:
        return PromiseForm()
    return PromiseForm(
        initial={
            "number": offering.promised_number,
            "unit": offering.promised_unit,
            "basis": offering.promised_basis,
        }
    )


def _limit(version: ProcedureVersion | None) -> Limit | None:
    return limit_of(version.limit_number, version.limit_unit) if version else None


def _parts(content: Any) -> list[dict[str, Any]]:
    if content is None:
        return []
    return [
        {"title": title, "rows": [describe(row) for row in rows]}
        for title, rows in (
            (_("Thành phần hồ sơ"), content.components),
            (_("Phí, lệ phí"), content.fees),
            (_("Kết quả"), content.results),
            (_("Căn cứ tạm dừng thời hạn"), content.grounds),
        )
    ] + [{"title": _("Căn cứ pháp lý"), "rows": list(content.legal_basis)}]
