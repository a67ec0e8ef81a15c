"""The register book (form 07) of a span of days, of the dossiers handled here, in volumes as long as one binds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from motcua.agencies.gate import OfficerRequest, officers
from motcua.agencies.roles import Capability
from motcua.counter.desk.forms.base import day
from motcua.counter.paper_files import as_file
from motcua.counter.slip_people import office_of
from motcua.documents.slips.register_book import LONGEST, Entry, RegisterBook, paper, volumes
from motcua.register import access
from motcua.register.actions.correct import FIRST_YEAR, LAST_YEAR
from motcua.register.models import Dossier
from motcua.rules.zone import ZONE

LONGEST_SPAN = timedelta(days=366)
MOST = 10 * LONGEST
"""Entries of one book: five times a large commune's month."""


class SpanForm(forms.Form):
    """Which days, whether with addresses and telephones, in which shape."""

    tu = day(gettext_lazy("Từ ngày"))
    den = day(gettext_lazy("Đến ngày"))
    dang = forms.ChoiceField(
        label=gettext_lazy("Tệp"), choices=[("pdf", "PDF"), ("docx", "Word")], initial="pdf", required=False
    )
    day_du = forms.BooleanField(
        label=gettext_lazy("In cả địa chỉ, số điện thoại (ghi nhật ký xem dữ liệu cá nhân)"), required=False
    )
    quyen = forms.IntegerField(
        min_value=1, max_value=MOST // LONGEST, required=False, widget=forms.HiddenInput
    )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        since, until = told.get("tu"), told.get("den")
        if since and until and not timedelta() <= until - since <= LONGEST_SPAN:
            self.add_error("den", _("Đến ngày phải từ ngày bắt đầu trở đi, trong vòng một năm."))
        for name in ("tu", "den"):
            if (one := told.get(name)) is not None and not FIRST_YEAR <= one.year <= LAST_YEAR:
                self.add_error(name, _("Xem lại năm."))
        return told


@officers(Capability.EXPORT)
@require_safe
def register_book(request: OfficerRequest) -> HttpResponse:
    """The form; with days in the address the book, or its volumes to choose from where it has several."""
    sent = "tu" in request.GET
    today = timezone.localdate()
    form = SpanForm(request.GET if sent else None, initial={"tu": today.replace(day=1), "den": today})
    if not request.desk.may(Capability.READ_PERSONAL):
        del form.fields["day_du"]
    if not sent or not form.is_valid():
        return _page(request, form, status=422 if sent else 200)
    told = form.cleaned_data
    book, ids = _book(request, told["tu"], told["den"], bool(told.get("day_du")))
    if len(ids) > MOST:
        form.add_error("den", _("Quá nhiều hồ sơ cho một sổ: chọn ít ngày hơn."))
        return _page(request, form, status=422)
    parts = volumes(book)
    if len(parts) > 1 and not told.get("quyen"):
        return _page(request, form, [_link(request, number) for number in range(1, len(parts) + 1)])
    chosen = parts[min(told.get("quyen") or 1, len(parts)) - 1]
    name = f"so-theo-doi-{told['tu']:%Y%m%d}-{told['den']:%Y%m%d}"
    return as_file(paper(chosen), told["dang"] or "pdf", name, look=False)


def _book(request: OfficerRequest, since: date, until: date, whole: bool) -> tuple[RegisterBook, list[int]]:
    """The book and the ids of its dossiers; at most one more than may be printed is looked at."""
    agency = request.desk.agency
    begin, end = (datetime.combine(one, time(), ZONE) for one in (since, until + timedelta(days=1)))
    found = access.visible(request.user, Capability.EXPORT).filter(
        owned=True, agency=agency, received_at__gte=begin, received_at__lt=end
    )
    rows = list(found.select_related("agency", "unit").order_by("received_at", "pk")[: MOST + 1])
    ids = [one.pk for one in rows]
    people: Mapping[int, Mapping[str, str]] = {}
    if whole and len(ids) <= MOST:
        with transaction.atomic():
            people = access.personal_of(request.user, ids, "in sổ theo dõi hồ sơ")
    entries = tuple(_entries(rows, people))
    keeper = request.desk.officer.name
    book = RegisterBook(office_of(agency), since, until, timezone.now(), entries, keeper=keeper)
    return book, ids


def _entries(rows: list[Dossier], people: Mapping[int, Mapping[str, str]]) -> Iterator[Entry]:
    for number, one in enumerate(rows, start=1):
        person = people.get(one.pk, {})
        if one.received_at is None:
            continue
        yield Entry(
            number,
            one.code,
            one.procedure_name,
            one.applicant,
            one.received_at,
            due_at=one.due_at,
            returned_at=one.handed_over_at,
            address=person.get("address", ""),
            phone=person.get("phone", ""),
            agency=one.unit.name if one.unit else one.agency.name,
            note=one.late_reason,
        )


def _link(request: OfficerRequest, number: int) -> str:
    asked = request.GET.copy()
    asked["quyen"] = str(number)
    return f"{reverse('counter:register_book')}?{asked.urlencode()}"


def _page(
    request: OfficerRequest, form: SpanForm, parts: list[str] | None = None, status: int = 200
) -> HttpResponse:
    context = {
        "form": form,
        "parts": parts or [],
        "trail": [
            {"title": _("Trang đầu"), "url": "/"},
            {"title": _("Sổ hồ sơ"), "url": reverse("counter:register")},
            {"title": _("Sổ theo dõi")},
        ],
    }
    return render(request, "counter/desk/register_book.html", context, status=status)
