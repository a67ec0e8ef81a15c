from __future__ import annotations

from motcua.reports.forms.ii06a import II06A
from tests.reports.sample import block


def test_the_form_has_thirteen_numbered_columns_with_order_and_name() -> None:
    assert [column.number for column in II06A.columns] == list(range(3, 14))


def test_direct_and_postal_receipts_share_column_5() -> None:
    row = block(10, 2, 8, 1, 1, 1, 1)
    row["received"] |= {"in_person": 3, "postal": 4}
    assert II06A.values(row, "instant")[5] == 7


def test_the_rule_decides_columns_8_to_10() -> None:
    row = block(10, 2, 8, 1, 1, 1, 1)
    by_instant, by_date = II06A.values(row, "instant"), II06A.values(row, "date")
    assert [by_instant[number] for number in (8, 9, 10)] == [8, 1, 1]
    assert [by_date[number] for number in (8, 9, 10)] == [0, 9, 1]


def test_a_row_that_adds_up_breaks_no_identity() -> None:
    assert II06A.broken(block(10, 2, 8, 1, 1, 1, 1), "instant") == []


def test_a_row_that_does_not_add_up_says_which_identity() -> None:
    row = block(10, 2, 8, 1, 1, 1, 1)
    row["received"]["total"] = 13
    assert [identity.text for identity in II06A.broken(row, "instant")] == [
        "(3) = (4) + (5) + (6)",
        "(3) = (7) + (11)",
    ]


def test_a_row_without_figures_is_zero_everywhere() -> None:
    assert set(II06A.values({}, "instant").values()) == {0}
