"""Papers of the counter as files: a PDF or a .docx, and Vietnamese, whatever language the page speaks."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse

from motcua.documents.slips import render_docx, render_pdf
from motcua.documents.slips.sheet import Slip
from motcua.register.sentences import in_vietnamese

TYPES = {
    "pdf": ("application/pdf", render_pdf),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", render_docx),
}


def kind_asked(request: HttpRequest) -> str:
    """One of ``TYPES``: ``?dang=pdf`` (the usual one) or ``docx``; 404 for every other."""
    kind = request.GET.get("dang", "pdf")
    if kind not in TYPES:
        raise Http404
    return kind


def as_file(paper: Slip, kind: str, name: str, *, look: bool = True) -> HttpResponse:
    """A paper that was made ``in_vietnamese``, in one of ``TYPES``: a PDF to ``look`` at, the rest to be kept."""
    mime, render = TYPES[kind]
    with in_vietnamese():
        content = render(paper)
    shown = "inline" if look and kind == "pdf" else "attachment"
    plain = "".join(sign if sign.isalnum() or sign in ".-" else "-" for sign in name)
    return HttpResponse(
        content,
        content_type=mime,
        headers={"Content-Disposition": f'{shown}; filename="{plain}.{kind}"'},
    )
