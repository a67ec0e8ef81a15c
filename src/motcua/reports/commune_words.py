"""The commune's own words for one period, gathered from its office and its petitions."""

from __future__ import annotations

from motcua.agencies.models import Agency
from motcua.documents.blocks import BLANK
from motcua.feedback.queries import PetitionFigures, petition_figures
from motcua.office import queries as office
from motcua.reports.narrative.words import NO_AUTHORITY, NO_RECIPIENTS, DirectiveDocument, Petitions, Words
from motcua.rules.periods import Period


def words_for(agency: Agency, period: Period) -> Words:
    """What the commune has given; what it has not is left neutral or visibly blank."""
    given = office.words_for(agency, period)
    return Words(
        agency_name=given.agency_name,
        agency_short=given.agency_short,
        place=given.place,
        province=given.province,
        centre=given.centre,
        vertical=given.vertical,
        targets={key: float(percent) for key, percent in office.targets_for(agency, period).items()},
        authority=given.authority or NO_AUTHORITY,
        signer=given.signer or BLANK,
        recipients=given.recipients or NO_RECIPIENTS,
        reviewed=given.reviewed,
        difficulties=given.difficulties,
        tasks=given.tasks,
        documents=tuple(
            DirectiveDocument(each.kind, each.number, each.day, each.issuer, each.abstract)
            for each in office.documents_in(agency, period.first, period.last)
        ),
        petitions=_petitions(petition_figures(agency, period)),
    )


def _petitions(counted: PetitionFigures) -> Petitions | None:
    """``None`` where the commune has given no petition at all: none is not the same as not told."""
    if not counted.known:
        return None
    return Petitions(
        received=counted.received,
        resolved=counted.resolved,
        on_time=counted.on_time,
        rated=counted.rated,
        satisfied=counted.satisfied,
        repeated=counted.repeated,
        pending=counted.pending,
        overdue=counted.overdue,
    )
