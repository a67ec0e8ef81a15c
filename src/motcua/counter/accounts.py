"""Accounts and roles of officers, for those who look after them: made, given for a time, taken back.

A new password is shown once, on the page that answers; it is neither stored in readable form nor shown again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from motcua.agencies.appoint import appoint, end_role, engage, give_password, reopen
from motcua.agencies.authority import today
from motcua.agencies.declined import Declined
from motcua.agencies.gate import OfficerRequest, officers
from motcua.agencies.models import Officer
from motcua.agencies.resets import acknowledge
from motcua.agencies.roles import Capability, Role
from motcua.counter.account_forms import AppointForm, NewOfficerForm
from motcua.counter.people import found_officer, show_officer

LONGEST_ID = 18


@officers(Capability.PEOPLE)
@require_http_methods(["GET", "HEAD", "POST"])
def new_officer(request: OfficerRequest) -> HttpResponse:
    """Make an account with its roles; its first password is on the page that answers."""
    form = NewOfficerForm(request.POST or None, commune=request.desk.agency, today=today())
    if request.method != "POST":
        return _form(request, form)
    if form.is_valid():
        told = form.cleaned_data
        try:
            made, password = engage(
                request.desk.officer,
                told["username"],
                told["name"],
                told["place"],
                [Role(word) for word in told["roles"]],
                told["valid_from"],
            )
        except Declined as declined:
            form.add_error(None, str(declined))
        else:
            return _password(request, made, password)
    return _form(request, form, status=422)


@officers(Capability.PEOPLE)
@require_POST
def new_password(request: OfficerRequest, officer_id: int) -> HttpResponse:
    """Give an officer who forgot theirs a new one."""
    return _with_password(request, officer_id, give_password)


@officers(Capability.PEOPLE)
@require_POST
def reopen_officer(request: OfficerRequest, officer_id: int) -> HttpResponse:
    """Open a closed account."""
    return _with_password(request, officer_id, reopen)


@officers(Capability.PEOPLE)
@require_POST
def appoint_officer(request: OfficerRequest, officer_id: int) -> HttpResponse:
    """Give one more role, for a time or until it is taken back."""
    one = found_officer(request, officer_id)
    form = AppointForm(request.POST, officer=one, today=today())
    if form.is_valid():
        told = form.cleaned_data
        try:
            given = appoint(
                request.desk.officer, one, Role(told["role"]), told["place"], told["valid_from"], told["valid_to"]
            )  # fmt: skip
        except Declined as declined:
            form.add_error(None, str(declined))
        else:
            told_role = _("Đã giao vai trò {role} cho {name}.")
            messages.success(request, told_role.format(role=given.get_role_display(), name=one.name))
            return redirect("counter:officer", officer_id=one.pk)
    return show_officer(request, one, appoint_form=form, status=422)


@officers(Capability.PEOPLE)
@require_POST
def end_officers_role(request: OfficerRequest, officer_id: int, assignment_id: int) -> HttpResponse:
    """Take a role back at once."""
    one = found_officer(request, officer_id)
    try:
        ended = end_role(request.desk.officer, one, assignment_id)
    except Declined as declined:
        messages.warning(request, str(declined))
    else:
        messages.success(request, _("Đã thôi vai trò {role}.").format(role=ended.get_role_display()))
    return redirect("counter:officer", officer_id=one.pk)


@officers(None)
@require_POST
def resets_read(request: OfficerRequest) -> HttpResponse:
    """The officer knows who gave them a new password: the notice on the first page goes."""
    last = request.POST.get("den", "")
    if last.isdecimal() and len(last) < LONGEST_ID:
        acknowledge(request.desk.officer, int(last))
    return redirect("counter:home")


def _with_password(
    request: OfficerRequest, officer_id: int, act: Callable[[Officer, Officer], str]
) -> HttpResponse:
    one = found_officer(request, officer_id)
    try:
        password = act(request.desk.officer, one)
    except Declined as declined:
        messages.warning(request, str(declined))
        return redirect("counter:officer", officer_id=one.pk)
    return _password(request, one, password)


def _form(request: OfficerRequest, form: NewOfficerForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "trail": _trail(_("Tạo tài khoản"))}
    return render(request, "counter/new_officer.html", context, status=status)


def _password(request: OfficerRequest, one: Officer, password: str) -> HttpResponse:
    context = {"one": one, "password": password, "trail": _trail(one.name)}
    return render(request, "counter/new_password.html", context)


def _trail(title: str) -> list[dict[str, Any]]:
    return [
        {"title": _("Trang đầu"), "url": "/"},
        {"title": _("Cán bộ"), "url": reverse("counter:people")},
        {"title": title},
    ]
