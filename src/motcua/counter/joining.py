"""Two records of one dossier made one, and a wrong merge undone."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from motcua.agencies.gate import OfficerRequest, officers
from motcua.agencies.roles import Capability
from motcua.counter.act_forms import MergeForm, SplitForm, UnmergeForm
from motcua.counter.carry_out import actor, carry_out, dossier_for
from motcua.register import access
from motcua.register.actions import merge as joining
from motcua.register.actions import split as splitting
from motcua.register.actions.refused import Refused
from motcua.register.models import Dossier


@officers(Capability.MERGE)
@require_POST
def merge(request: OfficerRequest, uid: UUID) -> HttpResponse:
    """Take another record, named by its code, into this one."""
    one, who = dossier_for(request, uid, Capability.MERGE), actor(request, Capability.MERGE)

    def act(told: dict[str, Any]) -> None:
        away = access.by_code(request.user, told["code"], Capability.MERGE)
        if away is None:
            raise Refused(_("Không có hồ sơ mang mã “{code}”: kiểm tra lại mã.").format(code=told["code"]))
        joining.merge(one.pk, away.pk, who, told["reason"])

    done = _("Đã gộp vào hồ sơ {code}; gộp nhầm thì tách lại được ở trang này.").format(code=one.code)
    return carry_out(request, one, "merge", MergeForm(request.POST), act, done)


@officers(Capability.MERGE)
@require_POST
def unmerge(request: OfficerRequest, uid: UUID, away: UUID) -> HttpResponse:
    """Make a record that was merged into this one a dossier of its own again."""
    one, who = dossier_for(request, uid, Capability.MERGE), actor(request, Capability.MERGE)
    record = get_object_or_404(Dossier, uid=away, merged_into=one)
    return carry_out(
        request,
        one,
        f"unmerge-{record.pk}",
        UnmergeForm(request.POST),
        lambda told: joining.unmerge(record.pk, who, told["reason"]),
        _("Đã tách hồ sơ {code} ra.").format(code=record.code),
    )


@officers(Capability.MERGE)
@require_POST
def split(request: OfficerRequest, uid: UUID) -> HttpResponse:
    """Make a dossier of its own of what one system told of this one."""
    one, who = dossier_for(request, uid, Capability.MERGE), actor(request, Capability.MERGE)

    def done(away: Dossier) -> str:
        return _("Đã tách thành hồ sơ riêng {code}; tách nhầm thì gộp lại được ở trang này.").format(
            code=away.code
        )

    return carry_out(
        request,
        one,
        "split",
        SplitForm(request.POST, systems=splitting.systems_apart(one)),
        lambda told: splitting.split(one.pk, told["system"], who, told["reason"]),
        done,
    )
