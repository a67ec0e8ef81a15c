"""Part II, section 3, to 3.2: vertical agencies at the counter, and bundles of linked procedures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from motcua.documents.blocks import Block, Heading, Span
from motcua.reports.narrative.periods import span
from motcua.reports.narrative.phrases import NOTHING, count, joined, paragraph
from motcua.reports.narrative.reading import Reading
from motcua.reports.verticals import without_dossiers


def vertical_agencies(reading: Reading) -> list[Block]:
    """3.1: each named agency of the vertical sector, one without dossiers is named as such."""
    words = reading.words
    centre = words.centre or "Trung tâm Phục vụ hành chính công"
    blocks: list[Block] = [
        Heading(2, "3.", "Triển khai cơ chế một cửa, một cửa liên thông trong giải quyết thủ tục hành chính"),
        Heading(3, "3.1.", f"Việc đưa TTHC ngành dọc tiếp nhận, trả kết quả giải quyết tại {_short(centre)}"),
    ]
    counted: Mapping[str, Any] = reading.figures.get("vertical", {})
    names = vertical_names(reading)
    if not names:
        return [*blocks, paragraph(f"Trong kỳ báo cáo, TTHC của cơ quan ngành dọc {NOTHING} hồ sơ.")]
    blocks.append(
        paragraph(
            f"Hiện tại, tại {centre} có {joined(names)} bố trí công chức, viên chức trực tiếp tiếp nhận và giải "
            "quyết TTHC."
        )
    )
    parts: list[str | Span] = [f"Kết quả tiếp nhận và giải quyết TTHC của ngành dọc {span(reading.period)}: "]
    for number, name in enumerate(names):
        parts += [*_agency(name, counted.get(name), reading.rule), "." if number == len(names) - 1 else "; "]
    return [*blocks, paragraph(*parts)]


def vertical_names(reading: Reading) -> list[str]:
    """Agencies with dossiers first, then those at the counter without any; none twice under two spellings."""
    names = list(reading.figures.get("vertical", {}))
    return [*names, *without_dossiers(reading.words.vertical, names)]


def _agency(name: str, block: Mapping[str, Any] | None, rule: str) -> list[str | Span]:
    if not block or not block["received"]["total"]:
        return [f"{name} {NOTHING} hồ sơ"]

    def figure(key: str, value: int) -> Span:
        return Span(count(value), measure=key, place="vertical", group="unit", member=name)

    def counted(key: str) -> Span:
        group, last = key.split(".")
        return figure(key, int(block[group][last]))

    late = int(block["resolved"][f"by_{rule}"]["late"])
    parts: list[str | Span] = [f"{name} tiếp nhận ", counted("received.total"), " hồ sơ"]
    if int(block["received"]["carried_over"]):
        parts += [" (kỳ trước chuyển qua ", counted("received.carried_over"), " hồ sơ)"]
    parts += [", đã giải quyết ", counted("resolved.total"), " hồ sơ"]
    if late:
        parts += [" (quá hạn ", figure("late", late), " hồ sơ)"]
    parts += [", đang giải quyết ", counted("pending.total"), " hồ sơ"]
    if int(block["pending"]["overdue"]):
        parts += [" (quá hạn ", counted("pending.overdue"), " hồ sơ)"]
    return parts


def linked_groups(reading: Reading) -> list[Block]:
    """3.2: bundles received in the period, by group."""
    groups: Mapping[str, int] = reading.figures.get("linked_groups", {})
    blocks: list[Block] = [
        Heading(3, "3.2.", "Thực hiện quy trình liên thông TTHC, nhóm TTHC"),
        paragraph(
            "Hồ sơ phát sinh thuộc TTHC liên thông được tiếp nhận và giải quyết theo quy trình điện tử liên thông với "
            "các cơ quan phối hợp trên hệ thống giải quyết TTHC và phần mềm liên thông chuyên ngành."
        ),
    ]
    lead = f"Kết quả tiếp nhận TTHC liên thông {span(reading.period)}"
    shown = [(name, int(value)) for name, value in groups.items() if int(value)]
    if not shown:
        return [*blocks, paragraph(f"{lead}: {NOTHING} hồ sơ.")]
    parts: list[str | Span] = [f"{lead}: "]
    for number, (name, value) in enumerate(shown):
        figure = Span(count(value), measure="linked", group="linked_group", member=name)
        parts += [f"nhóm {name}: ", figure, " hồ sơ" + ("." if number == len(shown) - 1 else "; ")]
    return [*blocks, paragraph(*parts)]


def _short(centre: str) -> str:
    return "Trung tâm Phục vụ hành chính công" if "Phục vụ hành chính công" in centre else centre
