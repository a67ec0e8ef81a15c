"""Scans attached to a dossier as evidence: added on its page, read whole by who may, each reading logged."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from motcua.agencies.gate import OfficerRequest, officers
from motcua.agencies.roles import Capability
from motcua.counter.carry_out import actor, carry_out, dossier_for
from motcua.counter.scan_field import AttachForm
from motcua.register import access
from motcua.register.actions.attach import ENDINGS, AttachScan
from motcua.register.models import Dossier, Scan

SHOWN = 50


@officers(Capability.NOTE)
@require_POST
def attach(request: OfficerRequest, uid: UUID) -> HttpResponse:
    """Add one."""
    one, who = dossier_for(request, uid, Capability.NOTE), actor(request, Capability.NOTE)
    form = AttachForm(request.POST, request.FILES)
    done = _("Đã đính kèm bản quét vào hồ sơ {code}.").format(code=one.code)
    return carry_out(
        request, one, "attach", form, lambda _told: AttachScan(one.pk, who, form.scanned()).execute(), done
    )


@officers(Capability.READ_PERSONAL)
@require_safe
def scan(request: OfficerRequest, uid: UUID, scan: UUID) -> HttpResponse:
    """One as a file to be kept: what others sent is never shown within our pages."""
    one = dossier_for(request, uid, Capability.READ_PERSONAL)
    found = _of(one).filter(uid=scan, content__isnull=False).first()
    if found is None or access.personal(request.user, one, _("mở bản quét minh chứng")) is None:
        raise Http404
    name = f"minh-chung-{found.pk}.{ENDINGS[found.media]}"
    return HttpResponse(
        bytes(found.content or b""),
        content_type=found.media,
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "default-src 'none'; sandbox",
        },
    )


def scans_of(one: Dossier) -> list[dict[str, Any]]:
    """Those of the dossier and of the lists on which its papers went, the newest first."""
    rows = _of(one).order_by("-added_at", "-pk").defer("content", "salt")[:SHOWN]
    return [
        {
            "uid": row.uid,
            "about": row.about,
            "at": row.added_at,
            "kind": ENDINGS[row.media].upper(),
            "erased": row.erased_at is not None,
        }
        for row in rows
    ]


def _of(one: Dossier) -> Any:
    lists = one.transfers.values("list")
    return Scan.objects.filter(Q(dossier=one) | Q(dossier__merged_into=one) | Q(transfer__in=lists))
