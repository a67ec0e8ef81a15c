"""Transfer lists of papers: made by scanning, signed for by name, printed for both sides."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from motcua.agencies.gate import OfficerRequest, officers
from motcua.agencies.models import Agency, AgencyKind, Officer
from motcua.agencies.players import players
from motcua.agencies.roles import Capability, Role
from motcua.agencies.seats import seats_of
from motcua.counter.carry_out import actor
from motcua.counter.communes import commune_named
from motcua.counter.paper_files import as_file, kind_asked
from motcua.counter.pile import CodesForm
from motcua.counter.slip_people import office_of
from motcua.documents.slips import transfer_list
from motcua.register.access import by_code
from motcua.register.actions.papers import MOST, may_take, place_from, place_to, send_papers, take_papers
from motcua.register.actions.papers_across import not_to_sign, send_list_across
from motcua.register.actions.refused import Refused
from motcua.register.models import TransferList
from motcua.register.sentences import in_vietnamese
from motcua.register.transferred import Line, lines_of
from motcua.register.vocabulary import EventKind, Status
from motcua.register.write import Actor

SHOWN = 30
SCREEN = "trang bàn giao"
CARRYING = (Role.INTAKE, Role.HANDLER, Role.LEADER, Role.CLERK, Role.HAND_OVER, Role.DIRECTOR)


class TransferForm(CodesForm):
    """Which papers go whereto: a unit, an officer by name, a commune outside, or (none of them) the counter."""

    unit = forms.ModelChoiceField(
        label=gettext_lazy("Giao cho đơn vị"),
        queryset=Agency.objects.none(),
        required=False,
        empty_label=gettext_lazy("Quầy một cửa"),
    )
    officer = forms.ModelChoiceField(
        label=gettext_lazy("Giao đích danh"),
        queryset=Officer.objects.none(),
        required=False,
        empty_label=gettext_lazy("Ai ở đó cũng nhận được"),
    )

    commune = forms.CharField(
        label=gettext_lazy("Hoặc gửi xã giải quyết (tên hoặc mã 5 số)"),
        help_text=gettext_lazy(
            "Hồ sơ nhận hộ xã không làm việc trên phần mềm này: in danh sách để xã đó ký, mỗi hồ sơ được ghi là đã gửi."
        ),
        max_length=120,
        required=False,
    )

    def __init__(self, data: Any = None, *, agency: Agency, me: Officer) -> None:
        super().__init__(data)
        known = {one.officer.pk for one in players(CARRYING, {agency.pk})} - {me.pk}
        units = Agency.objects.filter(parent=agency, kind=AgencyKind.UNIT).order_by("name")
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        self.fields["officer"].queryset = Officer.objects.filter(pk__in=known).order_by("name")  # type: ignore[attr-defined]

    def clean_commune(self) -> Agency | None:
        """The commune that is named."""
        told = str(self.cleaned_data["commune"])
        return commune_named(told) if told.strip() else None

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        if told.get("commune") and (told.get("unit") or told.get("officer")):
            self.add_error("commune", _("Chọn một nơi nhận: đơn vị, cán bộ hoặc xã giải quyết."))
        return told


@officers(Capability.TRANSFER)
@require_safe
def transfers(request: OfficerRequest) -> HttpResponse:
    """What is to be signed for, what is under way, what was taken; and a new list."""
    form = TransferForm(agency=request.desk.agency, me=request.desk.officer)
    return _page(request, form)


@officers(Capability.TRANSFER)
@require_POST
def make(request: OfficerRequest) -> HttpResponse:
    """Send a list; all of it or nothing."""
    form = TransferForm(request.POST, agency=request.desk.agency, me=request.desk.officer)
    if not form.is_valid():
        return _page(request, form, status=422)
    told = form.cleaned_data
    found = {code: by_code(request.user, code, Capability.TRANSFER) for code in told["codes"][:MOST]}
    if unknown := [code for code, one in found.items() if one is None]:
        form.add_error("codes", _("Không tìm thấy: {codes}.").format(codes=", ".join(unknown)[:500]))
        return _page(request, form, status=422)
    ids = list(dict.fromkeys(one.pk for one in found.values() if one is not None))
    who = actor(request, Capability.TRANSFER, SCREEN)
    try:
        if told["commune"]:
            made = send_list_across(ids, who, told["commune"])
        else:
            made = send_papers(ids, who, told["unit"], told["officer"])
    except Refused as refused:
        form.add_error(None, str(refused))
        return _page(request, form, status=422)
    said = _("Đã lập danh sách bàn giao số {number} tới {place}.")
    messages.success(request, said.format(number=made, place=place_to(made)))
    return redirect("counter:transfers")


@officers(Capability.TRANSFER)
@require_POST
def take(request: OfficerRequest, list_id: int) -> HttpResponse:
    """Sign for a list."""
    one = list_or_404(request, list_id)
    try:
        take_papers(one.pk, actor(request, Capability.TRANSFER, SCREEN))
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Đã nhận danh sách bàn giao số {number}.").format(number=one))
    return redirect("counter:transfers")


@officers(Capability.TRANSFER)
@require_safe
def list_file(request: OfficerRequest, list_id: int) -> HttpResponse:
    """The list on paper, as ``?dang=pdf`` (the usual one) or ``docx``."""
    one = list_or_404(request, list_id)
    kind = kind_asked(request)
    with in_vietnamese():
        made = transfer_list.paper(_data(one))
    return as_file(made, kind, f"ban-giao-{one.number}-{one.year}")


def _data(one: TransferList) -> transfer_list.TransferList:
    lines, office = lines_of(one), office_of(one.agency)
    return transfer_list.TransferList(
        office,
        one.made_at,
        # To another commune "the counter" says nothing.
        office.name if one.to_commune else place_from(one),
        place_to(one),
        number=str(one),
        giver=one.made_by.name,
        receiver=_receiver(one),
        dossiers=tuple(
            transfer_list.Transferred(
                line.dossier.code,
                line.dossier.procedure_name,
                line.dossier.applicant,
                papers=_("{count} bản chính").format(count=line.originals) if line.originals else "",
                due_at=line.due_at,
                note=_since(line),
            )
            for line in lines
        ),
        note=_again(one) if one.taken_at or any(line.moved for line in lines) else "",
    )


def _receiver(one: TransferList) -> str:
    """Who signed, or is to sign; of a commune outside its own person, empty until it is known."""
    if one.to_commune is not None:
        return one.received_by
    return one.taken_by.name if one.taken_by else one.to_officer.name if one.to_officer else ""


def _since(line: Line) -> str:
    """What became of a dossier after the list: nobody takes an old list for a fresh one."""
    if line.moved is None:
        return ""
    return _("sau đó: {what}, {at}").format(
        what=EventKind(line.moved.kind).label, at=f"{timezone.localtime(line.moved.recorded_at):%d/%m/%Y}"
    )


def _again(one: TransferList) -> str:
    said = _("Bản in lại lúc {now}, ghi như khi bàn giao.").format(
        now=f"{timezone.localtime():%H:%M %d/%m/%Y}"
    )
    if one.taken_at is None:
        return said
    taken = f"{timezone.localtime(one.taken_at):%H:%M %d/%m/%Y}"
    return _("{said} Đã ký nhận lúc {taken}.").format(said=said, taken=taken)


def _mine(request: OfficerRequest) -> QuerySet[TransferList]:
    """Lists that concern this officer: made, taken, named on, or for a place where they work."""
    me = request.desk.officer
    places = {seat.place for seat in seats_of(request.user)}
    to_place = Q(to_unit__in=places) | Q(to_unit__isnull=True, agency__in=places)
    mine = Q(made_by=me) | Q(taken_by=me) | Q(to_officer=me) | (Q(to_officer__isnull=True) & to_place)
    related = (
        "agency__settings",
        "agency__parent",
        "from_unit",
        "to_unit",
        "to_officer",
        "to_commune",
        "made_by",
        "taken_by",
    )
    return TransferList.objects.filter(mine).select_related(*related)


def list_or_404(request: OfficerRequest, list_id: int) -> TransferList:
    """The list, for whom it concerns; for everybody else there is none (404)."""
    found = _mine(request).filter(pk=list_id).first()
    if found is None:
        raise Http404
    return found


def _page(request: OfficerRequest, form: TransferForm, status: int = 200) -> HttpResponse:
    who = actor(request, Capability.TRANSFER, SCREEN)
    # What a commune outside has answered, it has: such a list is signed for, not taken back.
    answered = Count("lines", filter=Q(to_commune__isnull=False) & ~Q(lines__dossier__status=Status.FILED))
    found = _mine(request).annotate(size=Count("lines"), answered=answered).order_by("-made_at")
    waiting = list(found.filter(taken_at=None)[: 2 * SHOWN])
    context = {
        "form": form,
        "to_take": [
            _row(one, who) for one in waiting if one.made_by_id != who.officer.pk and may_take(one, who)
        ],
        "sent": [_row(one, who) for one in waiting if one.made_by_id == who.officer.pk],
        "to_sign": [
            row
            for row in (_row(one, who) for one in waiting if one.made_by_id != who.officer.pk)
            if row["to_sign"]
        ],
        "taken": [
            _row(one, who) for one in found.filter(taken_at__isnull=False).order_by("-taken_at")[:SHOWN]
        ],
        "trail": [{"title": _("Trang đầu"), "url": "/"}, {"title": _("Bàn giao")}],
    }
    return render(request, "counter/desk/transfers.html", context, status=status)


def _row(one: TransferList, who: Actor) -> dict[str, Any]:
    to_sign = one.to_commune_id is not None and not_to_sign(one, who) is None
    return {
        "list": one,
        "from": place_from(one),
        "to": place_to(one),
        "to_sign": to_sign,
        "to_take": may_take(one, who) and not one.answered,  # type: ignore[attr-defined]
    }
