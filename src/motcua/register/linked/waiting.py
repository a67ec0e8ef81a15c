"""Why one of linked procedures cannot go on alone: it waits for others to start, or for others to be handed over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from motcua.register.models import BundleMember, Dossier
from motcua.register.own import Opened
from motcua.register.vocabulary import FactKind, Status

NEVER = (Status.NOT_ACCEPTED.value,)


def part_of(opened: Opened) -> Mapping[str, Any]:
    """What the dossier's first event told of its bundle; empty for one that is not of linked procedures."""
    told: Mapping[str, Any] = opened.course.told.get(FactKind.PART_OF) or {}
    return told


def ended(dossier: Dossier) -> bool:
    """Whether nothing more is waited for of a member: a result, an end without one, or never accepted."""
    return dossier.finished_at is not None or dossier.status in NEVER


def asked_as_a_whole(opened: Opened) -> str | None:
    """Why nothing is answered to one member alone of a request that waits for its acceptance."""
    told = part_of(opened)
    if not told.get("filed") or opened.state.status != Status.FILED:
        return None
    return _(
        "Hồ sơ {code} nộp trong nhóm liên thông {bundle}: tiếp nhận, hướng dẫn hoặc trả lại cả nhóm một lần, ở trang"
        " chờ tiếp nhận của nhóm."
    ).format(code=opened.code, bundle=told["code"])


def stands_for_the_whole(opened: Opened) -> bool:
    """Whether it is the leading dossier of its request: what is said of the whole stands with it."""
    return part_of(opened).get("position") == 0


def waits_for_others(opened: Opened) -> str | None:
    """Why a member cannot be received yet: its turn comes by itself."""
    told = part_of(opened)
    if not told.get("after") or opened.state.status != Status.FILED:
        return None
    awaited = [one for one in _members(told) if one.key in told["after"]]
    return _("Hồ sơ {code} tự bắt đầu khi có kết quả của: {names}.").format(
        code=opened.code, names=_named(awaited)
    )


def goes_with_others(opened: Opened) -> str | None:
    """Why the result of a member is not handed over yet: those of a bundle go out together."""
    told = part_of(opened)
    if not told.get("together"):
        return None
    missing = [one for one in _members(told) if not ended(one.dossier)]
    if not missing:
        return None
    return _("Kết quả của nhóm liên thông {code} được trả cùng lúc: còn chờ {names}.").format(
        code=told["code"], names=_named(missing)
    )


def _members(told: Mapping[str, Any]) -> list[BundleMember]:
    return list(BundleMember.objects.filter(bundle__uid=told["bundle"]).select_related("dossier"))


def _named(members: Iterable[BundleMember]) -> str:
    return ", ".join(f"“{one.name}”" for one in members)
