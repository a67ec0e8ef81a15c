"""The gate lets in officers whose role allows it, leads others to the sign-in page, and refuses the rest."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from motcua.agencies.gate import desk_of, officers
from motcua.agencies.models import Agency, AgencySettings, RoleAssignment
from motcua.agencies.roles import Capability
from tests.cast import make_officer

pytestmark = pytest.mark.django_db


@officers(Capability.IMPORT)
def view(request, words: str = "") -> HttpResponse:
    """Says who came in, and for whom."""
    return HttpResponse(f"{request.desk.officer.name} · {request.desk.agency.name} · {words}")


def request_of(user, **headers: str) -> HttpRequest:
    request = RequestFactory().get("/nhap-du-lieu/?a=1", headers=headers)
    request.user = user
    return request


def test_an_officer_with_the_capability_comes_in_with_desk_and_arguments(cast):
    response = view(request_of(cast.control.user), words="tệp")
    assert response.content.decode() == "Vũ Văn Bình · Xã Thượng Hồng · tệp"
    assert response["Cache-Control"] == "no-store, private"


def test_who_has_not_signed_in_goes_to_the_sign_in_page_and_comes_back():
    response = view(request_of(AnonymousUser()))
    assert (response.status_code, response["Location"]) == (302, "/dang-nhap/?next=/nhap-du-lieu/%3Fa%3D1")


def test_a_part_of_a_page_sends_the_whole_window_to_the_sign_in_page():
    response = view(request_of(AnonymousUser(), hx_request="true"))
    assert (response.status_code, response["HX-Redirect"]) == (401, "/dang-nhap/")


@pytest.mark.parametrize("who", ["intake", "admin"])
def test_a_role_without_the_capability_is_refused(cast, who):
    with pytest.raises(PermissionDenied):
        view(request_of(getattr(cast, who).user))


def test_an_account_without_a_role_is_refused_everywhere(cast):
    with pytest.raises(PermissionDenied):
        officers(None)(view)(request_of(cast.stranger))


def test_a_role_counts_from_its_first_to_its_last_day(cast):
    for since, until in ((date(2020, 1, 1), date(2020, 12, 31)), (date(2999, 1, 1), None)):
        former = make_officer(cast.commune, "control", f"x{since:%Y}", "Người cũ", since, until)
        assert desk_of(former.user) is None


def test_a_unit_works_for_its_commune(cast):
    unit = Agency.objects.create(
        code="10993.X", name="Phòng X", short_name="X", kind="unit", parent=cast.commune, search_key="x"
    )
    assert desk_of(make_officer(unit, "handler", "x", "X").user).agency == cast.commune


def test_several_roles_add_up_and_each_act_is_done_in_the_one_that_allows_it(cast):
    RoleAssignment.objects.create(
        officer=cast.intake, role="control", agency=cast.commune, valid_from=date(2025, 7, 1)
    )
    desk = desk_of(cast.intake.user)
    assert desk.roles == ("control", "intake")
    assert (
        desk.role_for(Capability.READ_PERSONAL) == "intake" and desk.role_for(Capability.IMPORT) == "control"
    )
    assert desk.role_for(Capability.SETTINGS) == "" and not desk.may(Capability.SETTINGS)


def test_what_is_laid_down_for_the_agency_lies_on_the_desk(cast):
    assert desk_of(cast.intake.user).settings.verdict_rule == "instant"
    AgencySettings.objects.create(agency=cast.commune, verdict_rule="date", due_soon_days=5)
    assert desk_of(cast.intake.user).settings.due_soon_days == 5


def test_it_asks_for_roles_once_and_for_what_is_laid_down_once(cast, django_assert_num_queries):
    with django_assert_num_queries(2):
        assert desk_of(cast.director.user).settings is not None
