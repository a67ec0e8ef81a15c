"""Everything that a report is made of, as of one moment: figures, words, lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from motcua.agencies.models import Agency
from motcua.reports.commune_words import words_for
from motcua.reports.figures import figures
from motcua.reports.forms import form_for
from motcua.reports.lists import ListRow, lists_of
from motcua.reports.narrative.reading import Reading, period_of
from motcua.reports.narrative.targets import outcomes
from motcua.reports.narrative.words import Words
from motcua.rules.periods import Period
from motcua.rules.verdict import Rule
from motcua.statistics.count import Member, counting


@dataclass(frozen=True)
class Gathered:
    """A report before it is written down. ``members`` is empty where nobody asked for lists."""

    figures: dict[str, Any]
    words: Words
    members: Sequence[Member] = ()
    lists: dict[str, list[ListRow]] | None = None

    @property
    def reading(self) -> Reading:
        """Figures and words with the form that holds at the period's end."""
        return Reading(self.figures, self.words, form_for(period_of(self.figures).last))


def gather(
    agency: Agency,
    period: Period,
    rule: Rule | None = None,
    known_at: datetime | None = None,
    *,
    with_lists: bool = True,
    words: Words | None = None,
) -> Gathered:
    """Count, read the commune's words, and list; ``rule`` is the agency's own where none is given."""
    told = words or words_for(agency, period)
    with counting(agency, period, known_at) as count:
        counted = figures(agency, period, rule, known_at)
        members = count.members(counted["rule"]) if with_lists else []
        lists = lists_of(count, members) if with_lists else None
    counted["targets"] = [
        {
            "key": outcome.key,
            "title": outcome.title,
            "target": float(outcome.target),
            "reached": None if outcome.reached is None else float(outcome.reached),
            "attained": outcome.attained,
        }
        for outcome in outcomes(Reading(counted, told, form_for(period.last)))
    ]
    return Gathered(counted, told, members, lists)
