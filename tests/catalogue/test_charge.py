"""What a procedure costs one applicant."""

from __future__ import annotations

from motcua.catalogue.content import Content, Fee, chargeable, charges, unsaid

CONTENT = Content(
    fees=(
        Fee("Lệ phí", 8_000, "in_person", "bản"),
        Fee("Lệ phí", 4_000, "online", "bản"),
        Fee("Miễn phí", 0),
        Fee("Theo quy định của tỉnh", None),
    )
)


def test_the_fees_are_those_of_the_channel_times_the_copies():
    fees = chargeable(CONTENT, "online")
    (charge,) = charges(fees, {0: 3}, {})
    assert (charge.amount, charge.total) == (4_000, 12_000)
    assert charge.as_dict() == {"name": "Lệ phí", "amount": 4_000, "count": 3, "exempt": "", "total": 12_000}


def test_an_exemption_has_its_reason_and_costs_nothing():
    (charge,) = charges(chargeable(CONTENT, "in_person"), {0: 2}, {0: "hộ nghèo"})
    assert (charge.total, charge.exempt) == (0, "hộ nghèo")


def test_what_is_left_out_is_not_charged():
    assert charges(chargeable(CONTENT, "in_person"), {}, {}) == []


def test_fees_without_an_amount_are_told_apart():
    assert [fee.name for fee in unsaid(CONTENT, "in_person")] == ["Theo quy định của tỉnh"]
