"""The code of a dossier that comes in: the next of the day, one of a block of numbers, or another system's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from motcua.agencies.models import Agency
from motcua.register.actions.application import Application
from motcua.register.actions.refused import Refused
from motcua.register.birth import bring_in
from motcua.register.blocks import block_of
from motcua.register.code import next_code, prefix_of
from motcua.register.models import Dossier
from motcua.register.own import Opened, open_owned
from motcua.register.systems import OWN
from motcua.register.vocabulary import FactKind
from motcua.register.write import Acting
from motcua.rules.zone import local

LONGEST_CODE, LONGEST_SYSTEM = 60, 30


def code_for(agency: Agency, given: tuple[str, str] | None, at: datetime) -> tuple[str, str]:
    """The code under which ``agency`` enters a dossier of ``at``. Raises ``Refused`` for one that cannot be."""
    if given is None:
        return OWN, next_code(agency, at)
    system, code = given[0].strip(), given[1].strip().upper()
    if not code or len(code) > LONGEST_CODE or len(system) > LONGEST_SYSTEM:
        raise Refused(_("Mã hồ sơ phải có chữ số và dài nhất {longest} ký tự.").format(longest=LONGEST_CODE))
    if system == OWN:
        block = block_of(agency, code)
        if block is None:
            raise Refused(
                _(
                    "Mã {code} không thuộc dải số dự phòng đang mở của {agency}: để trống để lấy số kế tiếp."
                ).format(code=code, agency=agency.name)
            )
        if block.day != local(at).date():
            raise Refused(
                _("Mã {code} là số của ngày {day}: ghi ngày tiếp nhận đúng ngày đó.").format(
                    code=code, day=f"{block.day:%d/%m/%Y}"
                )
            )
    elif code.startswith(f"{prefix_of(agency)}-"):
        raise Refused(
            _("Mã {code} có dạng mã do phần mềm này cấp: không phải mã của hệ thống khác.").format(code=code)
        )
    return system, code


class AlreadyIn(Exception):
    """The same form was sent before: its dossier is in the register."""


def once(uid: UUID | None, enter: Callable[[], Opened]) -> Opened:
    """Enter a dossier, or give the one that the same form entered before."""
    if uid is None:
        return enter()
    try:
        if not Dossier.objects.filter(uid=uid).exists():
            return enter()
    except AlreadyIn:
        pass
    with transaction.atomic():
        return open_owned(Dossier.objects.values_list("pk", flat=True).get(uid=uid))


def bring_in_under(
    kind: str,
    facts: Mapping[str, Any],
    application: Application,
    actor: Acting,
    receiver: Agency,
    now: datetime,
) -> Opened:
    """Record the dossier. Raises ``Refused`` when its code is another dossier's, and ``AlreadyIn``."""
    try:
        with transaction.atomic():
            return bring_in(kind, facts, application.person, actor, receiver.pk, now, application.uid)
    except IntegrityError as error:
        if "one_dossier_per_code" in str(error):
            _system, code = facts[FactKind.CODE]["v"][0]
            raise Refused(
                _("Mã {code} đã là mã của một hồ sơ khác: tìm hồ sơ đó trong sổ.").format(code=code)
            ) from error
        if application.uid is not None and "uid" in str(error):
            raise AlreadyIn from error
        raise
