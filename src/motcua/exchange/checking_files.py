"""Proving that what figures can be followed down to is still there: the files that the runs name."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from motcua.exchange import kept_files
from motcua.exchange.discarding import folder
from motcua.exchange.kept_files import Fault
from motcua.exchange.models import ImportFile


@dataclass
class CheckedFiles:
    """How many files were looked at, how many of them were destroyed on purpose, and what is wrong, in words."""

    files: int = 0
    destroyed: int = 0
    findings: list[str] = field(default_factory=list)
    note: str = ""
    """Why they could not be looked at from here: no fault of the register."""


def check_files(*, whole: bool = False, outside: bool = False) -> CheckedFiles:
    """Look whether every file lies in the folder with its size; ``whole`` reads each and compares its digest.
    ``outside``: the database is none that lies beside the folder, so that the folder may be another machine's.
    """
    faults: dict[str, Fault] = {}
    named = dict(ImportFile.objects.order_by("sha256").values_list("sha256", "size").distinct())
    checked = CheckedFiles(len(named))
    if outside and named and not folder().is_dir():
        told = _("không có thư mục {folder} nên chưa xem được {count} tệp đã nhập")
        return CheckedFiles(note=told.format(folder=folder(), count=len(named)))
    for digest, size in named.items():
        found = kept_files.fault(folder(), digest, size, whole=whole)
        if found is Fault.MISSING and kept_files.mark(folder(), digest).exists():
            checked.destroyed += 1
        elif found is not None:
            faults[digest] = found
    # Named still: a run that was thrown away meanwhile has taken its files along.
    names = dict(ImportFile.objects.filter(sha256__in=faults).values_list("sha256", "name"))
    checked.findings = [_told(faults[digest], digest, name) for digest, name in sorted(names.items())]
    return checked


def _told(fault: Fault, digest: str, name: str) -> str:
    if fault is Fault.MISSING:
        told = _("tệp đã nhập “{name}” không còn: {digest}")
    else:
        told = _("tệp đã nhập “{name}” bị hỏng hoặc không đọc được: {digest}")
    return told.format(name=name, digest=digest)
