"""``verify`` finds rows of linked procedures that say something other than the events."""

from __future__ import annotations

import pytest

from motcua.register.models import Bundle, BundleMember
from motcua.register.verification import verify
from tests.register.linked.conftest import dossier

pytestmark = pytest.mark.django_db


def findings(rebuild: bool) -> str:
    return "\n".join(verify(rebuild=rebuild).findings)


@pytest.mark.parametrize("rebuild", [False, True])
def test_rows_as_the_events_told_them_are_in_order(request_in, rebuild):
    assert findings(rebuild) == ""


@pytest.mark.parametrize(
    "changed",
    [
        {"key": "khac"},
        {"after": ["the-bhyt"]},
        {"limit_number": 70},
        {"limit_unit": "giờ"},
        {"name": "Khác"},
        {"position": 9},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_a_changed_row_is_found(request_in, changed):
    one = dossier(request_in, "thuong-tru")
    BundleMember.objects.filter(dossier=one).update(**changed)
    (name,) = changed
    assert findings(False) == f"hồ sơ {one.code}: dòng của nhóm liên thông khác sự kiện ở {name}"


def test_a_request_that_was_changed_is_found_at_each_member(request_in):
    Bundle.objects.update(together=False)
    assert findings(True).count("khác sự kiện ở together") == 3


def test_a_row_that_is_gone_or_was_put_there_is_found(request_in, birth, office):
    row = BundleMember.objects.get(key="the-bhyt")
    code = row.dossier.code
    row.delete()
    assert findings(False) == f"hồ sơ {code}: thiếu dòng của nhóm liên thông {request_in.code}"


def test_a_row_of_a_dossier_that_is_part_of_nothing_is_found(request_in, office):
    from motcua.register.actions.receive import Application, receive_at_counter
    from tests.cast import CITIZEN
    from tests.register.linked.conftest import MONDAY
    from tests.register.office import commune

    alone = receive_at_counter(commune(), Application("1.001193", CITIZEN), office["intake"], MONDAY)
    row = BundleMember.objects.get(key="the-bhyt")
    row.pk, row.key, row.dossier_id = None, "la", alone.id
    row.save()
    assert "mà không sự kiện nào ghi" in findings(True) and alone.code in findings(True)
