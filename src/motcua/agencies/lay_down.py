"""What the superior or the commune lays down for an agency (``AgencySettings``), set in one place."""

from __future__ import annotations

from django.db import transaction

from motcua.agencies.models import Agency, AgencySettings


def lay_down(
    agency: Agency,
    *,
    verdict_rule: str | None = None,
    due_soon_days: int | None = None,
    petition_answer_days: int | None = None,
) -> AgencySettings:
    """Set what is given and leave the rest; the settings as they stand then. Signed reports keep the old rule."""
    given = {
        "verdict_rule": verdict_rule,
        "due_soon_days": due_soon_days,
        "petition_answer_days": petition_answer_days,
    }
    changed = {name: value for name, value in given.items() if value is not None}
    with transaction.atomic():
        settings, _ = AgencySettings.objects.select_for_update(of=("self",)).get_or_create(agency=agency)
        for name, value in changed.items():
            setattr(settings, name, value)
        if changed:
            settings.save(update_fields=list(changed))
    return settings
