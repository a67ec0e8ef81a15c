"""What keeps a process from being used, in words for the one who wrote it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from motcua.rules.limits import Limit, Unit
from motcua.rules.process.steps import DAY, HOUR, ROLES, Process, Step
from motcua.rules.wording import gettext_noop


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to put right. ``step`` is the key of the step it is about, empty for the whole.

    ``message`` is a sentence with ``%(name)s`` places, ``values`` what belongs in them.
    """

    step: str
    message: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.message % self.values if self.values else self.message


def problems(process: Process, limit: Limit | None = None) -> list[Problem]:
    """All that is wrong, the gravest first; an empty list: the process can be published.

    With the procedure's ``limit``, budgets in hours and days are held against it too.
    """
    found = [*_of_keys(process)]
    if found:
        return found  # the ways between steps mean nothing while keys are doubled or unknown
    return [*_of_ways(process), *_of_parts(process), *_of_steps(process), *_of_budgets(process, limit)]


def _of_keys(process: Process) -> Iterator[Problem]:
    for key, count in Counter(step.key for step in process.steps).items():
        if count > 1:
            yield Problem(
                key, gettext_noop("Mã bước “%(key)s” dùng %(count)s lần."), {"key": key, "count": count}
            )
    for step in process.steps:
        for following in step.next:
            if not process.has(following):
                yield Problem(
                    step.key,
                    gettext_noop(
                        "Bước “%(name)s” chuyển tới “%(next)s”, nhưng không có bước nào mang mã ấy."
                    ),
                    {"name": step.name, "next": following},
                )


def _of_ways(process: Process) -> Iterator[Problem]:
    reached = process.reached_from(process.first.key) | {process.first.key}
    ends = {step.key for step in process.steps if not step.next}
    if len(ends) != 1:
        yield Problem(
            "",
            gettext_noop("Quy trình phải có đúng một bước cuối (không có bước tiếp), hiện có %(count)s."),
            {"count": len(ends)},
        )
    for step in process.steps:
        ahead = process.reached_from(step.key)
        about = {"name": step.name}
        if step.key in ahead:
            message = gettext_noop(
                "Bước “%(name)s” quay vòng về chính nó; trả lại bước trước là thao tác riêng, không ghi ở bước tiếp."
            )
            yield Problem(step.key, message, about)
        if step.key not in reached:
            yield Problem(
                step.key, gettext_noop("Không có đường nào từ bước đầu tới bước “%(name)s”."), about
            )
        if step.next and not ahead & ends:
            yield Problem(step.key, gettext_noop("Từ bước “%(name)s” không có đường tới bước cuối."), about)


def _of_parts(process: Process) -> Iterator[Problem]:
    if process.first.kind != "intake":
        yield Problem(process.first.key, gettext_noop("Bước đầu phải là tiếp nhận."))
    for step in process.steps:
        if (step.kind == "hand_over") != (not step.next):
            yield Problem(
                step.key,
                gettext_noop("Bước cuối, và chỉ bước cuối, là trả kết quả (bước “%(name)s”)."),
                {"name": step.name},
            )
    kinds = [step.kind for step in process.usual_route()]
    if "sign" not in kinds:
        yield Problem("", gettext_noop("Trên đường thường đi không có bước ký kết quả."))
    elif "stamp" not in kinds:
        yield Problem("", gettext_noop("Trên đường thường đi không có bước vào số, đóng dấu."))
    elif kinds.index("stamp") < kinds.index("sign"):
        yield Problem("", gettext_noop("Bước đóng dấu phải sau bước ký."))


def _of_steps(process: Process) -> Iterator[Problem]:
    for step in process.steps:
        if step.kind == "outside":
            if step.role:
                yield Problem(
                    step.key,
                    gettext_noop("Bước “%(name)s” do cơ quan khác làm: để trống vai trò."),
                    {"name": step.name},
                )
            if not step.unit:
                yield Problem(
                    step.key,
                    gettext_noop("Bước “%(name)s” do cơ quan khác làm: ghi tên cơ quan ở cột đơn vị."),
                    {"name": step.name},
                )
        elif step.role not in ROLES:
            yield Problem(
                step.key,
                gettext_noop("Bước “%(name)s”: không có vai trò “%(role)s”."),
                {"name": step.name, "role": step.role},
            )
        if step.four_eyes and step is process.first:
            yield Problem(step.key, gettext_noop("Bước đầu không có bước trước để xét bốn mắt."))
        if step.kind == "hand_over" and step.budget.hundredths:
            yield Problem(
                step.key,
                gettext_noop("Trả kết quả không tính vào thời hạn: để thời gian của bước “%(name)s” bằng 0."),
                {"name": step.name},
            )


def _of_budgets(process: Process, limit: Limit | None) -> Iterator[Problem]:
    route = process.usual_route()
    share = sum(step.budget.hundredths for step in route if step.budget.unit == "percent")
    if share > 10_000:
        yield Problem(
            "",
            gettext_noop("Tổng phần trăm thời gian các bước là %(sum)s%%, quá 100%%."),
            {"sum": share // 100},
        )
    fixed = sum(step.budget.seconds or 0 for step in route)
    most = None if limit is None else _most_seconds(limit)
    if most is not None and limit is not None and fixed + share * most // 10_000 > most:
        yield Problem(
            "",
            gettext_noop("Tổng thời gian các bước (%(hours)s giờ làm việc) vượt thời hạn %(limit)s."),
            {"hours": _hours(fixed + share * most // 10_000), "limit": str(limit)},
        )
    if not any(_worked(step) for step in route):
        yield Problem("", gettext_noop("Chưa bước nào được chia thời gian."))


def _worked(step: Step) -> bool:
    return step.budget.hundredths > 0 and step.kind != "hand_over"


def _most_seconds(limit: Limit) -> int:
    """The most working time that the limit can hold: calendar days and months are taken without any day of rest."""
    if limit.unit is Unit.WORKING_HOURS:
        return limit.number * HOUR
    if limit.unit is Unit.SAME_DAY:
        return DAY
    return limit.number * DAY * (23 if limit.unit is Unit.MONTHS else 1)


def _hours(seconds: int) -> str:
    return f"{seconds / HOUR:.2f}".rstrip("0").rstrip(".").replace(".", ",")
