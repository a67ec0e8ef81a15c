"""The register as a workbook: what the filter shows, as a file that an officer can go on working with."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from datetime import datetime
from typing import IO, Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from xlsxwriter import Workbook

from motcua.agencies.gate import Desk, OfficerRequest, officers
from motcua.agencies.numbers import number
from motcua.agencies.roles import Capability
from motcua.counter.register_filter import RegisterFilter
from motcua.register.models import Dossier
from motcua.register.queries import LIST_FIELDS, everything
from motcua.register.systems import system_name
from motcua.rules.zone import local

MOST = 50_000
"""Rows of one file: more is no list that a person reads, and would keep the server busy for minutes."""

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTHS = (6, 26, 30, 14, 52, 24, 26, 14, 17, 17, 17, 17, 22, 14, 24)
FIRST_MOMENT = 8


@officers(Capability.EXPORT)
@require_safe
def export(request: OfficerRequest) -> HttpResponseBase:
    """An .xlsx of the dossiers that the filter finds; too many, and the officer is told to narrow it."""
    form = RegisterFilter(request.GET, agency=request.desk.agency)
    found = everything(request.user, form.filters(request.desk.settings))
    if len(found.order_by().values_list("pk", flat=True)[: MOST + 1]) > MOST:
        return _too_many(request)
    rows = found.order_by("-sort_at", "-id").select_related("handler", "agency")
    rows = rows.only(*LIST_FIELDS, "handler__name", "agency__name")
    return FileResponse(
        _workbook(request.desk, rows.iterator(chunk_size=2000)),
        as_attachment=True,
        filename=f"so-ho-so-{timezone.localtime():%Y%m%d-%H%M}.xlsx",
        content_type=XLSX,
    )


def _too_many(request: OfficerRequest) -> HttpResponse:
    text = _(
        "Danh sách có hơn {most} hồ sơ nên chưa kết xuất:"
        " lọc theo trạng thái, lĩnh vực hoặc ngày hẹn trả rồi kết xuất từng phần."
    )
    messages.warning(request, text.format(most=number(MOST)))
    return redirect(f"{reverse('counter:register')}?{request.GET.urlencode()}")


def _workbook(desk: Desk, dossiers: Iterable[Dossier]) -> IO[bytes]:
    """Written row by row to a file on disk: memory stays the same however long the list is."""
    target = tempfile.TemporaryFile()  # noqa: SIM115 (the response closes it)
    book = Workbook(target, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    # ``quote_prefix`` tells every program that the cell is text: what a citizen wrote never runs as a formula.
    text = book.add_format({"quote_prefix": True, "text_wrap": True, "valign": "top"})
    moment = book.add_format({"num_format": "dd/mm/yyyy hh:mm", "align": "left", "valign": "top"})
    head = book.add_format({"bold": True, "bg_color": "#E8EEF5", "border": 1, "text_wrap": True})
    sheet = book.add_worksheet("Sổ hồ sơ")
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.freeze_panes(3, 2)
    for place, width in enumerate(WIDTHS):
        sheet.set_column(place, place, width)
    made = _("{agency}: sổ hồ sơ, kết xuất lúc {at}").format(
        agency=desk.agency.name, at=f"{timezone.localtime():%H:%M %d/%m/%Y}"
    )
    sheet.write_string(0, 0, made, book.add_format({"bold": True}))
    for place, title in enumerate(_titles()):
        sheet.write_string(2, place, title, head)
    for order, one in enumerate(dossiers, start=1):
        _write(sheet, order, one, text, moment)
    book.close()
    target.seek(0)
    return target


def _titles() -> tuple[str, ...]:
    return (
        _("TT"), _("Mã hồ sơ"), _("Hệ thống"), _("Mã thủ tục"), _("Thủ tục hành chính"), _("Lĩnh vực"),
        _("Người nộp"), _("Kênh nộp"), _("Tiếp nhận"), _("Hẹn trả"), _("Kết thúc xử lý"), _("Trả kết quả"),
        _("Trạng thái"), _("Kết quả"), _("Cơ quan giải quyết"),
    )  # fmt: skip


def _write(sheet: Any, order: int, one: Dossier, text: Any, moment: Any) -> None:
    line = order + 2
    sheet.write_number(line, 0, order)
    before = (
        one.code, system_name(one.system), one.procedure_code, one.procedure_name, one.field, one.applicant,
        one.get_channel_display(),
    )  # fmt: skip
    for place, words in enumerate(before, start=1):
        sheet.write_string(line, place, str(words), text)
    for place, at in enumerate(
        (one.received_at, one.due_at, one.finished_at, one.handed_over_at), start=FIRST_MOMENT
    ):
        if at is not None:
            sheet.write_datetime(line, place, _naive(at), moment)
    after = (one.get_status_display(), one.get_outcome_display(), one.decided_by)
    for place, words in enumerate(after, start=FIRST_MOMENT + 4):
        sheet.write_string(line, place, str(words), text)


def _naive(at: datetime) -> datetime:
    """Spreadsheets know no time zones: the hour on the wall in Vietnam."""
    return local(at).replace(tzinfo=None)
