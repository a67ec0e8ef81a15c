"""Who may do what at the counter, by role: written by hand, as the commune would say it."""

from __future__ import annotations

import pytest

from motcua.agencies.roles import MAY, Capability, Role

WORK = {
    Capability.INTAKE: {"intake", "director"},
    Capability.HANDLE: {
        "intake", "handler", "leader", "chair", "clerk", "hand_over", "cashier", "director", "vertical",
    },
    Capability.DECIDE: {"leader", "chair", "director"},
    Capability.STAMP: {"clerk"},
    Capability.TRANSFER: {"intake", "handler", "leader", "clerk", "hand_over", "director"},
    Capability.HAND_OVER: {"intake", "hand_over", "director"},
    Capability.CASH: {"cashier", "director"},
    Capability.WATCH: {"leader", "chair", "director", "control"},
    Capability.CATALOGUE: {"director", "admin", "control"},
    Capability.PEOPLE: {"director", "admin"},
}  # fmt: skip


@pytest.mark.parametrize("capability", WORK)
def test_the_work_of_the_counter_is_for_these_roles_and_no_other(capability):
    assert {role for role, able in MAY.items() if capability in able} == WORK[capability]


def test_every_role_has_a_line():
    assert set(MAY) == set(Role.values)


def test_the_control_officer_moves_no_dossier_along_its_way():
    way = {
        Capability.INTAKE,
        Capability.HANDLE,
        Capability.DECIDE,
        Capability.STAMP,
        Capability.TRANSFER,
        Capability.HAND_OVER,
        Capability.CASH,
    }
    assert not MAY[Role.CONTROL] & way
