"""The only way to dossiers on behalf of a user: by the part that the user's agencies play, from when to when.

Nothing is visible unless an agency at which the user holds a role with the capability today plays a part in the
dossier. An object that may not be seen is not found: its existence is nobody's business.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from motcua.agencies.authority import scope
from motcua.agencies.roles import Capability
from motcua.register.masking import masked
from motcua.register.models import Alias, Dossier, DossierParty, Person, PersonalRead

User = AbstractBaseUser | AnonymousUser


def visible(user: User, capability: str = Capability.READ, at: datetime | None = None) -> QuerySet[Dossier]:
    """The dossiers that ``user`` may use ``capability`` on, those merged away left out."""
    return Dossier.objects.filter(_plays_a_part(scope(user, capability), at or timezone.now())).filter(
        merged_into__isnull=True
    )


def _plays_a_part(agencies: set[int], at: datetime) -> Exists:
    parties = DossierParty.objects.filter(Q(until__isnull=True) | Q(until__gt=at), agency_id__in=agencies)
    return Exists(parties.filter(dossier_id=OuterRef("pk")))


def dossier(user: User, uid: UUID, capability: str = Capability.READ) -> Dossier:
    """The dossier under its own identity. Raises ``Dossier.DoesNotExist`` when there is none for this user."""
    return (
        visible(user, capability)
        .select_related("procedure", "version", "handler", "unit", "assignee")
        .get(uid=uid)
    )


def by_code(user: User, code: str, capability: str = Capability.READ) -> Dossier | None:
    """The dossier under a code that any system gave it, as typed or scanned; ``None`` when there is none."""
    wanted = code.strip().upper()
    roots = [
        alias.dossier.merged_into_id or alias.dossier_id
        for alias in Alias.objects.filter(code__iexact=wanted).select_related("dossier")[:5]
    ]
    return visible(user, capability).filter(pk__in=roots).first()


def personal_masked(user: User, found: Dossier) -> list[dict[str, str]]:
    """Who applied, as each system says and as everybody who may read the dossier sees it: numbers masked."""
    if not visible(user).filter(pk=found.pk).exists():
        return []
    records = Dossier.objects.filter(Q(pk=found.pk) | Q(merged_into=found))
    people = Person.objects.filter(dossier__in=records).order_by("event_id")
    newest = {person.system: person for person in people}
    return [{"system": system, **_mask(person)} for system, person in sorted(newest.items())]


def _mask(person: Person) -> dict[str, str]:
    if person.content is None:
        return {"erased": "yes"}
    told = {key: str(value) for key, value in person.content.items() if value}
    shown = {key: masked(told[key]) for key in ("id_number", "phone") if key in told}
    return {**({"name": told["name"]} if "name" in told else {}), **shown}


def personal(user: User, found: Dossier, purpose: str, at: datetime | None = None) -> list[Person] | None:
    """Who applied, whole, as each system says; ``None`` when the user may only see it masked. Logged."""
    if not visible(user, Capability.READ_PERSONAL).filter(pk=found.pk).exists():
        return None
    officer = getattr(user, "officer", None)
    if officer is None:
        return None
    PersonalRead.objects.create(officer=officer, dossier=found, read_at=at or timezone.now(), purpose=purpose)
    records = Dossier.objects.filter(Q(pk=found.pk) | Q(merged_into=found))
    return list(Person.objects.filter(dossier__in=records).order_by("event_id"))
