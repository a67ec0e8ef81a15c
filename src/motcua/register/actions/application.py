"""What an applicant brings, however it comes in; what of it is checked, and what its first event tells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from motcua.agencies.models import Agency
from motcua.agencies.roles import Capability
from motcua.agencies.seats import seats_of
from motcua.register.actions.at_home import at_home_fact, check_at_home
from motcua.register.actions.refused import Refused
from motcua.register.terms import NotOffered, Terms, terms_for
from motcua.register.vocabulary import Channel, FactKind, Mode
from motcua.register.write import Acting, Actor

LONGEST_PAST = timedelta(days=30)
"""A receipt entered later (a day without a line) is at most this old."""
FORMS = ("original", "copy", "reused", "missing")
MOST_PAPERS, MOST_COUNT, MOST_CHARGES = 200, 1_000, 40
HIGHEST_FEE = 100_000_000_000
LONGEST_VALUE = 500

# Mode → the channels by which it can come; the form of the report counts channels, not modes.
CHANNELS = {
    "": set(Channel.values),
    Mode.ASSISTED.value: {Channel.ONLINE.value},
    Mode.KIOSK.value: {Channel.ONLINE.value},
    Mode.HOME.value: {Channel.IN_PERSON.value},
    Mode.CROSS_BOUNDARY.value: set(Channel.values),
    Mode.NO_APPOINTMENT.value: {Channel.IN_PERSON.value},
}


@dataclass(frozen=True)
class Application:
    """What an applicant brings to the counter. ``person`` as in ``register.source.SourceRow``; fee in whole đồng.

    ``components`` are ``{"key", "name", "form": "original" | "copy" | "reused" | "missing", "count", "digitised"}``.
    ``incomplete`` says why it is taken although one is missing. ``charges`` are what the fee consists of:
    ``{"name", "amount", "count", "exempt": reason}``. ``code`` is one given beforehand, from a block of numbers or by
    another system as (system, code); else the next is taken. ``competent`` is another commune's agency for
    cross-boundary intake, ``came_from`` the commune that took in what this one decides, ``vertical`` a vertical
    agency. ``account``: whose account an officer used who helped to file online. ``home`` is the key of the ground on
    which it was taken in at home, ``home_note`` what was written of it. ``uid``: of the dossier to be, so that a form
    that is sent twice enters one dossier.
    """

    procedure: str
    person: Mapping[str, str]
    channel: str = Channel.IN_PERSON.value
    mode: str = ""
    components: Sequence[Mapping[str, Any]] = ()
    incomplete: str = ""
    fee: int = 0
    charges: Sequence[Mapping[str, Any]] = ()
    paid_online: bool = False
    received_at: datetime | None = None
    code: tuple[str, str] | None = None
    competent: Agency | None = None
    came_from: Agency | None = None
    vertical: Agency | None = None
    account: str = ""
    home: str = ""
    home_note: str = ""
    uid: UUID | None = None
    more: Mapping[str, Any] = field(default_factory=dict)


def check_intake(agency: Agency, application: Application, actor: Acting, now: datetime) -> Agency:
    """Who is competent. Raises ``Refused`` where this officer may not take in, or the application cannot be."""
    if isinstance(actor, Actor) and not seats_of(actor.officer.user).may(Capability.INTAKE, {agency.pk}):
        raise Refused(_("Ông/Bà không có quyền tiếp nhận hồ sơ ở {agency}.").format(agency=agency.name))
    if not application.person.get("name", "").strip():
        raise Refused(_("Cần ghi họ tên người nộp hoặc tên tổ chức."))
    if any(len(str(value)) > LONGEST_VALUE for value in application.person.values()):
        raise Refused(_("Thông tin người nộp dài quá {longest} ký tự.").format(longest=LONGEST_VALUE))
    if application.channel not in Channel.values:
        raise Refused(_("Kênh nộp không hợp lệ."))
    _check_mode(application)
    check_at_home(application.mode, application.home, application.home_note, application.received_at or now)
    _check_charges(application.charges, application.fee)
    check_components(application.components)
    at = application.received_at
    if at is not None and not now - LONGEST_PAST <= at <= now:
        raise Refused(
            _("Ngày tiếp nhận phải trong {days} ngày qua và không ở tương lai.").format(
                days=LONGEST_PAST.days
            )
        )
    return application.competent or agency


def _check_mode(application: Application) -> None:
    allowed = CHANNELS.get(application.mode)
    if allowed is None or application.channel not in allowed:
        raise Refused(_("Cách nộp này không đi cùng kênh nộp đã chọn."))
    across = application.competent is not None or application.came_from is not None
    if across != (application.mode == Mode.CROSS_BOUNDARY):
        raise Refused(
            _("Tiếp nhận phi địa giới phải nêu xã kia, và chỉ khi có xã kia mới là tiếp nhận phi địa giới.")
        )
    if application.competent is not None and application.came_from is not None:
        raise Refused(_("Hồ sơ phi địa giới hoặc gửi đi xã khác, hoặc do xã khác gửi đến."))


def check_components(components: Sequence[Mapping[str, Any]]) -> None:
    """Raise ``Refused`` for a checklist that no counter fills in."""
    if len(components) > MOST_PAPERS:
        raise Refused(_("Quá nhiều thành phần hồ sơ: tối đa {most}.").format(most=MOST_PAPERS))
    for one in components:
        if one.get("form") not in FORMS or not 0 <= int(one.get("count", 0)) <= MOST_COUNT:
            raise Refused(_("Thành phần “{name}” ghi sai hình thức hoặc số lượng.").format(name=one["name"]))


def offered(agency: Agency, procedure: str, at: datetime) -> Terms:
    """The terms of a procedure. Raises ``Refused`` where the agency does not offer it."""
    try:
        return terms_for(agency, procedure, at)
    except NotOffered as error:
        raise Refused(
            _(
                "Thủ tục {code} không có trong danh mục của {agency}: chọn thủ tục khác hoặc bổ sung danh mục."
            ).format(code=procedure, agency=agency.name)
        ) from error


def application_facts(agency: Agency, application: Application, actor: Acting) -> dict[str, Any]:
    """What the application itself tells; ``agency`` is where it is entered."""
    told: dict[str, Any] = {
        FactKind.CHANNEL: {"v": application.channel},
        FactKind.MODE: {"v": application.mode},
        FactKind.FEE: {"v": application.fee},
        FactKind.PAID_ONLINE: {"v": application.paid_online},
        **component_facts(application.components),
        FactKind.PLACES: {
            "v": {
                "receiver": took_in(agency, application).pk,
                "competent": _competent(agency, application),
                "vertical": application.vertical.pk if application.vertical else None,
            }
        },
    }
    if application.charges:
        told[FactKind.CHARGES] = {"v": [dict(one) for one in application.charges]}
    if application.incomplete:
        told[FactKind.INCOMPLETE] = {"v": application.incomplete[:LONGEST_VALUE]}
    if application.mode == Mode.ASSISTED:
        told[FactKind.ASSISTED] = {"v": {"helper": actor.officer_id, "account": application.account}}
    if application.home:
        told[FactKind.AT_HOME] = at_home_fact(application.home, application.home_note)
    return {**told, **application.more}


def charge_facts(charges: Sequence[Mapping[str, Any]], paid: int = 0) -> dict[str, Any]:
    """What a fee consists of and comes to; never less than what was ``paid`` already. Raises ``Refused``."""
    whole = max(sum(int(one["total"]) for one in charges), paid)
    _check_charges(charges, whole)
    return {FactKind.CHARGES: {"v": [dict(one) for one in charges]}, FactKind.FEE: {"v": whole}}


def _check_charges(charges: Sequence[Mapping[str, Any]], whole: int) -> None:
    if not 0 <= whole <= HIGHEST_FEE:
        raise Refused(_("Phí, lệ phí là số đồng nguyên, không âm."))
    if len(charges) > MOST_CHARGES:
        raise Refused(_("Quá nhiều khoản phí: tối đa {most}.").format(most=MOST_CHARGES))


def took_in(agency: Agency, application: Application) -> Agency:
    """The agency at whose counter the applicant was."""
    return application.came_from or agency


def _competent(agency: Agency, application: Application) -> int | None:
    if application.came_from is not None:
        return agency.pk
    return application.competent.pk if application.competent else None


def component_facts(components: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The checklist, and what the report counts of it: data used again, papers turned into data."""
    papers = [one for one in components if one.get("form") in ("original", "copy")]
    return {
        FactKind.COMPONENTS: {"v": [dict(one) for one in components]},
        FactKind.REUSED: {"v": any(one.get("form") == "reused" for one in components)},
        FactKind.DIGITISED: {"v": bool(papers) and all(one.get("digitised") for one in papers)},
    }
