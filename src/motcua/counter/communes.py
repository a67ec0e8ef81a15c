"""A commune as an officer names it in a form: by words of its name, or by its code."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from motcua.agencies.find import by_words
from motcua.agencies.models import Agency, AgencyKind

SHOWN = 5


def commune_named(text: str) -> Agency:
    """The one commune that is meant. Raises ``ValidationError``, naming those that it may be."""
    told = text.strip()
    found = list(by_words(told).filter(kind=AgencyKind.COMMUNE)[: SHOWN + 1]) if told else []
    exact = [one for one in found if one.code == told] or found
    if not exact:
        exact = list(Agency.objects.filter(code=told, kind=AgencyKind.COMMUNE)[:1])
    if len(exact) == 1:
        return exact[0]
    if not exact:
        raise ValidationError(_("Không có xã nào tên như vậy."))
    names = "; ".join(f"{one.name} ({one.code})" for one in exact[:SHOWN])
    raise ValidationError(_("Ghi rõ hơn: {names}.").format(names=names))
