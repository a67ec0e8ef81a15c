"""What two versions of a procedure say differently, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from motcua.agencies.numbers import number
from motcua.catalogue.content import Component, Content, Fee, Ground, Result, content_of_details
from motcua.catalogue.limits import limit_of
from motcua.catalogue.make_version import Written
from motcua.catalogue.models import Level
from motcua.catalogue.said import channel_name, limit_in_words, policy_name


class Difference(NamedTuple):
    """One thing: which part, what it was and what it is; an empty text where it is not there."""

    part: str
    before: str
    after: str


def differences(before: Written, after: Written) -> list[Difference]:
    """Everything that differs, in the order of a procedure's page."""
    return [*_columns(before, after), *_content(_read(before), _read(after))]


def _read(written: Written) -> Content:
    return content_of_details(written.details)


def _columns(before: Written, after: Written) -> Iterator[Difference]:
    for part, old, new in (
        (_("Tên"), before.name, after.name),
        (_("Lĩnh vực"), before.field, after.field),
        (_("Cơ quan công bố"), before.ministry, after.ministry),
        (_("Thời hạn"), _limit(before), _limit(after)),
        (_("Mức độ dịch vụ công"), _level(before), _level(after)),
        (_("Quyết định công bố"), before.decision, after.decision),
    ):
        if old != new:
            yield Difference(part, old, new)


def _content(before: Content, after: Content) -> Iterator[Difference]:
    yield from _rows(_("Thành phần hồ sơ"), _said(before.components), _said(after.components))
    yield from _rows(_("Phí, lệ phí"), _said(before.fees), _said(after.fees))
    yield from _rows(_("Kết quả"), _said(before.results), _said(after.results))
    yield from _rows(_("Căn cứ tạm dừng"), _said(before.grounds), _said(after.grounds))
    yield from _rows(
        _("Căn cứ pháp lý"),
        {line: line for line in before.legal_basis},
        {line: line for line in after.legal_basis},
    )
    if before.conditions != after.conditions:
        yield Difference(_("Yêu cầu, điều kiện"), before.conditions, after.conditions)


def _rows(part: str, before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Difference]:
    for name in dict.fromkeys((*before, *after)):
        old, new = before.get(name, ""), after.get(name, "")
        if old != new:
            yield Difference(part, old, new)


def _said(rows: tuple[Any, ...]) -> dict[str, str]:
    return {_name(row): describe(row) for row in rows}


def _name(row: Component | Fee | Result | Ground) -> str:
    """By what a row is known again in another version: a paper by its words, for keys are counted anew."""
    if isinstance(row, Ground):
        return row.key
    return f"{row.channel} {row.name}" if isinstance(row, Fee) else row.name


def describe(row: Component | Fee | Result | Ground) -> str:
    """A row in one sentence."""
    if isinstance(row, Component):
        parts = [
            row.name,
            _("{originals} bản chính, {copies} bản sao").format(originals=row.originals, copies=row.copies),
            _("bắt buộc") if row.required else _("khi có trường hợp"),
            _("khai thác từ dữ liệu") if row.reusable else "",
            row.template,
            row.group,
        ]
    elif isinstance(row, Fee):
        amount = "" if row.amount is None else _("{amount} đồng").format(amount=number(row.amount))
        per = f"/{row.per}" if row.per and amount else ""
        parts = [row.name, f"{amount}{per}", channel_name(row.channel), row.basis, row.exemptions]
    elif isinstance(row, Result):
        parts = [row.name, row.code, _("bản điện tử") if row.electronic else ""]
    else:
        parts = [row.name, row.article, policy_name(row.policy)]
        if row.within_days:
            parts.append(_("trong {days} ngày làm việc, một lần").format(days=row.within_days))
        if row.lapsed != "resume":
            parts.append(_("không ai bổ sung: {policy}").format(policy=policy_name(row.lapsed)))
    return "; ".join(part for part in parts if part)


def _limit(written: Written) -> str:
    return limit_in_words(limit_of(written.limit_number, written.limit_unit))


def _level(written: Written) -> str:
    return str(Level(written.level).label) if written.level in Level.values else written.level
