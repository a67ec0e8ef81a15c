"""Part II, 3.3: what was received, resolved, pending, and the shares against their targets."""

from __future__ import annotations

from motcua.documents.blocks import Block, Heading, Span
from motcua.reports.figures.shares import MEASURES
from motcua.reports.narrative.lateness import late_blocks
from motcua.reports.narrative.periods import span
from motcua.reports.narrative.phrases import NOTHING, bullet, count, paragraph, rate
from motcua.reports.narrative.reading import Reading
from motcua.reports.narrative.targets import parts_of, with_target
from motcua.rules.vietnamese import share

RULES = {
    "instant": "thời điểm (giờ, phút) kết thúc xử lý so với thời điểm hẹn trả",
    "date": "ngày kết thúc xử lý so với ngày hẹn trả",
}


def results(reading: Reading) -> list[Block]:
    """The whole of 3.3."""
    province = reading.words.province or reading.words.province_kind
    lead = paragraph(
        f"Trong kỳ báo cáo ({span(reading.period)}), theo ghi nhận tại Hệ thống thông tin giải quyết TTHC của "
        f"{province} và của các Bộ; hồ sơ trước hạn, đúng hạn, quá hạn xác định theo {RULES[reading.rule]}:"
    )
    heading = Heading(3, "3.3.", "Kết quả giải quyết thủ tục hành chính và dịch vụ công trực tuyến")
    if reading.nothing:
        return [
            heading,
            lead,
            bullet("Hồ sơ tiếp nhận: ", reading.figure("received.total"), f" hồ sơ ({NOTHING})."),
        ]
    return [
        heading,
        lead,
        _received(reading),
        _recorded(reading),
        _resolved(reading),
        *late_blocks(reading),
        _pending(reading),
        *_waiting_for_hand_over(reading),
        *_elsewhere(reading),
        *_shares(reading),
    ]


def _received(reading: Reading) -> Block:
    parts: list[str | Span] = [
        "Tổng số hồ sơ đã tiếp nhận là ",
        reading.figure("received.total"),
        " hồ sơ (trong đó, ",
    ]
    parts += ["tiếp nhận trực tuyến ", reading.figure("received.online"), " hồ sơ; "]
    parts += ["trực tiếp ", reading.figure("received.in_person"), " hồ sơ; "]
    if reading.value("received.postal"):
        parts += ["qua dịch vụ bưu chính công ích ", reading.figure("received.postal"), " hồ sơ; "]
    unknown = reading.received_in_period - sum(
        reading.value(f"received.{channel}") for channel in ("online", "in_person", "postal")
    )
    if unknown > 0:
        parts += ["không rõ kênh nộp ", Span(count(unknown), measure="unknown_channel"), " hồ sơ; "]
    parts += ["kỳ trước chuyển qua ", reading.figure("received.carried_over"), " hồ sơ). "]
    return bullet(*parts, f"Tỷ lệ nộp hồ sơ trực tuyến: {with_target(reading, 'online')}.")


def _recorded(reading: Reading) -> Block:
    inside, whole = recorded(reading)
    province = reading.words.province_kind
    return bullet(
        f"Tổng số hồ sơ được tiếp nhận, cập nhật lên hệ thống thông tin giải quyết TTHC của {province} và của các Bộ "
        "là ",
        Span(count(inside), measure="recorded_in_system"),
        "/",
        Span(count(whole), measure="received_in_period"),
        " hồ sơ",
        f", đạt tỷ lệ {rate(share(inside, whole))}." if whole else f" ({NOTHING}).",
    )


def recorded(reading: Reading) -> tuple[int, int]:
    """Dossiers of the period that were recorded in a system, and all of the period."""
    given = reading.figures.get("received_recorded")
    if given is None:
        return reading.received_in_period, reading.received_in_period
    return int(given[0]), int(given[1])


def _resolved(reading: Reading) -> Block:
    corrected = reading.value("late_corrected")
    parts: list[str | Span] = [
        "Số lượng hồ sơ đã giải quyết: ",
        reading.figure("resolved.total"),
        " hồ sơ, trong đó: ",
    ]
    parts += ["giải quyết trước hạn ", reading.figure("early"), " hồ sơ, "]
    parts += ["đúng hạn ", reading.figure("on_time"), " hồ sơ, "]
    parts += ["quá hạn ", reading.figure("late"), " hồ sơ"]
    if corrected:
        parts += [" (trong đó đã đính chính ", Span(count(corrected), measure="late_corrected"), " hồ sơ)"]
    parts += _letters(reading, "late")
    parts += _ended_otherwise(reading)
    return bullet(
        *parts,
        f". Tỷ lệ hồ sơ đã giải quyết trước hạn, đúng hạn: {with_target(reading, 'resolved_in_time')}.",
    )


