"""The mis-click: one officer proposes the correction with evidence, another approves it; the count stays."""

from __future__ import annotations

from django.utils.translation import gettext as _

from motcua.agencies.models import Officer
from motcua.demo.cast import DIRECTOR, INTAKE, Member
from motcua.demo.quarter import Quarter
from motcua.demo.stories import corrected
from motcua.register.actions.correct import decide, propose
from motcua.register.models import Dossier
from motcua.register.vocabulary import FactKind
from motcua.register.write import Actor

VIA = "demo"


def correct_mis_click(quarter: Quarter) -> None:
    """Record that the result was there in time on paper."""
    told, really = corrected(quarter)
    dossier = Dossier.objects.get(code=told.code)
    reason = _("Ấn nhầm nút chuyển công chức thụ lý khi trả kết quả; bản giấy đã trả công dân trước hạn.")
    evidence = _(
        "Sổ giao nhận kết quả có chữ ký của công dân, trang 41; ảnh chụp nhật ký xử lý của hệ thống."
    )
    proposed = propose(dossier.pk, _actor(INTAKE), FactKind.FINISHED_AT, really, reason, evidence)
    decide(proposed.pk, _actor(DIRECTOR), approved=True, remark=_("Đã đối chiếu sổ giấy."))


def _actor(member: Member) -> Actor:
    return Actor(Officer.objects.get(user__username=member.username), member.roles[0], VIA)
