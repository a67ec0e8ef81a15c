"""Procedures about which a source left something open: an officer decides, with the reason."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from motcua.agencies.gate import OfficerRequest, officers
from motcua.agencies.numbers import number
from motcua.agencies.roles import Capability
from motcua.catalogue.doubtful import LIMIT_DOUBTS, WHOSE_DOUBTS, Doubtful, decide, doubtful
from motcua.catalogue.models import DoubtDecision, Level
from motcua.catalogue.refused import CatalogueRefused
from motcua.catalogue.said import UNIT_CHOICES
from motcua.control.catalogue.whose import catalogue_changed, page_number, trail

PAGE = 30
DECISIONS_SHOWN = 20
NOT_CHOSEN = ("", gettext_lazy("(chọn)"))
"""Nothing is chosen beforehand: what a person decides must be what they chose."""
KINDS = {
    "no_limit": gettext_lazy("Chưa ghi thời hạn"),
    "limit_without_unit": gettext_lazy("Thời hạn không có đơn vị"),
    "several_limits": gettext_lazy("Nhiều thời hạn"),
    "vertical": gettext_lazy("Của cơ quan ngành dọc"),
    "other_level": gettext_lazy("Của cơ quan cấp khác"),
    "agency_not_stated": gettext_lazy("Chưa ghi cơ quan"),
    "name_to_check": gettext_lazy("Tên cần đối chiếu"),
    "no_field": gettext_lazy("Chưa ghi lĩnh vực"),
    "no_level": gettext_lazy("Chưa ghi mức độ"),
}


class DecisionForm(forms.Form):
    """The answer that the kind of doubt asks for, and why."""

    reason = forms.CharField(label=gettext_lazy("Căn cứ, lý do"), max_length=500)

    def __init__(self, given: Any = None, *, one: Doubtful) -> None:
        super().__init__(given, auto_id=f"id_{one.version.pk}_{one.code}_%s")
        answers = _answers(one)
        self.fields = {**answers, **self.fields}

    def answer(self) -> dict[str, Any]:
        """What ``doubtful.decide`` takes, of a valid form."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "reason"}
        if "ours" in given:
            given["ours"] = given["ours"] == "yes"
        return given


def _answers(one: Doubtful) -> dict[str, forms.Field]:
    if one.code in LIMIT_DOUBTS:
        units = [NOT_CHOSEN, *UNIT_CHOICES]
        return {
            "limit_number": forms.IntegerField(
                label=_("Thời hạn (số)"), min_value=1, max_value=10_000, required=False
            ),
            "limit_unit": forms.ChoiceField(label=_("Đơn vị"), choices=units),
        }
    if one.code in WHOSE_DOUBTS:
        choices = [
            NOT_CHOSEN,
            ("no", _("Không thuộc UBND cấp xã: không cung cấp")),
            ("yes", _("Thuộc UBND cấp xã: cung cấp")),
        ]
        return {"ours": forms.ChoiceField(label=_("Thẩm quyền"), choices=choices)}
    if one.code == "no_level":
        return {"level": forms.ChoiceField(label=_("Mức độ"), choices=[NOT_CHOSEN, *Level.choices])}
    if one.code == "no_field":
        return {"field": forms.CharField(label=_("Lĩnh vực"), max_length=200)}
    name = forms.CharField(
        label=_("Tên đúng"), max_length=2_000, initial=one.version.name, widget=forms.Textarea({"rows": 2})
    )
    return {"name": name}


@require_safe
@officers(Capability.CATALOGUE)
def doubts(request: OfficerRequest) -> HttpResponse:
    """The open questions, of one kind where the address names it."""
    return _list(request, request.GET.get("loai", ""))


@require_POST
@officers(Capability.CATALOGUE)
def decide_doubt(request: OfficerRequest, pk: int, kind: str) -> HttpResponse:
    """Record the answer; it makes a new version."""
    agency = request.desk.agency
    one = next((each for each in doubtful(agency, kind) if each.version.pk == pk), None)
    if one is None:
        if DoubtDecision.objects.filter(agency=agency, version=pk, code=kind).exists():
            messages.info(request, _("Điểm này đã được quyết định trước đó."))
            return redirect("control:catalogue_doubts")
        raise Http404
    form = DecisionForm(request.POST, one=one)
    if form.is_valid():
        try:
            with transaction.atomic():
                made = decide(
                    agency, pk, kind, form.answer(), form.cleaned_data["reason"], request.desk.officer
                )
                catalogue_changed(agency)
        except CatalogueRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(
                request,
                _("{code}: {decided}. Đã thành phiên bản {number}.").format(
                    code=one.version.procedure.code, decided=made.decided, number=made.new_version.number
                ),
            )
            return redirect(f"{reverse('control:catalogue_doubts')}?loai={kind}")
    return _list(request, kind, {(pk, kind): form}, status=422)


def _list(
    request: OfficerRequest,
    kind: str,
    bound: dict[tuple[int, str], DecisionForm] | None = None,
    status: int = 200,
) -> HttpResponse:
    agency, bound = request.desk.agency, bound or {}
    found = doubtful(agency)
    kind = kind if kind in KINDS else ""
    chosen = [one for one in found if kind in ("", one.code)]
    # A form with an error must be on the page that is shown, wherever it stood.
    chosen.sort(key=lambda one: (one.version.pk, one.code) not in bound)
    page = Paginator(chosen, PAGE).get_page(page_number(request))
    here = reverse("control:catalogue_doubts")
    counts = {name: sum(one.code == name for one in found) for name in KINDS}
    context = {
        "lists": [
            {"title": _("Tất cả"), "count": number(len(found)), "url": here, "active": not kind},
            *(
                {
                    "title": title,
                    "count": number(counts[name]),
                    "url": f"{here}?loai={name}",
                    "active": name == kind,
                }
                for name, title in KINDS.items()
                if counts[name]
            ),
        ],
        "rows": [
            {
                "one": one,
                "form": bound.get((one.version.pk, one.code)) or DecisionForm(one=one),
                "open": (one.version.pk, one.code) in bound,
            }
            for one in page
        ],
        "next_url": f"{here}?loai={kind}&trang={page.next_page_number()}" if page.has_next() else "",
        "previous_url": f"{here}?loai={kind}&trang={page.previous_page_number()}"
        if page.has_previous()
        else "",
        "decisions": DoubtDecision.objects.filter(agency=agency).select_related(
            "version__procedure", "officer", "new_version"
        )[:DECISIONS_SHOWN],
        "trail": trail((_("Điểm cần quyết định"), "")),
    }
    return render(request, "control/catalogue/doubts.html", context, status=status)
