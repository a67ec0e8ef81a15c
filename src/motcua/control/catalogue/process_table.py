"""The process as a spreadsheet to begin a new one from."""

from __future__ import annotations

import io

import xlsxwriter
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from motcua.agencies.gate import OfficerRequest, officers
from motcua.catalogue.processes import process_for
from motcua.catalogue.reading.process_sheet import COLUMNS, ROLE_WORDS, UNIT_WORDS
from motcua.control.catalogue.whose import procedure_named
from motcua.rules.process import Process

_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@officers(None)
def process_table(request: OfficerRequest, code: str) -> HttpResponse:
    """What holds now, in the columns in which a process is handed in."""
    named = procedure_named(code)
    _id, holds = process_for(request.desk.agency, named, timezone.now())
    name = f"quy-trinh-{named.code}.xlsx"
    return HttpResponse(
        written(holds),
        content_type=_TYPE,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def written(process: Process) -> bytes:
    """The .xlsx; ``read_process`` reads the same process from it."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("Quy trình")
        sheet.write_row(0, 0, [*COLUMNS, "loại"], book.add_format({"bold": True}))
        sheet.set_column(0, 8, 16)
        sheet.set_column(1, 1, 40)
        for number, step in enumerate(process.steps, 1):
            cells = (
                step.key,
                step.name,
                ROLE_WORDS.get(step.role, step.role),
                step.unit,
                step.budget.amount.replace(".", ","),
                UNIT_WORDS[step.budget.unit],
                ", ".join(step.next),
                "x" if step.four_eyes else "",
                step.kind,
            )
            for column, cell in enumerate(cells):
                sheet.write_string(number, column, cell)
    return stream.getvalue()
