"""Downloads of a report as it stands now; a signed one is downloaded from its own page."""

from __future__ import annotations

from django.http import Http404, HttpResponse

from motcua.agencies.gate import OfficerRequest, officers
from motcua.agencies.roles import Capability
from motcua.control.whose import asked
from motcua.register.sentences import in_vietnamese
from motcua.reports.files import FORMATS, render
from motcua.reports.gather import gather

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}
NAMES = {"docx": "bao-cao", "pdf": "bao-cao", "xlsx": "phu-luc-ii-06a", "json": "so-lieu"}


@officers(Capability.REPORT)
def report_file(request: OfficerRequest, kind: str) -> HttpResponse:
    """The file in one of ``reports.files.FORMATS``."""
    if kind not in FORMATS:
        raise Http404
    question = asked(request).question
    with in_vietnamese():
        gathered = gather(question.agency, question.period, question.rule, with_lists=kind == "xlsx")
        content = render(gathered, kind)
    return attachment(content, kind, question.agency.code, question.period.code)


def attachment(content: bytes, kind: str, *parts: str) -> HttpResponse:
    """A file to be saved under a name that says whose it is and of what period."""
    name = "-".join([NAMES[kind], *(part.replace("..", "-den-") for part in parts)])
    return HttpResponse(
        content,
        content_type=TYPES[kind],
        headers={"Content-Disposition": f'attachment; filename="{name}.{kind}"'},
    )
