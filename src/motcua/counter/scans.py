"""Scans attached to a dossier as evidence: added on its page, read whole by who may, each reading logged."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from motcua.agencies.gate import OfficerRequest, officers
from motcua.agencies.roles import Capability
from motcua.counter.carry_out import actor, carry_out, dossier_for
from motcua.counter.scan_field import AttachForm
from motcua.register import access
from motcua.register.actions.attach import ENDINGS, AttachScan
from motcua.register.models import Dossier, Scan, TransferLine
from motcua.register.sentences import in_vietnamese


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
    with in_vietnamese():  # it is kept
        purpose = _("mở bản quét minh chứng")
    if found is None or access.personal(request.user, one, purpose) is None:
        raise Http404
    if found.transfer_id is not None:
        # Who opens a signed list reads of everybody who stands on it.
        lines = TransferLine.objects.filter(list=found.transfer_id)
        access.read_along(request.user, one, lines.values_list("dossier_id", flat=True), purpose)
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
    """Those of the dossier and of the lists on which its papers went, the newest first.

    Of the one there are ``MOST_SCANS`` at most, of each list one. ``shared``: others stand on the list too.
    """
    rows = _of(one).order_by("-added_at", "-pk").defer("content", "salt")
    rows = rows.annotate(lines=Count("transfer__lines", distinct=True))
    return [
        {
            "uid": row.uid,
            "about": row.about,
            "at": row.added_at,
            "kind": ENDINGS[row.media].upper(),
            "erased": row.erased_at is not None,
            "shared": row.lines > 1,
        }
        for row in rows
    ]


def _of(one: Dossier) -> Any:
    lists = one.transfers.values("list")
    return Scan.objects.filter(Q(dossier=one) | Q(dossier__merged_into=one) | Q(transfer__in=lists))
