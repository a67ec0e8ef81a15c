"""What a dossier handled here has to print, and where it is looked at before its acceptance."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from motcua.agencies.gate import OfficerRequest
from motcua.agencies.roles import Capability
from motcua.counter.early_notice_data import EARLY, is_early
from motcua.counter.slip_data import offered_slips
from motcua.register.access import may_act
from motcua.register.models import Dossier, Event
from motcua.register.state import State
from motcua.register.vocabulary import Mode, Status


def paper_links(
    request: OfficerRequest, one: Dossier, state: State, events: Iterable[Event], may_read_personal: bool
) -> dict[str, Any] | None:
    """The context of ``counter/_papers_of_dossier.html``; ``None`` for a dossier of another system."""
    if state.course is None:
        return None
    names = {
        "01": _("Giấy tiếp nhận và hẹn trả kết quả"),
        "02": _("Phiếu yêu cầu bổ sung, hướng dẫn"),
        "03": _("Phiếu từ chối"),
        "04": _("Thư xin lỗi"),
        "05": _("Thông báo dừng giải quyết"),
        "06": _("Phiếu kiểm soát quá trình giải quyết"),
        EARLY: _("Thông báo có kết quả trước hạn"),
    }
    kinds = {event.kind for event in events}
    forms = offered_slips(kinds, state.course) if may_read_personal else []
    if may_read_personal and is_early(state):
        forms.append(EARLY)
    return {
        "forms": [(form, names[form]) for form in forms],
        "only_if_asked": one.mode == Mode.NO_APPOINTMENT,
        # Of what was taken in for another commune that one decides.
        "to_review": state.status == Status.FILED and may_act(request.user, Capability.INTAKE, one),
    }
