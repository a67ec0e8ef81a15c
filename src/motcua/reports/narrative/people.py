"""Part II, sections 4 and 5: petitions, and communication."""

from __future__ import annotations

from motcua.documents.blocks import BLANK, Block, Heading, Span
from motcua.reports.narrative.periods import span
from motcua.reports.narrative.phrases import NOTHING, bullet, capital_first, count, paragraph, rate
from motcua.reports.narrative.reading import Reading
from motcua.rules.vietnamese import share


def petitions(reading: Reading) -> list[Block]:
    """Section 4: received and answered, on time, satisfied, repeated."""
    return [
        Heading(2, "4.", "Về tình hình tiếp nhận, xử lý phản ánh, kiến nghị về thủ tục hành chính"),
        bullet(
            "Thực hiện niêm yết công khai nội dung, số điện thoại, địa chỉ tiếp nhận, xử lý phản ánh, kiến nghị của tổ "
            "chức, cá nhân về quy định hành chính tại nơi tiếp nhận và giải quyết công việc. ",
            *_handled(reading),
        ),
        *_satisfaction(reading),
    ]


def _handled(reading: Reading) -> list[str | Span]:
    given = reading.words.petitions
    when = capital_first(span(reading.period))
    if given is None:
        return [f"{when} có {BLANK} phản ánh, kiến nghị về thủ tục hành chính đã được tiếp nhận, xử lý."]
    if not given.received:
        return [f"{when} {NOTHING} phản ánh, kiến nghị về thủ tục hành chính."]
    parts: list[str | Span] = [
        f"{when} có ",
        _figure("resolved", given.resolved),
        "/",
        _figure("received", given.received),
        " phản ánh, kiến nghị về thủ tục hành chính đã được tiếp nhận, xử lý",
    ]
    parts.append(f" theo quy định, đạt tỷ lệ {rate(share(given.resolved, given.received))}")
    if given.pending:
        parts += ["; đang xử lý ", _figure("pending", given.pending), " phản ánh, kiến nghị"]
    if given.overdue:
        parts += [", trong đó đã quá hạn ", _figure("overdue", given.overdue)]
    return [*parts, "."]


def _figure(name: str, value: int) -> Span:
    return Span(count(value), measure=f"petitions.{name}")


def _satisfaction(reading: Reading) -> list[Block]:
    given = reading.words.petitions
    if given is None or not given.resolved:
        return []
    told = f"{rate(share(given.on_time, given.resolved))} phản ánh, kiến nghị đã xử lý được giải quyết đúng hạn; "
    if given.rated:
        content = rate(share(given.satisfied, given.rated))
        told = f"tỷ lệ hài lòng trong xử lý phản ánh, kiến nghị: {content}; {told}"
    again: list[str | Span] = ["không có"]
    if given.repeated:
        again = [_figure("repeated", given.repeated)]
    return [bullet(capital_first(told), *again, " phản ánh, kiến nghị lần\u00a02.")]


def communication(reading: Reading) -> list[Block]:
    """Section 5: standing words of the form."""
    kind = reading.words.commune_kind
    return [
        Heading(2, "5.", "Công tác truyền thông hỗ trợ hoạt động kiểm soát thủ tục hành chính"),
        paragraph(
            f"Ủy ban nhân dân {kind} đã chỉ đạo các phòng chuyên môn, Trung tâm Phục vụ hành chính công, Ban biên tập "
            f"Cổng thông tin điện tử {kind} tuyên truyền bằng nhiều hình thức: tại các cuộc giao ban, hội nghị; tin, "
            f"bài về công tác cải cách thủ tục hành chính trên Đài phát thanh, Cổng thông tin điện tử của {kind}; "
            "hướng dẫn các thủ tục hành chính cụ thể để Nhân dân biết và thực hiện."
        ),
        paragraph(Span("(Có chi tiết các phụ lục gửi kèm)", italic=True), style="centre"),
    ]
