"""The process of a procedure for which a commune has laid down none."""

from __future__ import annotations

from functools import cache

from motcua.rules.limits import Limit, Unit
from motcua.rules.process.steps import NOTHING, Budget, Kind, Process, Step
from motcua.rules.wording import gettext_noop

_Part = tuple[str, str, Kind, str]

_INTAKE: _Part = ("tiep-nhan", gettext_noop("Tiếp nhận hồ sơ"), "intake", "intake")
_HANDLE: _Part = ("thu-ly", gettext_noop("Thụ lý hồ sơ"), "handle", "handler")
_REVIEW: _Part = ("lanh-dao-duyet", gettext_noop("Lãnh đạo đơn vị xem xét"), "review", "leader")
_SIGN: _Part = ("ky", gettext_noop("Ký kết quả"), "sign", "chair")
_STAMP: _Part = ("dong-dau", gettext_noop("Vào số, đóng dấu"), "stamp", "clerk")
_ELSEWHERE: _Part = ("giai-quyet", gettext_noop("Cơ quan phối hợp giải quyết"), "handle", "vertical")
_HAND_OVER: _Part = ("tra-ket-qua", gettext_noop("Trả kết quả"), "hand_over", "hand_over")


def default_process(limit: Limit | None) -> Process:
    """Intake, handling, review by the unit's leader, signature, stamp, hand-over.

    What is owed on the same day or within a working day goes from the handler straight to the signature. The
    shares are ours: no rule divides the time; a commune that knows better loads its own process.
    """
    return _default(limit is not None and _is_short(limit))


@cache
def _default(short: bool) -> Process:
    if short:
        return _chain([(_INTAKE, 10, False), (_HANDLE, 50, False), (_SIGN, 30, True), (_STAMP, 10, False)])
    return _chain(
        [
            (_INTAKE, 5, False),
            (_HANDLE, 55, False),
            (_REVIEW, 15, False),
            (_SIGN, 20, True),
            (_STAMP, 5, False),
        ]
    )


@cache
def process_elsewhere() -> Process:
    """What is seen here of a procedure that a vertical agency decides: it has it, then the result is handed over."""
    return _chain([(_ELSEWHERE, 100, False)])


def _is_short(limit: Limit) -> bool:
    if limit.unit is Unit.SAME_DAY:
        return True
    return limit.unit is Unit.WORKING_HOURS and limit.number <= 8


def _chain(rows: list[tuple[_Part, int, bool]]) -> Process:
    """The parts one after the other with their shares in per cent; hand-over is the last."""
    keys = [part[0] for part, _share, _four_eyes in rows] + [_HAND_OVER[0]]
    steps = [
        Step(*part, "", Budget(share * 100), (following,), four_eyes)
        for (part, share, four_eyes), following in zip(rows, keys[1:], strict=True)
    ]
    return Process((*steps, Step(*_HAND_OVER, "", NOTHING, ())))
