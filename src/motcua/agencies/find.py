"""Finding an agency by a code or by words that a person types."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from motcua.agencies.models import Agency, AgencyCode, AgencyKind
from motcua.rules.vietnamese import fold


class UnknownAgency(LookupError):
    """No agency bears that code; the message says what to do."""


def by_code(code: str) -> Agency:
    """The agency with that code. Where no one has it, the only one to which another source gives it."""
    wanted = code.strip()
    found = Agency.objects.select_related("parent").filter(code=wanted).first()
    if found is not None:
        return found
    others = Agency.objects.select_related("parent").filter(other_codes__code=wanted).distinct()[:2]
    if len(others) == 1:
        return others[0]
    raise UnknownAgency(
        _(
            "Không có cơ quan nào mang mã “{code}”. Hãy dùng mã đơn vị hành chính cấp xã có 5 chữ số"
            " (ví dụ 10993), hoặc tìm theo tên: motcua agency find “tên xã”."
        ).format(code=code)
    )


def commune_by_code(code: str) -> Agency:
    """The commune with that code; an agency of another kind is refused."""
    agency = by_code(code)
    if agency.kind != AgencyKind.COMMUNE:
        raise UnknownAgency(
            _(
                "Mã “{code}” là của {name}, không phải xã, phường, đặc khu. Hãy dùng mã 5 chữ số của cấp xã."
            ).format(code=code, name=agency.name)
        )
    return agency


def by_words(text: str) -> QuerySet[Agency]:
    """Agencies whose name holds the words typed, with or without marks; codes count too."""
    found = Agency.objects.select_related("parent")
    for word in fold(text).split():
        found = found.filter(search_key__contains=word)
    codes = AgencyCode.objects.filter(code=text.strip()).values("agency")
    return found | Agency.objects.select_related("parent").filter(pk__in=codes)
