"""The people whom every test knows, at Xã Thượng Hồng and elsewhere: invented, and always the same.

``cast`` is a fixture (``tests/conftest.py``) that makes them in the test's database. The citizen has no account:
she appears as the name and numbers that files and forms carry.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from motcua.agencies.models import Agency, Officer

COMMUNE = "10993"
"""Xã Thượng Hồng, thành phố Hải Phòng."""

NEIGHBOUR = "10645"
"""Xã An Phú, of the same city."""

PASSWORD = "Thượng-Hồng-2026-thử"

CITIZEN = {
    "name": "Phạm Thị Lụa",
    "id_number": "999031085123",
    "phone": "0999123456",
    "address": "Thôn Đông, xã Thượng Hồng, thành phố Hải Phòng",
}

OFFICERS = {
    "intake": ("lua.nt", "Nguyễn Thị Lúa"),
    "handler": ("cuong.pv", "Phạm Văn Cương"),
    "leader": ("hanh.dt", "Đỗ Thị Hạnh"),
    "control": ("binh.vv", "Vũ Văn Bình"),
    "director": ("mai.bt", "Bùi Thị Mai"),
    "admin": ("quan.tri", "Hoàng Minh Quân"),
    "chair": ("loc.nd", "Ngô Đức Lộc"),
    "clerk": ("nga.lt", "Lý Thị Nga"),
    "hand_over": ("thom.ct", "Cao Thị Thơm"),
    "cashier": ("phuc.dv", "Dương Văn Phúc"),
}
"""Role at Xã Thượng Hồng → user name and name."""


@dataclass(frozen=True)
class Cast:
    """Everyone, with a role valid since 2020; the stranger has an account and no role at all.

    ``economy``: Phòng Kinh tế, a unit of the commune; ``land_registry``: a branch outside it, of the land registry.
    """

    commune: Agency
    neighbour: Agency
    city: Agency
    intake: Officer
    handler: Officer
    leader: Officer
    control: Officer
    director: Officer
    admin: Officer
    chair: Officer
    clerk: Officer
    hand_over: Officer
    cashier: Officer
    economy: Agency
    economy_handler: Officer
    land_registry: Agency
    vertical: Officer
    neighbour_control: Officer
    city_control: Officer
    stranger: User


def make_cast() -> Cast:
    """Make everyone in the database of this test."""
    from motcua.agencies.models import Agency

    commune = Agency.objects.select_related("parent").get(code=COMMUNE)
    neighbour = Agency.objects.select_related("parent").get(code=NEIGHBOUR)
    city = commune.parent
    assert city is not None
    economy = make_agency(f"{COMMUNE}.PKT", "Phòng Kinh tế", "unit", commune)
    land_registry = make_agency("31.VPDK.GL", "Chi nhánh Văn phòng đăng ký đất đai Gia Lộc", "vertical", city)
    return Cast(
        commune,
        neighbour,
        city,
        economy=economy,
        economy_handler=make_officer(economy, "handler", "tuyet.ha", "Hà Thị Tuyết"),
        land_registry=land_registry,
        vertical=make_officer(land_registry, "vertical", "vinh.tq", "Trịnh Quang Vinh"),
        **{role: make_officer(commune, role, *who) for role, who in OFFICERS.items()},
        neighbour_control=make_officer(neighbour, "control", "son.tv", "Trần Văn Sơn"),
        city_control=make_officer(city, "control", "thu.lt", "Lê Thị Thu"),
        stranger=make_user("nguoi.la"),
    )


def make_agency(code: str, name: str, kind: str, parent: Agency) -> Agency:
    """A unit of a commune, or a vertical agency below a city."""
    from motcua.agencies.models import Agency
    from motcua.rules.vietnamese import fold

    return Agency.objects.create(
        code=code, name=name, short_name=name, kind=kind, parent=parent, search_key=fold(name)
    )


def make_officer(
    agency: Agency,
    role: str,
    username: str,
    name: str,
    since: date = date(2020, 1, 1),
    until: date | None = None,
) -> Officer:
    """An officer of ``agency`` who plays ``role`` there."""
    from motcua.agencies.models import Officer, RoleAssignment

    officer = Officer.objects.create(user=make_user(username), name=name, agency=agency)
    RoleAssignment.objects.create(officer=officer, role=role, agency=agency, valid_from=since, valid_to=until)
    return officer


def make_user(username: str) -> User:
    """An account with ``PASSWORD``."""
    from django.contrib.auth.models import User

    return User.objects.create(username=username, password=_hashed(PASSWORD))


@cache
def _hashed(password: str) -> str:
    """Hashing is slow on purpose: once is enough for a run."""
    from django.contrib.auth.hashers import make_password

    return make_password(password)
