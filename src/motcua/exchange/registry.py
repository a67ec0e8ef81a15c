"""The profiles that there are: one folder per outside system, each with its declaration."""

from __future__ import annotations

from motcua.exchange.city_hai_phong.profile import PROFILE as CITY_HAI_PHONG
from motcua.exchange.construction.profile import PROFILE as CONSTRUCTION
from motcua.exchange.finance.profile import PROFILE as FINANCE
from motcua.exchange.justice.profile import PROFILE as JUSTICE
from motcua.exchange.portal.profile import PROFILE as PORTAL
from motcua.exchange.profile import Profile

PROFILES: dict[str, Profile] = {
    profile.name: profile for profile in (CITY_HAI_PHONG, JUSTICE, CONSTRUCTION, FINANCE, PORTAL)
}
