from __future__ import annotations

from datetime import date

import pytest

from motcua.reports.forms import form_for, form_named


def test_a_period_is_reported_by_the_form_that_holds_on_its_last_day() -> None:
    assert form_for(date(2026, 6, 14)).appendix.number == "II.06a/VPCP/KSTT"


def test_a_frozen_report_finds_its_form_again() -> None:
    form = form_for(date(2026, 6, 14))
    assert form_named(form.name) is form
    with pytest.raises(KeyError):
        form_named("no-such-form/1")


def test_a_form_names_its_legal_basis() -> None:
    basis = form_for(date(2026, 6, 14)).basis
    assert basis
    assert all(act.startswith(("Nghị định", "Thông tư")) for act in basis)
