"""Which form holds on which day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from motcua.reports.forms.ii06a import II06A, TableForm


@dataclass(frozen=True)
class ReportForm:
    """A report as the superior lays it down: outline, appendix, basis, and from when it holds."""

    code: str
    version: str
    title: str
    basis: tuple[str, ...]
    valid_from: date
    valid_to: date | None
    appendix: TableForm

    @property
    def name(self) -> str:
        """Code and version, e.g. ``bao-cao-tthc/2025-07``."""
        return f"{self.code}/{self.version}"


#: The commune's periodic report; outline of TT 01/2020/TT-VPCP as communes of two levels write it since 01/7/2025.
COMMUNE_REPORT = ReportForm(
    code="bao-cao-tthc",
    version="2025-07",
    title=(
        "Công tác kiểm soát thủ tục hành chính, triển khai cơ chế một cửa, một cửa liên thông và thực hiện "
        "thủ tục hành chính trên môi trường điện tử"
    ),
    basis=("Nghị định số 118/2025/NĐ-CP", "Thông tư số 01/2020/TT-VPCP", "Thông tư số 02/2017/TT-VPCP"),
    valid_from=date(2020, 12, 1),
    valid_to=None,
    appendix=II06A,
)

FORMS: tuple[ReportForm, ...] = (COMMUNE_REPORT,)


def form_for(day: date) -> ReportForm:
    """The form that holds for a period ending on ``day``; before the first form's time, the first."""
    holding = [
        form for form in FORMS if form.valid_from <= day and (form.valid_to is None or day <= form.valid_to)
    ]
    return holding[-1] if holding else FORMS[0]


def form_named(name: str) -> ReportForm:
    """The form of a frozen report, by code and version. Raises ``KeyError``."""
    return {form.name: form for form in FORMS}[name]
