"""Whom a dossier goes by after records were parted: while they were one, either may have named both."""

from __future__ import annotations

from collections.abc import Collection

from motcua.register.models import Alias, Dossier, Person
from motcua.register.projection import LONGEST_NAME, search_key


def who_applied(record: Dossier) -> None:
    """Whom a dossier goes by, by what is kept of people there and in records merged into it: its own system's word
    before others'."""
    records = [record.pk, *Dossier.objects.filter(merged_into=record).values_list("pk", flat=True)]
    people = Person.objects.filter(dossier__in=records, content__isnull=False).order_by("event_id")
    told = [
        (person.system == record.system, person.pk, (person.content or {}).get("name")) for person in people
    ]
    named = max((each for each in told if each[2]), default=None)
    applicant = "" if named is None else str(named[2])[:LONGEST_NAME]
    codes = [code for _system, code in codes_of_records(records)]
    Dossier.objects.filter(pk=record.pk).update(applicant=applicant, search_key=search_key(codes, applicant))


def codes_of_records(records: Collection[int]) -> list[list[str]]:
    """The (system, code) pairs of records."""
    return [
        [system, code]
        for system, code in Alias.objects.filter(dossier__in=records)
        .order_by("system", "code")
        .values_list("system", "code")
    ]
