"""The commune's periodic report as one paper: every part of the form, in its order, numbered I to IV."""

from __future__ import annotations

from datetime import date

from motcua.documents.blocks import Block, Head, Heading, Paper, Signature
from motcua.reports.forms import ReportForm, form_for
from motcua.reports.narrative.appendix import form_appendix
from motcua.reports.narrative.assessment import assessment, closing, tasks
from motcua.reports.narrative.control import publication, review
from motcua.reports.narrative.guidance import directing, grounds
from motcua.reports.narrative.lateness import late_appendix
from motcua.reports.narrative.one_stop import linked_groups, vertical_agencies
from motcua.reports.narrative.people import communication, petitions
from motcua.reports.narrative.periods import following, inline, span
from motcua.reports.narrative.phrases import capital_first
from motcua.reports.narrative.reading import Figures, Reading, period_of
from motcua.reports.narrative.remarks import remarks
from motcua.reports.narrative.results import results
from motcua.reports.narrative.words import Words

_RESULTS = (
    "KẾT QUẢ THỰC HIỆN CÔNG TÁC KIỂM SOÁT THỦ TỤC HÀNH CHÍNH; THỰC HIỆN CƠ CHẾ MỘT CỬA, MỘT CỬA LIÊN THÔNG VÀ "
    "THỰC HIỆN TTHC TRÊN MÔI TRƯỜNG ĐIỆN TỬ"
)


def compose(figures: Figures, words: Words, form: ReportForm | None = None, seal: str = "") -> Paper:
    """The whole report from the figures of ``report.json``; without ``form`` by that which holds at the period's end.

    ``seal`` is the sentence by which a frozen report can be checked; it stands in the notes of the appendix.
    """
    period = period_of(figures)
    reading = Reading(figures, words, form or form_for(period.last))
    subject = f"{reading.form.title} {inline(period)} và đề ra phương hướng nhiệm vụ {following(period)}"
    appendices = [form_appendix(reading, attached_to(words, period.last), seal)]
    late = late_appendix(reading, attached_to(words, period.last))
    return Paper(
        title=f"Báo cáo {subject[:1].lower()}{subject[1:]}",
        author=words.agency_name,
        dated=words.dated or period.last,
        head=_head(reading, subject),
        blocks=tuple(_body(reading)),
        signature=Signature(words.authority, words.signer),
        recipients=words.recipients,
        appendices=(*appendices, late) if late else tuple(appendices),
        subject=f"Số liệu {span(period)}",
        keywords=("báo cáo", "kiểm soát thủ tục hành chính", period.code, reading.form.appendix.number),
    )


def _body(reading: Reading) -> list[Block]:
    return [
        *grounds(reading),
        *directing(reading),
        Heading(1, "II.", _RESULTS),
        *publication(reading),
        *review(reading),
        *vertical_agencies(reading),
        *linked_groups(reading),
        *results(reading),
        *petitions(reading),
        *communication(reading),
        *assessment(reading),
        *tasks(reading),
        *closing(reading),
    ]


def _head(reading: Reading, subject: str) -> Head:
    words = reading.words
    return Head(
        superior=(),
        agency=("ỦY BAN NHÂN DÂN", _commune(words).upper()),
        number=f"Số: {words.number or '         '}/BC-UBND",
        place_and_date=f"{words.place}, {day_in_words(words.dated, reading.period.last)}",
        kind="BÁO CÁO",
        abstract=(subject,),
        remarks=(f"(Số liệu tính {span(reading.period)})", *remarks(reading)),
    )


def _commune(words: Words) -> str:
    name = words.agency_name
    for prefix in ("Ủy ban nhân dân ", "UBND "):
        name = name.removeprefix(prefix)
    return capital_first(name)


def day_in_words(dated: date | None, last: date) -> str:
    """``ngày 05 tháng 02 năm 2026``; unsigned: the day is left to the registry clerk (NĐ 30/2020, Phụ lục I, II.4)."""
    if dated is None:
        return f"ngày       tháng {_month(last.month)} năm {last.year}"
    return f"ngày {dated.day:02d} tháng {_month(dated.month)} năm {dated.year}"


def _month(month: int) -> str:
    return f"{month:02d}" if month < 3 else str(month)


def attached_to(words: Words, last: date) -> str:
    """The line under an appendix's title."""
    number = words.number or "      "
    return (
        f"(Kèm theo Báo cáo số {number}/BC-UBND {day_in_words(words.dated, last)} của {words.agency_short})"
    )
