"""What the superior or the commune lays down for an agency (``AgencySettings``): read and set here, with history."""

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


def laid_down(agency: Agency | int) -> AgencySettings:
    """What is laid down for an agency (or the one of that id), or what holds where nothing is: never saved.

    Off an agency that was read along with its settings it costs no query; by its id it is read anew.
    """
    if isinstance(agency, int):
        return AgencySettings.objects.filter(agency_id=agency).first() or AgencySettings(agency_id=agency)
    return getattr(agency, "settings", None) or AgencySettings(agency=agency)


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
            agency.settings = settings  # whoever reads them off this very agency
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
