"""What the superior or the commune lays down for an agency (``AgencySettings``), set in one place, with its history."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction

from motcua.agencies.models import Agency, AgencySettings, Officer, SettingChange
from motcua.rules.numbering import check_prefix

MOST_DAYS = 365
MOST_HOURS = 400

# Name of a setting that is a number → the highest that it may be; none is below 1.
NUMBERS = {
    "due_soon_days": MOST_DAYS,
    "petition_answer_days": MOST_DAYS,
    "posting_days": MOST_DAYS,
    "acceptance_hours": MOST_HOURS,
    "supplement_days": MOST_DAYS,
    "idle_days": MOST_DAYS,
    "warn_before_hours": MOST_HOURS,
    "lapse_after_hours": MOST_HOURS,
    "dated_back_days": MOST_DAYS,
}
WORDS = ("verdict_rule", "code_prefix", "tracking_address", "mail_from")
SETTINGS = (*WORDS, *NUMBERS)


def lay_down(agency: Agency, officer: Officer | None = None, **given: str | int | None) -> AgencySettings:
    """Set what is given of ``SETTINGS`` and leave the rest (``None``); the settings as they stand then.

    Each change is kept with what stood there before. Signed reports keep the old rule, dossiers their codes.
    Raises ``ValidationError`` or ``rules.wording.BadInput`` for a value that cannot be, and changes nothing.
    """
    wanted = {name: value for name, value in given.items() if value is not None}
    if unknown := wanted.keys() - set(SETTINGS):
        raise TypeError(f"no settings: {sorted(unknown)}")
    with transaction.atomic():
        settings, _ = AgencySettings.objects.select_for_update(of=("self",)).get_or_create(agency=agency)
        changed = {name: value for name, value in wanted.items() if getattr(settings, name) != value}
        for name, value in changed.items():
            SettingChange.objects.create(
                agency=agency, name=name, old=str(getattr(settings, name)), new=str(value), officer=officer
            )
            setattr(settings, name, value)
        if changed:
            _check(settings, changed)
            settings.save(update_fields=list(changed))
    return settings


def _check(settings: AgencySettings, changed: dict[str, str | int]) -> None:
    settings.clean_fields(
        exclude=[field.name for field in settings._meta.fields if field.name not in changed]
    )
    if settings.code_prefix:
        check_prefix(settings.code_prefix)
    for name in NUMBERS.keys() & changed.keys():
        if not 1 <= int(changed[name]) <= NUMBERS[name]:
            raise ValidationError({name: f"1–{NUMBERS[name]}"})
