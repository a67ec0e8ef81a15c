"""The only way to dossiers on behalf of a user: by the part that the user's agencies play, from when to when.

Nothing is visible unless an agency at which the user holds a role with the capability today plays a part in the
dossier, or the dossier lies with the unit at which the user does. An object that may not be seen is not found: its
existence is nobody's business.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from motcua.agencies.authority import Reach, may, reach
from motcua.agencies.roles import Capability
from motcua.register.code import code_in
from motcua.register.masking import masked
from motcua.register.models import Alias, Bundle, BundleMember, Dossier, DossierParty, Person, PersonalRead
from motcua.register.vocabulary import Part

User = AbstractBaseUser | AnonymousUser


# What an agency that counts not the dossier but plays a part in it may do there; the step it holds says when.
OF_A_PARTICIPANT = frozenset({Capability.READ, Capability.NOTE, Capability.HANDLE, Capability.TRANSFER})

# What the counter may do that took a dossier in which another agency counts: its applicant comes back there.
OF_THE_RECEIVER = frozenset({Capability.HAND_OVER})


def visible(user: User, capability: str = Capability.READ, at: datetime | None = None) -> QuerySet[Dossier]:
    """The dossiers that ``user`` may use ``capability`` on, those merged away left out."""
    mine = _plays_a_part(reach(user, capability), at or timezone.now())
    return Dossier.objects.filter(mine, merged_into__isnull=True)


def _plays_a_part(reached: Reach, at: datetime) -> Q:
    parties = DossierParty.objects.filter(Q(until__isnull=True) | Q(until__gt=at), agency_id__in=reached.all)
    part = Q(Exists(parties.filter(dossier_id=OuterRef("pk"))))
    return part | Q(unit_id__in=reached.units) if reached.units else part


def of_dossiers(reached: Reach) -> Q:
    """For what hangs on a ``dossier``: that an agency within reach counts it, or that it lies with a unit there."""
    return Q(dossier__agency_id__in=reached.agencies) | Q(dossier__unit_id__in=reached.units)


def may_act(user: User, capability: str, one: Dossier) -> bool:
    """Whether ``user`` may do that to the dossier: for the agency that counts it, its unit, or one that takes part.

    No query but that for the roles, where the dossier lies within reach; a second one for a participant.
    """
    if may(user, capability, one.agency, one.unit_id):
        return True
    if capability in OF_THE_RECEIVER:
        parts = DossierParty.objects.filter(dossier=one, part=Part.RECEIVER, until__isnull=True)
        return parts.filter(agency__in=reach(user, capability).agencies).exists()
    return capability in OF_A_PARTICIPANT and visible(user, capability).filter(pk=one.pk).exists()


def still_seen(user: User, pk: int, agency: int) -> bool:
    """Whether ``user`` sees the dossier that ``agency`` counts. No query where the whole agency's are within reach."""
    reached = reach(user, Capability.READ)
    return agency in reached.agencies or visible(user).filter(pk=pk).exists()


def dossier(user: User, uid: UUID, capability: str = Capability.READ) -> Dossier:
    """The dossier under its own identity. Raises ``Dossier.DoesNotExist`` when there is none for this user."""
    return (
        visible(user, capability)
        .select_related("procedure", "version", "handler", "unit", "assignee")
        .get(uid=uid)
    )


def by_code(user: User, code: str, capability: str = Capability.READ) -> Dossier | None:
    """The dossier under a code that any system gave it, as typed or scanned; ``None`` when there is none."""
    roots = [
        alias.dossier.merged_into_id or alias.dossier_id
        for alias in Alias.objects.filter(code__iexact=code_in(code)).select_related("dossier")[:5]
    ]
    return visible(user, capability).filter(pk__in=roots).first()


