"""Taken in at home: on a ground, which the dossier keeps."""

from __future__ import annotations

import pytest

from motcua.register.actions.refused import Refused
from motcua.register.models import Dossier
from motcua.register.own import read_owned
from motcua.register.verification import verify
from tests.register.own.conftest import take_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"mode": "home"}, "chọn người nộp thuộc đối tượng nào"),
        ({"mode": "home", "home": "bịa"}, "chọn người nộp thuộc đối tượng nào"),
        ({"mode": "home", "home": "khac"}, "ghi rõ đối tượng"),
        ({"mode": "home", "home": "khac", "home_note": "x" * 201}, "dài quá 200"),
        ({"home": "thuong-binh"}, "Chỉ hồ sơ tiếp nhận tại nhà"),
    ],
)
def test_nobody_is_visited_without_a_ground(office, given, why):
    with pytest.raises(Refused, match=why):
        take_in(office, **given)
    assert not Dossier.objects.exists()


def test_the_ground_is_told_with_its_name(office):
    taken = take_in(office, mode="home", home="khac", home_note="người trên 80 tuổi, QĐ 12")
    told = read_owned(taken.id).course.told["at_home"]
    assert told == {
        "ground": "khac",
        "name": "đối tượng khác theo quyết định của xã",
        "note": "người trên 80 tuổi, QĐ 12",
    }
    assert verify(rebuild=True).findings == []
