"""Parts III and IV: what was attained, what was hard, what comes next; and the closing sentence."""

from __future__ import annotations

from motcua.documents.blocks import BLANK, Block, Heading, Span
from motcua.documents.layout import END_MARK
from motcua.reports.narrative.periods import following, inline
from motcua.reports.narrative.phrases import NOTHING, bullet, count, joined, lower_first, paragraph, rate
from motcua.reports.narrative.reading import Reading
from motcua.reports.narrative.targets import outcomes
from motcua.rules.vietnamese import percent


def assessment(reading: Reading) -> list[Block]:
    """Part III. Praise is said only as far as the figures bear it."""
    words = reading.words
    blocks: list[Block] = [
        Heading(1, "III.", "ĐÁNH GIÁ CHUNG"),
        Heading(2, "1.", "Một số kết quả đạt được"),
        bullet(
            f"{words.agency_short} chỉ đạo thực hiện nhiệm vụ cải cách, kiểm soát TTHC theo kế hoạch của "
            f"{words.province_kind} và của {words.commune_kind}",
            *_targets(reading),
            ".",
        ),
        bullet(
            "Triển khai các hoạt động cải cách, kiểm soát TTHC; chỉ đạo thực hiện các văn bản về công tác kiểm soát "
            f"TTHC theo chỉ đạo của Chính phủ và UBND {words.province_kind}."
        ),
        _progress(reading),
        _online(reading),
        Heading(2, "2.", "Một số khó khăn, vướng mắc"),
    ]
    return [*blocks, *(bullet(_ended(text)) for text in words.difficulties or (BLANK,))]


def _targets(reading: Reading) -> list[str | Span]:
    judged = [outcome for outcome in outcomes(reading) if outcome.attained is not None]
    missed = [outcome for outcome in judged if not outcome.attained]
    if not judged:
        return []
    reached: list[str | Span] = [
        "; đạt ",
        _of_targets(len(judged) - len(missed)),
        "/",
        _of_targets(len(judged)),
    ]
    if not missed:
        return [*reached, " chỉ tiêu được giao"]
    named = joined(
        f"{lower_first(each.title)} đạt {rate(each.reached)} (chỉ tiêu {percent(each.target)})"
        for each in missed
    )
    return [*reached, " chỉ tiêu được giao, chưa đạt ", _of_targets(len(missed)), f" chỉ tiêu: {named}"]


def _of_targets(value: int) -> Span:
    return Span(count(value), measure="targets")


def _progress(reading: Reading) -> Block:
    resolved, late, overdue = (reading.value(key) for key in ("resolved.total", "late", "pending.overdue"))
    if not resolved and not overdue:
        return bullet(f"Trong kỳ báo cáo {NOTHING} hồ sơ được giải quyết.")
    end: list[str | Span] = [", không có hồ sơ quá hạn."]
    if late or overdue:
        end = ["; còn "]
        end += [reading.figure("late"), " hồ sơ giải quyết quá hạn"] if late else []
        end += [" và "] if late and overdue else []
        end += [reading.figure("pending.overdue"), " hồ sơ đang giải quyết đã quá hạn"] if overdue else []
        end.append(" cần rút kinh nghiệm.")
    return bullet(
        "Chỉ đạo Trung tâm Phục vụ hành chính công và các phòng chuyên môn thực hiện giải quyết TTHC theo quy định của "
        f"pháp luật; tỷ lệ giải quyết trước hạn, đúng hạn đạt {rate(reading.rate('resolved_in_time'))}",
        *end,
    )


def _online(reading: Reading) -> Block:
    reached = reading.rate("online")
    lead = (
        "Công chức chuyên môn tại Trung tâm Phục vụ hành chính công hỗ trợ người dân thực hiện TTHC qua dịch vụ công "
        "trực tuyến"
    )
    return bullet(
        f"{lead}, tỷ lệ hồ sơ nộp trực tuyến đạt {rate(reached)}." if reached is not None else f"{lead}."
    )


def tasks(reading: Reading) -> list[Block]:
    """Part IV: numbered tasks for the period that follows."""
    heading = Heading(1, "IV.", f"PHƯƠNG HƯỚNG NHIỆM VỤ {following(reading.period).upper()}")
    given = reading.words.tasks or (BLANK,)
    return [heading, *(paragraph(f"{number}. {_ended(text)}") for number, text in enumerate(given, start=1))]


def closing(reading: Reading) -> list[Block]:
    """The last sentence, with the mark that ends a state document."""
    words = reading.words
    subject = lower_first(reading.form.title)
    return [
        paragraph(
            f"Trên đây là báo cáo {subject} {inline(reading.period)} và phương hướng nhiệm vụ "
            f"{following(reading.period)} của {words.agency_short}. {words.agency_name} trân trọng "
            f"báo\u00a0cáo{END_MARK}"
        )
    ]


def _ended(text: str) -> str:
    words = text.strip().rstrip(";")
    return words if words.endswith((".", BLANK)) else f"{words}."
