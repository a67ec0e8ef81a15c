"""The commune's own words for one period, gathered from its settings, its office and its petitions."""

from __future__ import annotations

from motcua.agencies.models import Agency
from motcua.reports.narrative.words import Words, neutral_words
from motcua.rules.periods import Period


def words_for(agency: Agency, period: Period) -> Words:
    """What the commune has given; what it has not is left neutral or visibly blank."""
    province = agency.parent.name if agency.parent else ""
    return neutral_words(agency.name, province)
