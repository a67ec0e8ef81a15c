"""Drafts of versions: begun from what is offered, saved as often as wanted, given up or published."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from motcua.agencies.models import Agency, Officer
from motcua.catalogue.announcements import version_published
from motcua.catalogue.codes import is_code, short_code
from motcua.catalogue.content import Content, as_dict, content_of_details, from_dict
from motcua.catalogue.editions import check_seen
from motcua.catalogue.limits import limit_of
from motcua.catalogue.make_version import Written, lock_versions, make_version
from motcua.catalogue.models import Level, Procedure, ProcedureDraft, ProcedureVersion
from motcua.catalogue.offered import offering_of
from motcua.catalogue.refused import CatalogueRefused
from motcua.catalogue.take_up import take_up
from motcua.rules.zone import ZONE

COLUMNS = ("name", "field", "ministry", "limit_number", "limit_unit", "level", "decision")
"""The columns of a version that a draft holds beside ``content``."""

_OF_THE_PORTAL = ("components", "channels", "results", "legal_basis", "conditions")
"""Details that the editor's content takes the place of."""


def version_for(agency: Agency, procedure: Procedure) -> ProcedureVersion | None:
    """The version to begin from: the one offered today, else the nation's newest."""
    offering = offering_of(agency.pk, procedure.code, datetime.now(ZONE).date())
    return offering.version if offering else procedure.versions.order_by("-number").first()


@transaction.atomic
def begin_draft(agency: Agency, code: str, officer: Officer) -> ProcedureDraft:
    """The agency's draft of that procedure, begun now where there is none. Raises ``CatalogueRefused`` for no code."""
    if not is_code(code) or len(short_code(code)) > 30:
        raise CatalogueRefused(
            _("“{code}” không phải mã thủ tục: mã có dạng 1.001193.").format(code=code[:40])
        )
    procedure, _made = Procedure.objects.get_or_create(code=short_code(code))
    standing = ProcedureDraft.objects.filter(agency=agency, procedure=procedure).first()
    if standing is not None:
        return standing
    base = version_for(agency, procedure)
    content = {name: getattr(base, name) if base else _empty(name) for name in COLUMNS}
    content["content"] = as_dict(content_of_details(base.details if base else {}))
    draft, _made = ProcedureDraft.objects.get_or_create(
        agency=agency, procedure=procedure, defaults={"base": base, "content": content, "author": officer}
    )
    return draft


def _empty(name: str) -> Any:
    return None if name == "limit_number" else ""


@transaction.atomic
def save_draft(
    draft: ProcedureDraft,
    columns: Mapping[str, Any],
    content: Content,
    officer: Officer,
    seen: str | None = None,
) -> None:
    """Keep what the editor has written so far, finished or not. Raises ``Overtaken`` where it was written from another
    edition than ``seen`` names.
    """
    check_seen(_locked(draft), seen)
    draft.content = {**{name: columns[name] for name in COLUMNS}, "content": as_dict(content)}
    draft.author = officer
    draft.save(update_fields=["content", "author", "updated_at"])


@transaction.atomic
def discard(draft: ProcedureDraft, seen: str | None = None) -> None:
    """Give the draft up. Raises ``Overtaken``."""
    locked = _locked(draft)
    check_seen(locked, seen)
    if locked is not None:
        locked.delete()


def _locked(draft: ProcedureDraft) -> ProcedureDraft | None:
    """The draft as it is, until the transaction ends; ``None`` where there is none any more.

    Without its author: a row that waits for its lock and then has another author would no longer be found by a join.
    """
    return ProcedureDraft.objects.select_for_update().filter(pk=draft.pk).first()


def content_of_draft(draft: ProcedureDraft) -> Content:
    """The parts that the draft holds."""
    return from_dict(draft.content.get("content", {}))


def written_of(draft: ProcedureDraft) -> Written:
    """The version that publishing the draft would make."""
    before = draft.base.details if draft.base else {}
    details = {key: value for key, value in before.items() if key not in _OF_THE_PORTAL}
    columns = {name: draft.content.get(name, _empty(name)) for name in COLUMNS}
    return Written(**columns, details={**details, "content": draft.content["content"]})


def faults_of(draft: ProcedureDraft) -> list[str]:
    """What keeps the draft from being published, in sentences."""
    written, content = written_of(draft), content_of_draft(draft)
    found = []
    if not written.name.strip():
        found.append(_("Ghi tên thủ tục."))
    if not written.field.strip():
        found.append(_("Ghi lĩnh vực: báo cáo theo lĩnh vực cần có."))
    if written.level not in Level.values:
        found.append(_("Chọn mức độ dịch vụ công."))
    if written.limit_unit and limit_of(written.limit_number, written.limit_unit) is None:
        found.append(_("Thời hạn phải có số từ 1 trở lên và đơn vị."))
    if any(not ground.article.strip() for ground in content.grounds):
        found.append(_("Mỗi căn cứ tạm dừng phải ghi điều, khoản; chưa chắc thì ghi “chưa xác nhận”."))
    if any(ground.policy == "restart" and not ground.within_days for ground in content.grounds):
        found.append(
            _(
                "Căn cứ tính lại thời hạn từ đầu phải ghi trong mấy ngày làm việc đầu: luật chung là 3 ngày, một lần "
                "(khoản 4 Điều 19 Nghị định 118/2025/NĐ-CP)."
            )
        )
    keys = [ground.key for ground in content.grounds]
    if len(set(keys)) != len(keys):
        found.append(_("Hai căn cứ tạm dừng trùng mã."))
    if draft.base is not None and written.content_hash() == _as_drafted(draft.base).content_hash():
        found.append(_("Chưa thay đổi gì so với phiên bản đang dùng."))
    return found


def _as_drafted(version: ProcedureVersion) -> Written:
    """A version as an unchanged draft of it would say the same."""
    details = {key: value for key, value in version.details.items() if key not in _OF_THE_PORTAL}
    details["content"] = as_dict(content_of_details(version.details))
    return Written.of(version).changed(details=details)


@transaction.atomic
def publish(
    draft: ProcedureDraft, valid_from: date, officer: Officer, seen: str | None = None
) -> ProcedureVersion:
    """Make the version, offer it from ``valid_from``, move what its announcement waits for. The draft ends.

    Raises ``CatalogueRefused`` with every fault, ``Overtaken`` where it is not the edition ``seen``.
    """
    lock_versions()
    locked = _locked(draft)
    if locked is None:
        raise CatalogueRefused(_("Bản thảo này đã được ban hành hoặc bỏ trước đó."))
    check_seen(locked, seen)
    if found := faults_of(locked):
        raise CatalogueRefused(*found)
    source = f"editor:{locked.agency.code}"
    version = make_version(locked.procedure, written_of(locked), officer, source, valid_from)
    take_up(locked.agency, version, valid_from)
    version_published(locked.agency, version, officer)
    locked.delete()
    return version
