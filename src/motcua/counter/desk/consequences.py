"""What an act will do, in words, before it is done: to the promised date, to the step, to the dossier."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from django.utils.translation import gettext as _

from motcua.register.appraise import shown
from motcua.register.course import Pause
from motcua.register.foresee import Foreseen
from motcua.register.vocabulary import Status


class Consequence(NamedTuple):
    """One line: of the ``clock``, the ``step`` or the ``status``."""

    icon: str
    what: str
    text: str


def consequences(seen: Foreseen) -> list[Consequence]:
    """The lines in the order in which an officer asks."""
    return list(_lines(seen))


def _lines(seen: Foreseen) -> Iterator[Consequence]:
    clock = _clock(seen)
    if clock:
        yield Consequence("clock", _("Đồng hồ"), clock)
    if seen.step_after and seen.step_after != seen.step_before:
        step = _("“{before}” → “{after}”").format(before=seen.step_before, after=seen.step_after)
        yield Consequence("send", _("Bước"), step)
    elif seen.step_before and not seen.step_after:
        yield Consequence("send", _("Bước"), _("“{before}” → kết thúc").format(before=seen.step_before))
    if seen.status_after != seen.status_before:
        names = dict(Status.choices)
        words = _("{before} → {after}").format(
            before=names.get(seen.status_before, seen.status_before),
            after=names.get(seen.status_after, seen.status_after),
        )
        yield Consequence("flag", _("Trạng thái"), words)


def _clock(seen: Foreseen) -> str:
    before = shown(seen.due_before) if seen.due_before else ""
    after = shown(seen.due_after) if seen.due_after else ""
    if seen.stands_after and not seen.stands_before and seen.begins is not None:
        begun = before and _("Hẹn trả {before} → đồng hồ dừng; ").format(before=before)
        return (begun or _("Đồng hồ dừng; ")) + _goes_on(seen.begins)
    if seen.stands_before and not seen.stands_after:
        return _("Đồng hồ đang dừng → chạy lại, hẹn trả {after}").format(after=after)
    if seen.stands_after:
        return _("Đồng hồ vẫn dừng.")
    if seen.begins is not None:
        return _("Đồng hồ không dừng: vẫn hẹn trả {due}. Thời gian chờ ghi cho {whose}.").format(
            due=after, whose=seen.begins.whose
        )
    if before != after:
        return _("Hẹn trả {before} → {after}").format(before=before or "—", after=after or "—")
    return _("Vẫn hẹn trả {due}").format(due=after) if after else ""


def _goes_on(pause: Pause) -> str:
    if pause.kind == "supplement":
        anew = _("khi nhận đủ bổ sung, thời hạn tính lại từ đầu.")
        rest = _("khi nhận đủ bổ sung, thời hạn tính tiếp phần còn lại.")
        return anew if pause.policy == "restart" else rest
    if pause.policy == "restart":
        return _("khi hết lần chờ này, thời hạn tính lại từ đầu.")
    return _("khi hết lần chờ này, thời hạn tính tiếp phần còn lại.")
