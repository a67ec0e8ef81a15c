"""Linked procedures of the commune: the law's kinds with what they leave open, and bundles of its own."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.agencies.gate import OfficerRequest, officers
from motcua.agencies.models import Agency
from motcua.agencies.roles import Capability
from motcua.catalogue.bundle_offers import lay_down, problems_of
from motcua.catalogue.bundles import drafted, kind_of, limit_for, members_of
from motcua.catalogue.models import BundleOffer
from motcua.catalogue.refused import CatalogueRefused
from motcua.catalogue.said import limit_in_words
from motcua.control.catalogue.bundle_forms import (
    BundleForm,
    MemberForms,
    initial_rows,
    key_of,
    who_may_decide,
)
from motcua.control.catalogue.whose import today, trail
from motcua.rules.bundle_data import bundles_on

NEW = "moi"
"""In the address: a bundle of the commune's own that has no key yet."""


@officers(Capability.CATALOGUE)
@require_safe
def bundles(request: OfficerRequest) -> HttpResponse:
    """The law's kinds and the commune's own, each with what keeps it from being used."""
    agency, day = request.desk.agency, today()
    newest: dict[str, BundleOffer] = {}
    for one in BundleOffer.objects.filter(agency=agency).order_by("key", "-valid_from", "-id"):
        newest.setdefault(one.key, one)
    kinds = bundles_on(day)
    rows = [_of_the_law(agency, kind, newest.pop(kind.key, None)) for kind in kinds]
    rows += [_own(agency, one) for one in newest.values()]
    context = {"rows": rows, "new_url": _address(NEW), "trail": trail((_("Nhóm liên thông"), ""))}
    return render(request, "control/catalogue/bundles.html", context)


def _of_the_law(agency: Agency, kind: Any, offer: BundleOffer | None) -> dict[str, Any]:
    row = _own(agency, offer) if offer else {"offer": None, "name": kind.name, "problems": []}
    row |= {"confirmed": kind.confirmed, "basis": kind.basis, "url": _address(kind.key), "law": True}
    if offer is None:
        row["problems"] = problems_of(agency, kind.key, drafted(kind), today())
        row["members"] = [{"name": one.name, "agency": one.agency} for one in kind.members]
    return row


def _own(agency: Agency, offer: BundleOffer) -> dict[str, Any]:
    members = members_of(offer)
    day = max(today(), offer.valid_from)
    names = dict(Agency.objects.filter(pk__in=[one.agency for one in members]).values_list("pk", "name"))
    return {
        "offer": offer,
        "name": offer.name,
        "basis": offer.basis,
        "confirmed": True,
        "url": _address(offer.key),
        "problems": problems_of(agency, offer.key, members, day),
        "members": [
            {
                "name": one.name,
                "code": one.procedure,
                "agency": names.get(one.agency or 0, agency.name),
                "limit": limit_in_words(limit_for(agency, one, day)),
            }
            for one in members
        ],
    }


@officers(Capability.CATALOGUE)
@require_http_methods(["GET", "HEAD", "POST"])
def bundle_edit(request: OfficerRequest, key: str) -> HttpResponse:
    """What holds now, as a form; a POST lays it down anew from a day on."""
    desk = request.desk
    offer = BundleOffer.objects.filter(agency=desk.agency, key=key).order_by("-valid_from", "-id").first()
    kind = kind_of(key, today())
    if offer is None and kind is None and key != NEW:
        raise Http404
    members = members_of(offer) if offer else drafted(kind) if kind else ()
    who = {"agencies": who_may_decide(desk.agency)}
    form = BundleForm(initial=_initial(offer, kind))
    rows = MemberForms(initial=initial_rows(members), form_kwargs=who)
    if request.method == "POST":
        form, rows = BundleForm(request.POST), MemberForms(request.POST, form_kwargs=who)
        if form.is_valid() and rows.is_valid():
            given = form.cleaned_data
            used = key if key != NEW else _free(desk.agency, given["name"])
            try:
                lay_down(
                    desk.agency, desk.officer, used, given["name"], rows.members(), given["valid_from"],
                    given["valid_to"], together=given["together"], basis=given["basis"],
                )  # fmt: skip
            except CatalogueRefused as refused:
                for reason in refused.reasons:
                    form.add_error(None, reason)
            else:
                messages.success(request, _("Đã ghi nhóm liên thông “{name}”.").format(name=given["name"]))
                return redirect("control:bundles")
    for row, one in zip(rows.forms, kind.members if kind else (), strict=False):
        row.fields["agency"].help_text = one.agency
    context = {
        "form": form,
        "rows": rows,
        "law": kind,
        "trail": trail(
            (_("Nhóm liên thông"), reverse("control:bundles")),
            (offer.name if offer else kind.name if kind else _("Nhóm mới"), ""),
        ),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "control/catalogue/bundle_edit.html", context, status=status)


def _initial(offer: BundleOffer | None, kind: Any) -> dict[str, Any]:
    if offer is not None:
        return {
            "name": offer.name,
            "valid_from": today(),
            "valid_to": offer.valid_to,
            "basis": offer.basis,
            "together": offer.together,
        }
    start = {"valid_from": today(), "together": True}
    return {**start, "name": kind.name, "basis": kind.basis} if kind else start


def _free(agency: Agency, name: str) -> str:
    """A key for a new bundle that neither the law's kinds nor the commune's bundles have."""
    taken = {one.key for one in bundles_on(today())}
    taken |= set(BundleOffer.objects.filter(agency=agency).values_list("key", flat=True)) | {NEW}
    plain = key_of(name)
    return next(
        key for key in (plain, *(f"{plain[:36]}-{more}" for more in range(2, 999))) if key not in taken
    )


def _address(key: str) -> str:
    return reverse("control:bundle_edit", args=[key])
