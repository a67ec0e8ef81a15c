"""What the reports ask of the commune's own paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q

from motcua.agencies.lay_down import laid_down
from motcua.agencies.models import Agency
from motcua.office.models import DirectiveDocument, PeriodWords, Target
from motcua.rules.periods import Period
from motcua.rules.vietnamese import fold


@dataclass(frozen=True)
class CommuneWords:
    """A commune's names and its words for one period. What it has not said is empty or ``None``.

    The names, the signature block and the recipients are each those of the last period that had any;
    difficulties, tasks and reviews are those of the period alone.
    """

    agency_name: str
    agency_short: str
    place: str
    province: str
    centre: str
    vertical: tuple[str, ...]
    authority: tuple[str, ...] = ()
    signer: str = ""
    recipients: tuple[str, ...] = ()
    reviewed: int | None = None
    difficulties: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()


def words_for(agency: Agency, period: Period) -> CommuneWords:
    """The words for a report of ``period``; names come from the settings, else from the commune's own name."""
    settings = laid_down(agency)
    own = PeriodWords.objects.filter(agency=agency, first=period.first, last=period.last).first()
    before = PeriodWords.objects.filter(agency=agency, last__lte=period.last)
    told = ([own] if own else []) + list(before)

    def last(name: str) -> Any:
        return next((value for words in told if (value := getattr(words, name))), "")

    kind = agency.name.removesuffix(agency.short_name).strip().lower()
    inside = f"{kind} {agency.short_name}".strip()
    province = agency.parent.name if agency.parent else ""
    return CommuneWords(
        agency_name=last("agency_name") or f"Ủy ban nhân dân {inside}",
        agency_short=last("agency_short") or f"UBND {inside}",
        place=settings.place_name or agency.short_name,
        province=settings.province_name or province[:1].lower() + province[1:],
        centre=settings.centre_name or f"Trung tâm Phục vụ hành chính công {kind}".strip(),
        vertical=tuple(settings.vertical_names),
        authority=tuple(last("authority")),
        signer=last("signer"),
        recipients=tuple(last("recipients")),
        reviewed=own.reviewed if own else None,
        difficulties=tuple(own.difficulties) if own else (),
        tasks=tuple(own.tasks) if own else (),
    )


def targets_for(agency: Agency, period: Period) -> dict[str, Decimal]:
    """Measure → percent that holds on the period's last day; the target set last wins."""
    held = Target.objects.filter(agency=agency, first__lte=period.last, last__gte=period.last)
    return dict(held.order_by("first").values_list("measure", "percent"))


def documents_in(agency: Agency, first: date, last: date) -> list[DirectiveDocument]:
    """The documents that a report from ``first`` to ``last`` cites, by day and number.

    Those of these days, and the decisions of the same year before them that still direct the work: the yearly
    control plans of superior and commune are the report's legal grounds, regulations stay in force.
    """
    documents = DirectiveDocument.objects.filter(agency=agency, day__lte=last).filter(
        Q(day__gte=first) | Q(day__gte=date(last.year, 1, 1))
    )
    return [document for document in documents if document.day >= first or _still_directs(document)]


def _still_directs(document: DirectiveDocument) -> bool:
    return fold(document.kind) in ("quyet dinh", "ke hoach", "quy che", "nghi quyet", "chi thi")
