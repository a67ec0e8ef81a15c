"""What is laid down for a commune is checked, and what stood there before stays known."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from motcua.agencies.lay_down import NUMBERS, SETTINGS, laid_down, lay_down
from motcua.agencies.models import AgencySettings, SettingChange
from motcua.rules.wording import BadInput
from motcua.site.commands import agency as command
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def test_only_what_is_given_changes_and_each_change_is_kept(cast: Cast):
    lay_down(cast.commune, cast.admin, code_prefix="H31.12.3", idle_days=5)
    now = lay_down(cast.commune, cast.admin, code_prefix="H24.85", idle_days=5, mail_from=None)
    assert (now.code_prefix, now.idle_days, now.acceptance_hours, now.mail_from) == ("H24.85", 5, 8, "")
    told = [(one.name, one.old, one.new, one.officer) for one in SettingChange.objects.all()]
    assert told == [
        ("code_prefix", "", "H31.12.3", cast.admin),
        ("idle_days", "3", "5", cast.admin),
        ("code_prefix", "H31.12.3", "H24.85", cast.admin),
    ]


@pytest.mark.parametrize(
    "given",
    [
        {"code_prefix": "xã ta"},
        {"code_prefix": "H24." + "A" * 40},
        {"tracking_address": "javascript:alert(1)"},
        {"mail_from": "không phải thư"},
        {"idle_days": 0},
        {"warn_before_hours": 401},
        {"verdict_rule": "sometimes"},
    ],
)
def test_a_value_that_cannot_be_is_refused_and_changes_nothing(cast: Cast, given):
    with pytest.raises((ValidationError, BadInput)):
        lay_down(cast.commune, **given)
    assert not SettingChange.objects.exists()
    assert not AgencySettings.objects.filter(agency=cast.commune).exists()


def test_the_command_knows_every_setting():
    named = {name for name, _help in (command._NUMBERS | command._WORDS).values()} | {"verdict_rule"}
    assert named == set(SETTINGS)
    assert {command._NUMBERS[option][0]: most for option, most in command._HIGHEST.items()} == NUMBERS


def test_where_nothing_is_laid_down_the_defaults_hold_and_nothing_is_stored(cast: Cast):
    for asked in (cast.commune, cast.commune.pk):
        assert laid_down(asked).acceptance_hours == 8
    assert not AgencySettings.objects.exists()


def test_what_was_just_laid_down_is_read_off_the_same_agency(cast: Cast):
    assert laid_down(cast.commune).idle_days == 3
    lay_down(cast.commune, idle_days=5)
    assert laid_down(cast.commune).idle_days == laid_down(cast.commune.pk).idle_days == 5
