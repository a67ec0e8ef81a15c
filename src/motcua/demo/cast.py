"""The officers of the sample commune: invented people, one for each part that is played at a counter."""

from __future__ import annotations

from typing import NamedTuple

from motcua.agencies.roles import Role

COMMUNE_CODE = "10993"
NEIGHBOUR_CODE = "10645"
POLICE_CODE = f"{COMMUNE_CODE}.CA"


class Member(NamedTuple):
    """An officer with a login. ``agency`` is the code of a commune, or of an agency beside it."""

    username: str
    name: str
    roles: tuple[Role, ...]
    agency: str = COMMUNE_CODE


CONTROL = Member("kiem-soat", "Nguyễn Thu Trang", (Role.CONTROL,))
INTAKE = Member("tiep-nhan", "Đỗ Thị Hương", (Role.INTAKE, Role.HAND_OVER))
HANDLER = Member("thu-ly", "Vũ Đình Khôi", (Role.HANDLER,))
LEADER = Member("truong-phong", "Lê Thị Thu Hà", (Role.LEADER,))
DIRECTOR = Member("giam-doc", "Trần Ngọc Lan", (Role.DIRECTOR,))
CHAIR = Member("pho-chu-tich", "Phạm Quang Minh", (Role.CHAIR,))
CLERK = Member("van-thu", "Ngô Thị Mận", (Role.CLERK,))
CASHIER = Member("thu-ngan", "Đặng Văn Tú", (Role.CASHIER,))
ADMIN = Member("quan-tri", "Bùi Đức Thắng", (Role.ADMIN,))
NEIGHBOUR = Member("an-phu", "Mai Thanh Tùng", (Role.CONTROL,), NEIGHBOUR_CODE)
POLICE = Member("cong-an", "Hoàng Văn An", (Role.VERTICAL,), POLICE_CODE)

CAST = (CONTROL, INTAKE, HANDLER, LEADER, CHAIR, CLERK, CASHIER, DIRECTOR, ADMIN, POLICE, NEIGHBOUR)
