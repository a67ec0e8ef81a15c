"""Grounds of the report, and part I: directing and steering."""

from __future__ import annotations

from motcua.documents.blocks import BLANK, Block, Heading, Span
from motcua.reports.narrative.citations import cite, sort_documents
from motcua.reports.narrative.phrases import count, paragraph
from motcua.reports.narrative.reading import Reading


def grounds(reading: Reading) -> list[Block]:
    """The plans that the report answers to."""
    words = reading.words
    cited = "; ".join(cite(plan, with_issuer=True) for plan in sort_documents(words).grounds)
    return [
        paragraph(
            Span(f"Căn cứ {cited or BLANK}", italic=bool(cited)),
            f"; {words.agency_name} báo cáo kết quả thực hiện như sau:",
        )
    ]


def directing(reading: Reading) -> list[Block]:
    """Part I: the commune's own decisions, then its letters of the period in order of day."""
    words = reading.words
    documents = sort_documents(words)
    people = f"Ủy ban nhân dân {words.commune_kind}"
    blocks: list[Block] = [Heading(1, "I.", "CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH")]
    if documents.own_decisions:
        cited = "; ".join(cite(each, with_issuer=False) for each in documents.own_decisions)
        blocks.append(
            paragraph(
                f"Để nâng cao chất lượng giải quyết thủ tục hành chính (TTHC), {people} đã ban hành {cited}."
            )
        )
    guided = f"Trong kỳ báo cáo, {people} đã ban hành"
    if documents.guidance:
        cited = "; ".join(cite(each, with_issuer=False) for each in documents.guidance)
        number = Span(count(len(documents.guidance)), measure="documents.guidance")
        above = f"Ủy ban nhân dân {words.province_kind}"
        blocks.append(paragraph(f"{guided} ", number, f" văn bản triển khai chỉ đạo của {above}: {cited}."))
    else:
        blocks.append(paragraph(f"{guided} các văn bản chỉ đạo, điều hành: {BLANK}"))
    blocks.append(
        paragraph(
            f"Đồng thời, căn cứ các quyết định công bố TTHC trên các lĩnh vực, {people} chỉ đạo cơ quan chuyên môn "
            "cập nhật nội dung, danh mục và niêm yết công khai TTHC thuộc thẩm quyền theo quy định."
        )
    )
    return blocks