def _letters(reading: Reading, late: str) -> list[str | Span]:
    """Late ones with a letter of apology and without, apart; nothing where none of them was handled here."""
    sent, missing = f"{late}_with_letter", f"{late}_without_letter"
    if not (reading.value(sent) or reading.value(missing)):
        return []
    return [
        " (hồ sơ giải quyết trên phần mềm này: đã có văn bản xin lỗi ",
        reading.figure(sent),
        " hồ sơ, chưa có văn bản xin lỗi ",
        reading.figure(missing),
        " hồ sơ)",
    ]


def _ended_otherwise(reading: Reading) -> list[str | Span]:
    """Refused, withdrawn and stopped dossiers are resolved ones, each judged by its due date."""
    kinds = (
        ("resolved.refused", "hồ sơ từ chối giải quyết"),
        ("resolved.withdrawn", "hồ sơ rút"),
        ("stopped", "hồ sơ dừng giải quyết"),
    )
    shown = [(key, words) for key, words in kinds if reading.value(key)]
    parts: list[str | Span] = []
    for number, (key, words) in enumerate(shown):
        parts += [
            "; số hồ sơ đã giải quyết gồm cả " if number == 0 else ", ",
            reading.figure(key),
            f" {words}",
        ]
    return parts


def _pending(reading: Reading) -> Block:
    parts: list[str | Span] = [
        "Số lượng hồ sơ đang giải quyết là ",
        reading.figure("pending.total"),
        " hồ sơ",
    ]
    if reading.value("pending.total"):
        parts += [", trong đó: trong hạn giải quyết ", reading.figure("pending.within"), " hồ sơ, "]
        parts += ["quá hạn ", reading.figure("pending.overdue"), " hồ sơ"]
        parts += _letters(reading, "overdue")
    waits = (
        ("pending.awaiting_supplement", "hồ sơ chờ bổ sung"),
        ("pending.awaiting_finance", "hồ sơ chờ thực hiện nghĩa vụ tài chính"),
    )
    shown = [(key, words) for key, words in waits if reading.value(key)]
    for number, (key, words) in enumerate(shown):
        parts += [" (gồm " if number == 0 else ", ", reading.figure(key), f" {words}"]
    return bullet(*parts, ")." if shown else ".")


def _waiting_for_hand_over(reading: Reading) -> list[Block]:
    waiting, unknown = reading.value("awaiting_hand_over"), reading.value("unknown_hand_over")
    parts: list[str | Span] = []
    if waiting:
        parts += [
            "Số hồ sơ đã có kết quả, chờ trả cho tổ chức, cá nhân: ",
            reading.figure("awaiting_hand_over"),
            " hồ sơ",
        ]
    if unknown:
        parts += [
            "; số" if waiting else "Số",
            " hồ sơ đã có kết quả mà hệ thống nguồn không ghi nhận việc trả: ",
        ]
        parts += [reading.figure("unknown_hand_over"), " hồ sơ"]
    return [bullet(*parts, ".")] if parts else []


def _elsewhere(reading: Reading) -> list[Block]:
    """Cross-boundary intake: counted by the competent agency, told here on its own line (outside column 3)."""
    value = reading.value("cross_boundary_received.received.total")
    if not value:
        return []
    figure = Span(count(value), measure="received.total", place="elsewhere")
    return [
        bullet(
            "Tiếp nhận hồ sơ phi địa giới hành chính, chuyển cơ quan có thẩm quyền ở địa phương khác giải quyết (không "
            "tính trong tổng số trên): ",
            figure,
            " hồ sơ.",
        )
    ]


def _shares(reading: Reading) -> list[Block]:
    def parts(name: str) -> list[str | Span]:
        if not parts_of(reading, name)[1]:
            return [with_target(reading, name)]
        above, below = (
            Span(count(part), measure=measure)
            for part, measure in zip(parts_of(reading, name), MEASURES[name], strict=True)
        )
        return [above, "/", below, f" hồ sơ, đạt tỷ lệ {with_target(reading, name)}"]

    satisfaction = with_target(reading, "petition_satisfaction")
    return [
        bullet(
            "Tỷ lệ số hóa hồ sơ, kết quả giải quyết thủ tục hành chính: số hóa thành phần hồ sơ ",
            *parts("digitised"),
            "; kết quả giải quyết điện tử ",
            *parts("electronic_results"),
            ";",
        ),
        bullet("Tỷ lệ khai thác, sử dụng lại thông tin, dữ liệu số hóa: ", *parts("reused"), ";"),
        bullet(f"Tỷ lệ hài lòng trong xử lý phản ánh, kiến nghị: {satisfaction};"),
        bullet(
            "Kết quả triển khai thanh toán trực tuyến phí, lệ phí: tỷ lệ hồ sơ thanh toán trực tuyến ",
            *parts("paid_online"),
            ".",
        ),
    ]
