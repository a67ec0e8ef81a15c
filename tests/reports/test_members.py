from __future__ import annotations

import json

from motcua.reports.members import behind, pack, unpack
from motcua.statistics.count import Member

ONE = Member(
    1, "H24.85-1", "own", "Hộ tịch", "bo-tu-phap", "", "", "", ("received.total", "received.in_person")
)
TWO = Member(2, "H24.85-2", "own", "Đất đai", "bo-tu-phap", "", "", "", ("received.total", "late"))
LAND = Member(3, "H24.85-3", "vertical", "Đất đai", "mot-cua-hai-phong", "Đất", "", "", ("received.total",))


def test_members_survive_being_frozen() -> None:
    assert unpack(json.loads(json.dumps(pack([ONE, TWO, LAND])))) == [ONE, TWO, LAND]


def test_behind_a_figure_stand_the_dossiers_of_its_place() -> None:
    assert behind([ONE, TWO, LAND], "received.total") == [(1, "H24.85-1"), (2, "H24.85-2")]
    assert behind([ONE, TWO, LAND], "received.total", "vertical", "unit", "Đất") == [(3, "H24.85-3")]


def test_behind_a_figure_of_one_group_stand_only_its_dossiers() -> None:
    assert behind([ONE, TWO, LAND], "received.total", "own", "field", "Đất đai") == [(2, "H24.85-2")]


def test_a_column_of_two_measures_lists_the_dossiers_of_both() -> None:
    assert behind([ONE, TWO], "received.in_person+received.postal") == [(1, "H24.85-1")]
