"""A delegation is given and revoked on its page, and the dossier's history names both officers."""

from __future__ import annotations

from datetime import timedelta

from motcua.agencies.authority import today
from motcua.agencies.models import Delegation, RoleAssignment
from tests.counter.pages import text, url


def given(cast, **other) -> dict[str, object]:
    """The leader lets the unit's handler act in her stead until tomorrow."""
    told = {
        "assignment": RoleAssignment.objects.get(officer=cast.leader).pk,
        "taker": cast.economy_handler.pk,
        "valid_from": f"{today():%Y-%m-%d}",
        "valid_to": f"{today() + timedelta(days=1):%d/%m/%Y}",
        "basis": "Giấy ủy quyền số 12/GUQ-UBND",
    }
    return {**told, **other}


def test_a_leader_gives_the_own_role_away_and_takes_it_back(cast, sign_in):
    leader = sign_in("leader")
    assert text(leader.get(url("delegations"))).count("<option") == 1 + 1 + other_officers(cast) + 1
    leader.post(url("delegate"), given(cast))
    one = Delegation.objects.get()
    assert (one.giver, one.taker, one.role, one.recorded_by) == (
        cast.leader, cast.economy_handler, "leader", cast.leader,
    )  # fmt: skip
    page = text(leader.get(url("delegations")))
    assert "Đang hiệu lực" in page and "Giấy ủy quyền số 12/GUQ-UBND" in page
    leader.post(url("revoke_delegation", one.pk))
    assert "Đã thu hồi" in text(leader.get(url("delegations")))


def other_officers(cast) -> int:
    from motcua.agencies.models import Officer

    return Officer.objects.filter(agency__in=(cast.commune, cast.economy)).exclude(pk=cast.leader.pk).count()


def test_what_cannot_be_is_told_beside_the_form(cast, sign_in):
    answer = sign_in("leader").post(url("delegate"), given(cast, valid_from="2020-01-01"))
    assert answer.status_code == 422
    assert "Ngày bắt đầu đã qua" in text(answer)
    answer = sign_in("leader").post(url("delegate"), given(cast, taker=cast.neighbour_control.pk))
    assert answer.status_code == 422
    assert not Delegation.objects.exists()


def test_nobody_gives_the_role_of_another(cast, sign_in):
    chair = RoleAssignment.objects.get(officer=cast.chair).pk
    assert sign_in("leader").post(url("delegate"), given(cast, assignment=chair)).status_code == 422
    assert sign_in("handler").post(url("delegate"), given(cast)).status_code == 403


def test_a_handler_sees_what_concerns_them_and_no_form(cast, sign_in):
    sign_in("leader").post(url("delegate"), given(cast))
    page = text(sign_in("economy_handler").get(url("delegations")))
    assert "Giấy ủy quyền" in page and "Ghi ủy quyền mới" not in page and "Thu hồi" not in page
    assert "Giấy ủy quyền" not in text(sign_in("handler").get(url("delegations")))


def test_what_is_done_in_a_delegated_role_names_both(cast, dossier, sign_in):
    taker = sign_in("economy_handler")
    address = url("remind", dossier.uid)
    assert taker.post(address, {"text": "Làm nhanh"}).status_code == 403
    sign_in("leader").post(url("delegate"), given(cast))
    assert taker.post(address, {"text": "Làm nhanh"}).status_code == 302
    event = dossier.events.get(kind="reminded")
    assert (event.officer, event.role, event.origin["for"]) == (
        cast.economy_handler, "leader", cast.leader.pk,
    )  # fmt: skip
    assert f"{cast.economy_handler.name} (Lãnh đạo đơn vị, {cast.leader.name} ủy quyền)" in text(
        sign_in("control").get(url("dossier", dossier.uid))
    )
