"""Who stands on the forms: the office that issues them, who applies for what, the officers by name."""

from __future__ import annotations

from collections.abc import Mapping

from motcua.agencies.lay_down import laid_down
from motcua.agencies.models import Agency, Officer
from motcua.documents.slips.people import Applicant, Office, Request
from motcua.register.models import Dossier


def office_of(agency: Agency) -> Office:
    """The centre of a commune, by its settings, else by the commune's own name."""
    settings = laid_down(agency)
    kind = agency.name.removesuffix(agency.short_name).strip().lower()
    inside = f"{kind} {agency.short_name}".strip()
    centre = settings.centre_name or f"Trung tâm Phục vụ hành chính công {kind}".strip()
    return Office(
        superior=(f"UBND {inside}".upper(),),
        agency=(centre.upper(),),
        name=centre if agency.short_name in centre else f"{centre} {agency.short_name}",
        place=settings.place_name or agency.short_name,
        tracking=settings.tracking_address,
    )


def request_of(dossier: Dossier, person: Mapping[str, str]) -> Request:
    """Who applies for what."""
    applicant = Applicant(
        person.get("name", dossier.applicant),
        person.get("id_number", ""),
        person.get("address", ""),
        person.get("phone", ""),
        person.get("email", ""),
    )
    owner = Applicant(person["owner"]) if person.get("owner") else None
    return Request(dossier.code, dossier.procedure_code, dossier.procedure_name, applicant, owner)


def name_of(officer_id: int | None) -> str:
    """An officer's name; empty for nobody."""
    if officer_id is None:
        return ""
    return Officer.objects.filter(pk=officer_id).values_list("name", flat=True).first() or ""
