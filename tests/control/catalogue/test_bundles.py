"""The page of linked procedures: the law's kinds are filled in, the commune lays down its own."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from motcua.catalogue.bundles import members_of
from motcua.catalogue.models import BundleOffer
from tests.counter.pages import signed_in, text
from tests.register.office import offer

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(cast):
    offer(cast.commune)
    offer(cast.commune, "1.000656", "Đăng ký khai tử", 1)
    return signed_in(cast, "director")


def sent(*rows: dict[str, object], **given: object) -> dict[str, object]:
    """The form with these rows."""
    told = {"name": "Nhóm của xã", "valid_from": "2026-01-01", "together": "on", **given}
    told |= {"form-TOTAL_FORMS": len(rows), "form-INITIAL_FORMS": 0}
    return {
        **told,
        **{f"form-{place}-{name}": value for place, row in enumerate(rows) for name, value in row.items()},
    }


def test_the_laws_kinds_are_listed_with_what_is_missing(browser):
    page = text(browser.get(reverse("control:bundles")))
    assert "Đăng ký khai sinh, đăng ký thường trú" in page and "chưa áp dụng ở xã" in page
    assert "chưa đối chiếu với văn bản" in page and "chưa có mã thủ tục" in page


def test_one_of_the_laws_is_opened_filled_in(browser):
    page = text(browser.get(reverse("control:bundle_edit", args=["khai-sinh"])))
    assert 'value="1.004222"' in page and "hãy xem lại căn cứ" in page
    assert browser.get(reverse("control:bundle_edit", args=["khong-co"])).status_code == 404


def test_a_bundle_of_the_communes_own_is_laid_down(cast, browser):
    rows = (
        {"name": "Khai sinh", "procedure": "1.001193"},
        {"name": "Trợ cấp", "procedure": "1.999999", "after": "1", "number": 5, "unit": "ngày làm việc",
         "agency": cast.land_registry.pk},
        {"name": ""},
    )  # fmt: skip
    response = browser.post(reverse("control:bundle_edit", args=["moi"]), sent(*rows))
    made = BundleOffer.objects.get()
    assert response.status_code == 302 and (made.key, made.valid_from) == ("nhom-cua-xa", date(2026, 1, 1))
    first, second = members_of(made)
    assert (first.key, second.after, second.agency) == ("khai-sinh", ("khai-sinh",), cast.land_registry.pk)
    assert str(second.limit) == "5 ngày làm việc"
    page = text(browser.get(reverse("control:bundles")))
    assert "Nhóm của xã" in page and "đang áp dụng" in page


def test_what_is_wrong_is_said_and_nothing_is_kept(browser):
    rows = ({"name": "Khai sinh", "procedure": "1.001193", "after": "7"}, {"name": "Trợ cấp"})
    page = browser.post(reverse("control:bundle_edit", args=["moi"]), sent(*rows))
    assert page.status_code == 422 and "Không có thủ tục số 7" in text(page)
    rows = ({"name": "Khai sinh", "procedure": "1.001193"}, {"name": "Trợ cấp"})
    page = browser.post(reverse("control:bundle_edit", args=["moi"]), sent(*rows))
    assert page.status_code == 422 and "“Trợ cấp” chưa có mã thủ tục" in text(page)
    assert not BundleOffer.objects.exists()