def bundles(user: User) -> QuerySet[Bundle]:
    """The requests for linked procedures that ``user`` may see whole: those that came in at an agency within reach.

    Who sees but a member's dossier, as the vertical agency that decides it, sees that dossier and no more.
    """
    reached = reach(user, Capability.READ)
    mine = Q(agency_id__in=reached.agencies)
    if reached.units:
        own = BundleMember.objects.filter(bundle_id=OuterRef("pk"), dossier__unit_id__in=reached.units)
        mine |= Q(Exists(own))
    return Bundle.objects.filter(mine).select_related("agency", "offer")


def bundle(user: User, uid: UUID) -> Bundle:
    """The request under its own identity. Raises ``Bundle.DoesNotExist`` when there is none for this user."""
    return bundles(user).get(uid=uid)


def bundle_of(user: User, one: Dossier) -> Bundle | None:
    """The request of which a dossier is a part, where ``user`` may see it whole; nothing is asked of mirrored ones."""
    return bundles(user).filter(members__dossier=one).first() if one.owned and one.linked_group else None


def bundle_by_code(user: User, code: str) -> Bundle | None:
    """The request that is followed under a code, as typed or scanned; ``None`` when there is none."""
    return bundles(user).filter(code__iexact=code_in(code)).order_by("-pk").first()


_HERE = Q(event__dossier=F("dossier"))
"""Not what went along to a dossier that was split off: there it was recorded again."""


def personal_masked(user: User, found: Dossier) -> list[dict[str, str]]:
    """Who applied, as each system says and as everybody who may read the dossier sees it: numbers masked."""
    if not visible(user).filter(pk=found.pk).exists():
        return []
    records = Dossier.objects.filter(Q(pk=found.pk) | Q(merged_into=found))
    people = Person.objects.filter(_HERE, dossier__in=records).order_by("event_id")
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
    return list(Person.objects.filter(_HERE, dossier__in=records).order_by("event_id"))


def read_along(
    user: User, found: Dossier, ids: Collection[int], purpose: str, at: datetime | None = None
) -> None:
    """Log that what ``user`` read whole of ``found`` told of these dossiers too, seen by the user or not."""
    officer, moment = getattr(user, "officer", None), at or timezone.now()
    others = Dossier.objects.filter(pk__in=ids).exclude(Q(pk=found.pk) | Q(merged_into=found))
    PersonalRead.objects.bulk_create(
        PersonalRead(officer=officer, dossier_id=into or pk, read_at=moment, purpose=purpose)
        for pk, into in others.values_list("pk", "merged_into_id")
    )


def personal_of(
    user: User, ids: Sequence[int], purpose: str, at: datetime | None = None
) -> dict[int, dict[str, str]]:
    """Who applied, whole, of many dossiers at once, by their id; those that may be read whole. Each is logged."""
    officer = getattr(user, "officer", None)
    if officer is None:
        return {}
    allowed = list(visible(user, Capability.READ_PERSONAL).filter(pk__in=ids).values_list("pk", flat=True))
    moment = at or timezone.now()
    PersonalRead.objects.bulk_create(
        PersonalRead(officer=officer, dossier_id=pk, read_at=moment, purpose=purpose) for pk in allowed
    )
    people = Person.objects.filter(dossier__in=allowed).order_by("event_id")
    return {
        one.dossier_id: {key: str(value) for key, value in one.content.items()}
        for one in people
        if one.content is not None
    }


def names_of(user: User, ids: Collection[int], purpose: str, at: datetime | None = None) -> dict[int, str]:
    """The applicants' names of many dossiers, by their id, for a paper that leaves the office with them.

    Of those only that the user may see; each is logged.
    """
    officer = getattr(user, "officer", None)
    if officer is None:
        return {}
    names = dict(visible(user).filter(pk__in=ids).values_list("pk", "applicant"))
    moment = at or timezone.now()
    PersonalRead.objects.bulk_create(
        PersonalRead(officer=officer, dossier_id=pk, read_at=moment, purpose=purpose) for pk in names
    )
    return names
