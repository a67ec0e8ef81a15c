"""Finding an agency by a code or by words that a person types."""

from __future__ import annotations

import re

from django.db.models import Case, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce, Concat
from django.utils.translation import gettext as _

from motcua.agencies.models import Agency, AgencyCode, AgencyKind
from motcua.rules.vietnamese import fold

MOST_WORDS = 20


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
    """Agencies whose name, or their parent's, holds the words typed, with or without marks; codes count too.

    The likeliest stand first: a name that holds the very phrase, then one that holds most of the words whole
    ("phu" begins every "Phường").
    """
    words = re.findall(r"\w+", fold(text))[:MOST_WORDS]
    phrase = f" {' '.join(words)} "
    own = Concat(Value(" "), "search_key", Value(" "))
    whole_key = Concat(own, Coalesce("parent__search_key", Value("")), Value(" "))
    found = Agency.objects.select_related("parent").annotate(own_key=own, whole_key=whole_key)
    by_name = Q()
    for word in words:
        by_name &= Q(whole_key__contains=f" {word}")
    codes = AgencyCode.objects.filter(code=text.strip()).values("agency")
    return found.filter((by_name if words else Q(pk=None)) | Q(pk__in=codes)).order_by(
        Case(When(own_key__contains=phrase, then=0), When(whole_key__contains=phrase, then=1), default=2),
        -sum((_one_if(f" {word} ") for word in words), start=Value(0)),
        "code",
    )


def _one_if(part: str) -> Case:
    return Case(When(whole_key__contains=part, then=1), default=0)
