from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from motcua.documents.slips import receipt
from motcua.documents.slips.versions import (
    VERSIONS,
    Form,
    version_for,
)
from tests.documents.slips.samples import RECEIPT, at

DAY = date(2026, 11, 5)


def test_numbers_are_those_of_the_list_of_the_day() -> None:
    numbered = {version_for(form, DAY).number: form for form in Form}
    assert [numbered[f"0{number}"] for number in range(1, 8)] == [
        Form.RECEIPT,
        Form.SUPPLEMENT,
        Form.REFUSAL,
        Form.APOLOGY,
        Form.STOP,
        Form.CONTROL_SLIP,
        Form.REGISTER_BOOK,
    ]
    assert version_for(Form.CONTROL_SLIP, date(2025, 9, 14)).number == "05"


def test_before_the_first_version_the_first_holds() -> None:
    assert version_for(Form.STOP, date(2020, 1, 1)).version == "2025-09"
    assert version_for(Form.RECEIPT, date(2010, 1, 1)).version == "2018-11"


def test_a_slip_names_the_version_of_its_form() -> None:
    assert len({version.name for version in VERSIONS}) == len(VERSIONS)
    assert receipt.paper(RECEIPT).subject == "receipt/2025-09"


@pytest.mark.parametrize("form", Form)
def test_no_day_has_two_versions(form: Form) -> None:
    known = [version for version in VERSIONS if version.form is form]
    for earlier, later in pairwise(known):
        assert earlier.valid_to is not None
        assert earlier.valid_to < later.valid_from


def test_a_basis_that_nobody_confirmed_is_not_printed() -> None:
    version = version_for(Form.RECEIPT, DAY)
    assert not any(each.confirmed for each in VERSIONS)
    assert receipt.paper(RECEIPT, version).mark == "Mẫu in 01/2025-09"
    confirmed = replace(version, confirmed=True)
    assert "Thông tư số 03/2025/TT-VPCP" in receipt.paper(RECEIPT, confirmed).mark


def test_only_the_old_receipt_names_volume_and_entry_of_the_register() -> None:
    old = replace(RECEIPT, received_at=at(5, 8).replace(year=2024), volume="II", entry="77")
    assert "Vào Sổ theo dõi hồ sơ, quyển số" in str(receipt.paper(old).parts)
    assert "Vào Sổ theo dõi hồ sơ, quyển số" not in str(receipt.paper(RECEIPT).parts)
