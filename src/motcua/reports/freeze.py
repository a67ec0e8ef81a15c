"""Freezing a report: what was signed stays explicable after any later correction (design: ideas 2 and 4)."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

import motcua
from motcua.agencies.models import Agency, Officer
from motcua.agencies.working_calendar import calendar_for
from motcua.register.anchors import make_anchor
from motcua.register.sentences import in_vietnamese
from motcua.register.turns import turn_of_page
from motcua.reports.as_seen import NotAsSeen, as_seen
from motcua.reports.files import FORMATS, render
from motcua.reports.forms import form_for
from motcua.reports.gather import Gathered, gather
from motcua.reports.lists import ListRow
from motcua.reports.members import pack, unpack
from motcua.reports.models import FrozenReport
from motcua.reports.narrative.words import Words
from motcua.reports.seal import Seal, report_hash
from motcua.rules.periods import Period
from motcua.rules.verdict import Rule
from motcua.statistics.measures.texts import VERSION as MEASURES_VERSION

NO_ANCHOR = bytes(32)


@in_vietnamese()
def freeze(
    agency: Agency,
    period: Period,
    officer: Officer | None,
    rule: Rule | None = None,
    *,
    words: Words | None = None,
    now: datetime | None = None,
    seen: str | None = None,
) -> FrozenReport:
    """Count, seal the register, and keep everything in one transaction.

    The seal's lock holds back whoever writes to the agency's dossiers until this is done: no event is counted that
    the anchor does not cover. Frozen again, the period gets the next version; earlier ones stay as they are.
    ``seen``: the report that was read (``as_seen``); raises ``NotAsSeen`` where it is another by now, and
    ``ImportGoesOn`` where an import does.
    """
    with transaction.atomic():
        turn_of_page(agency)
        earlier = FrozenReport.objects.filter(agency=agency, first=period.first, last=period.last)
        versions = earlier.count()
        if seen is not None and seen.partition(".")[0] != str(versions):
            raise NotAsSeen(earlier.order_by("version").last())
        anchor = make_anchor(agency, now)
        at = now or timezone.now()
        report = gather(agency, period, rule, words=words)
        report.figures["known_at"] = at.isoformat()
        if seen is not None and seen != as_seen(report, versions):
            raise NotAsSeen(None)
        frozen = FrozenReport(
            agency=agency,
            period_code=period.code,
            first=period.first,
            last=period.last,
            version=versions + 1,
            rule=report.figures["rule"],
            known_at=at,
            number=report.words.number,
            figures=report.figures,
            words=report.words.to_json(),
            members=pack(report.members),
            lists={key: [list(row) for row in rows] for key, rows in (report.lists or {}).items()},
            rules=_rules(agency, period),
            anchor=anchor,
            frozen_by=officer,
            frozen_at=at,
        )
        frozen.hash = hash_of(frozen)
        seal = seal_of(frozen)
        frozen.files = {name: hashlib.sha256(render(report, name, seal)).hexdigest() for name in FORMATS}
        frozen.save(force_insert=True)
    return frozen


def _rules(agency: Agency, period: Period) -> dict[str, str]:
    return {
        "calendar": calendar_for(agency).version,
        "form": form_for(period.last).name,
        "measures": MEASURES_VERSION,
        "program": motcua.__version__,
    }


def hash_of(frozen: FrozenReport) -> bytes:
    """The hash recomputed from what is stored: equal to ``frozen.hash`` unless someone tampered with it."""
    content: dict[str, Any] = {
        "agency": frozen.agency.code,
        "period": [frozen.period_code, frozen.first.isoformat(), frozen.last.isoformat()],
        "version": frozen.version,
        "rule": frozen.rule,
        "number": frozen.number,
        "figures": frozen.figures,
        "words": frozen.words,
        "members": frozen.members,
        "lists": frozen.lists,
        "rules": frozen.rules,
        "frozen_by": frozen.frozen_by_id,
    }
    return report_hash(content, frozen.frozen_at, bytes(frozen.anchor.root) if frozen.anchor else NO_ANCHOR)


def intact(frozen: FrozenReport) -> bool:
    """Whether nothing of the frozen report was changed behind the program's back."""
    return hash_of(frozen) == bytes(frozen.hash)


def seal_of(frozen: FrozenReport) -> Seal:
    """What the signed paper prints."""
    anchor = frozen.anchor
    return Seal(
        bytes(frozen.hash),
        frozen.frozen_at,
        frozen.version,
        anchor.number if anchor else None,
        bytes(anchor.root) if anchor else NO_ANCHOR,
    )


def thaw(frozen: FrozenReport) -> Gathered:
    """The report as it was gathered when it was frozen."""
    lists = {key: [ListRow(*row) for row in rows] for key, rows in frozen.lists.items()}
    return Gathered(frozen.figures, Words.from_json(frozen.words), unpack(frozen.members), lists)


@in_vietnamese()
def render_frozen(frozen: FrozenReport, format_: str) -> bytes:
    """A file of a frozen report, drawn anew from what was frozen."""
    return render(thaw(frozen), format_, seal_of(frozen))
