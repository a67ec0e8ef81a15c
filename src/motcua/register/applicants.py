"""Applicants whom this office already knows, by identity number; and dossiers that may be the same as a new one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from difflib import SequenceMatcher
from typing import Literal

from django.db.models import Q

from motcua.agencies.roles import Capability
from motcua.register import access
from motcua.register.access import User
from motcua.register.birth import id_key
from motcua.register.models import Dossier, Person
from motcua.rules.vietnamese import fold
from motcua.rules.zone import local

LEAST_SIGNS = 6
"""A number shorter than this names nobody."""
ALIKE = 0.7
"""Folded words at least so alike may be one misspelt; one such word in a name, the others equal."""
MOST_OF_A_DAY, MOST = 300, 5
KEPT = ("name", "id_number", "phone", "address", "birth_date", "email")


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who applied here before: in which dossier last, and their data with numbers masked."""

    dossier: Dossier
    masked: dict[str, str]


@dataclass(frozen=True, slots=True)
class Likely:
    """A dossier that may be the one that is being entered; ``why`` says by what."""

    dossier: Dossier
    why: Literal["same_applicant", "same_name"]


def known(user: User, id_number: str) -> Known | None:
    """The newest dossier of the applicant of that number among those that ``user`` may read whole."""
    found = _newest(user, id_number)
    if found is None:
        return None
    shown = access.personal_masked(user, found.dossier)
    own = next((one for one in shown if one["system"] == found.system), None)
    return Known(found.dossier, {key: value for key, value in (own or {}).items() if key != "system"})


def opened_data(
    user: User, id_number: str, purpose: str, at: datetime | None = None
) -> dict[str, str] | None:
    """The data of that applicant, whole, to fill a form in; ``None`` where there are none. The reading is logged."""
    found = _newest(user, id_number)
    if found is None:
        return None
    people = access.personal(user, found.dossier, purpose, at)
    content = next((one.content for one in reversed(people or []) if one.pk == found.pk), None)
    return {key: str(content[key]) for key in KEPT if content.get(key)} if content else None


def _newest(user: User, id_number: str) -> Person | None:
    number = "".join(sign for sign in id_number if sign.isalnum())
    if len(number) < LEAST_SIGNS:
        return None
    mine = access.visible(user, Capability.READ_PERSONAL)
    return (
        Person.objects.filter(id_key=id_key(number), content__isnull=False, dossier__in=mine)
        .select_related("dossier__agency")
        .order_by("-event_id")
        .first()
    )


def likely_duplicates(user: User, procedure: str, name: str, id_number: str, at: datetime) -> list[Likely]:
    """Open dossiers of the same applicant and procedure, and those of that day with a name much alike. Never more
    than a warning.
    """
    same = access.visible(user).filter(procedure_code=procedure)
    found: dict[int, Likely] = {}
    if len("".join(sign for sign in id_number if sign.isalnum())) >= LEAST_SIGNS:
        people = Person.objects.filter(id_key=id_key(id_number)).values("dossier_id")
        still_open = Q(finished_at__isnull=True) & ~Q(status="not_accepted")
        for one in same.filter(still_open, pk__in=people).order_by("-id")[:MOST]:
            found[one.pk] = Likely(one, "same_applicant")
    day = local(at).replace(hour=0, minute=0, second=0, microsecond=0)
    that_day = same.filter(sort_at__gte=day, sort_at__lt=day + timedelta(days=1))
    for one in that_day.exclude(status="not_accepted").order_by("-sort_at")[:MOST_OF_A_DAY]:
        if one.pk not in found and much_alike(one.applicant, name):
            found[one.pk] = Likely(one, "same_name")
    return list(found.values())[: 2 * MOST]


def much_alike(one: str, other: str) -> bool:
    """Whether two names may be one person's, written twice."""
    first, second = fold(one).split(), fold(other).split()
    if not first or not second:
        return False
    if "".join(first) == "".join(second):
        return True
    differing = [pair for pair in zip(first, second, strict=False) if pair[0] != pair[1]]
    if len(first) != len(second) or len(differing) != 1 or len(first) == 1:
        return False
    return SequenceMatcher(None, *differing[0]).ratio() >= ALIKE
