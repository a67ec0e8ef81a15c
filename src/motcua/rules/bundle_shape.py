"""What a bundle of linked procedures is, and what keeps one from being planned."""

from __future__ import annotations

from dataclasses import dataclass

from motcua.rules.limits import Limit
from motcua.rules.wording import BadInput, gettext_noop

MOST_MEMBERS = 20
"""More than any linked procedure has; a plan looks at every pair."""


@dataclass(frozen=True, slots=True)
class Member:
    """One procedure at one agency; ``after`` are the keys of the members whose results it waits for."""

    key: str
    agency: str
    procedure: str
    limit: Limit
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bundle:
    """Procedures that one request starts, in order or side by side. Check with ``problems`` before use."""

    members: tuple[Member, ...]


def problems(bundle: Bundle) -> tuple[BadInput, ...]:
    """What is wrong with the bundle, one sentence each; none when it can be planned."""
    if not bundle.members:
        return (BadInput(gettext_noop("Nhóm thủ tục liên thông chưa có thủ tục nào; hãy thêm ít nhất một.")),)
    if len(bundle.members) > MOST_MEMBERS:
        return (
            BadInput(
                gettext_noop("Nhóm thủ tục liên thông có %(number)s thủ tục; không được quá %(most)s."),
                number=len(bundle.members),
                most=MOST_MEMBERS,
            ),
        )
    keys = [member.key for member in bundle.members]
    found = [
        BadInput(gettext_noop("Khóa “%(key)s” dùng cho hai thủ tục trong nhóm; hãy đổi một khóa."), key=key)
        for key in dict.fromkeys(keys)
        if keys.count(key) > 1
    ]
    for member in bundle.members:
        found += [
            BadInput(
                gettext_noop("Thủ tục “%(key)s” chờ “%(other)s” nhưng nhóm không có thủ tục ấy."),
                key=member.key,
                other=other,
            )
            for other in dict.fromkeys(member.after)
            if other not in keys
        ]
    if not found and (stuck := [member.key for member in bundle.members if member not in in_order(bundle)]):
        found.append(
            BadInput(
                gettext_noop("Các thủ tục %(keys)s chờ nhau thành vòng nên không thủ tục nào bắt đầu được."),
                keys=", ".join(stuck),
            )
        )
    return tuple(found)


def in_order(bundle: Bundle) -> tuple[Member, ...]:
    """The members, each behind all it waits for, else as written; those that wait in a circle are left out."""
    ordered: list[Member] = []
    waiting = list(bundle.members)
    while True:
        done = {member.key for member in ordered}
        ready = [member for member in waiting if done.issuperset(member.after)]
        if not ready:
            return tuple(ordered)
        ordered += ready
        waiting = [member for member in waiting if member not in ready]
