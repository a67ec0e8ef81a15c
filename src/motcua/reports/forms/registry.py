"""Which form holds on which day, and of which acts its text tells: ``forms.toml``, each entry with its days."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from motcua.reports.forms.ii06a import II06A, TableForm
from motcua.rules.wording import BadInput, gettext_noop

APPENDICES = {II06A.number: II06A}
"""The tables that a version may name."""


@dataclass(frozen=True)
class ReportForm:
    """A report as the superior lays it down: outline, appendix, basis, and for which last days of a period it holds."""

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

    def holds(self, day: date) -> bool:
        """Whether a period that ends on ``day`` is reported by it."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True)
class ToldAct:
    """An act that the text of a ``section`` tells of, and for which last days of a period it does."""

    section: str
    title: str
    valid_from: date
    valid_to: date | None

    def holds(self, day: date) -> bool:
        """Whether a period that ends on ``day`` tells of it."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@cache
def _told() -> dict[str, list[dict[str, Any]]]:
    path = resources.files("motcua.reports.forms").joinpath("forms.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def acts_told(section: str, day: date) -> list[ToldAct]:
    """The acts of which a section tells in the report of a period ending on ``day``, the oldest first."""
    acts = [
        ToldAct(entry["section"], entry["title"], entry["valid_from"], entry.get("valid_to"))
        for entry in _told()["acts"]
    ]
    found = [act for act in acts if act.section == section and act.holds(day)]
    return sorted(found, key=lambda act: act.valid_from)


@cache
def forms() -> tuple[ReportForm, ...]:
    """Every version, the oldest first."""
    found = [
        ReportForm(
            code=entry["code"],
            version=entry["version"],
            title=entry["title"],
            basis=tuple(entry["basis"]),
            valid_from=entry["valid_from"],
            valid_to=entry.get("valid_to"),
            appendix=APPENDICES[entry["appendix"]],
        )
        for entry in _told()["forms"]
    ]
    return tuple(sorted(found, key=lambda form: form.valid_from))


def form_for(day: date) -> ReportForm:
    """The form that holds for a period ending on ``day``. Raises ``BadInput`` where none is known."""
    for form in reversed(forms()):
        if form.holds(day):
            return form
    raise BadInput(
        gettext_noop(
            "Kỳ báo cáo kết thúc ngày %(day)s không có mẫu báo cáo: mẫu sớm nhất mà chương trình có áp dụng cho kỳ "
            "kết thúc từ ngày %(first)s. Hãy chọn kỳ khác."
        ),
        day=f"{day:%d/%m/%Y}",
        first=f"{forms()[0].valid_from:%d/%m/%Y}",
    )


def form_named(name: str) -> ReportForm:
    """The form of a frozen report, by code and version. Raises ``KeyError``."""
    return {form.name: form for form in forms()}[name]
