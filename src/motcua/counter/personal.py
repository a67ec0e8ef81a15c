"""Who applied, whole: for a stated purpose, each time written into the log of readings."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from motcua.agencies.gate import OfficerRequest, officers
from motcua.agencies.roles import Capability
from motcua.counter.act_forms import PersonalForm
from motcua.counter.carry_out import dossier_for
from motcua.counter.dossier import show
from motcua.register import access
from motcua.register.systems import system_name

NAMES = ("name", "id_number", "phone", "address")


@officers(Capability.READ_PERSONAL)
@require_POST
def personal(request: OfficerRequest, uid: UUID) -> HttpResponse:
    """Only by POST: a link that is followed by a machine, or a reload, reads nothing."""
    one = dossier_for(request, uid, Capability.READ_PERSONAL)
    form = PersonalForm(request.POST, auto_id="id_personal_%s")
    if not form.is_valid():
        return show(request, one, {"personal": form})
    people = access.personal(request.user, one, form.cleaned_data["purpose"])
    if people is None:
        raise Http404
    titles = dict(zip(NAMES, (_("Họ tên"), _("Số giấy tờ"), _("Điện thoại"), _("Địa chỉ")), strict=True))
    told = [
        {
            "system": system_name(person.system),
            "erased": person.content is None,
            "items": [{"term": titles[key], "value": (person.content or {}).get(key, "")} for key in NAMES],
        }
        for person in people
    ]
    trail = [
        {"title": _("Sổ hồ sơ"), "url": reverse("counter:register")},
        {"title": one.code, "url": reverse("counter:dossier", args=[one.uid])},
        {"title": _("Dữ liệu cá nhân")},
    ]
    return render(
        request,
        "counter/personal.html",
        {"dossier": one, "people": told, "purpose": form.cleaned_data["purpose"], "trail": trail},
    )
