"""Part II, sections 1 and 2: publication of procedures, review and simplification."""

from __future__ import annotations

from motcua.documents.blocks import BLANK, Block, Heading, Span
from motcua.reports.forms import acts_told
from motcua.reports.narrative.citations import cite, sort_documents
from motcua.reports.narrative.phrases import bullet, count, joined, paragraph
from motcua.reports.narrative.reading import Reading
from motcua.rules.vietnamese import ngay

_LEVELS = (
    ("partial_online", "TTHC trực tuyến một phần"),
    ("full_online", "TTHC trực tuyến toàn trình"),
    ("information", "TTHC cung cấp thông tin trực tuyến"),
)


def publication(reading: Reading) -> list[Block]:
    """Section 1."""
    words = reading.words
    return [
        Heading(
            2, "1.", "Về công khai thủ tục hành chính, danh mục thủ tục hành chính, tiến độ giải quyết hồ sơ"
        ),
        bullet(
            f"{_centre(reading)} đã tham mưu với Ủy ban nhân dân {words.commune_kind} thực hiện công khai, minh bạch "
            "TTHC, chấn chỉnh kỷ cương, kỷ luật trong giải quyết TTHC; niêm yết công khai danh mục, nội dung, thành "
            "phần hồ sơ, biểu mẫu, quy trình, thời gian giải quyết, phí và lệ phí theo hướng dẫn tại Thông tư số "
            "02/2017/TT-VPCP của Văn phòng Chính phủ; cập nhật các TTHC khi có thay đổi."
        ),
        _procedures(reading),
        _recorded(reading),
    ]


def _procedures(reading: Reading) -> Block:
    words = reading.words
    procedures = reading.figures.get("procedures", {})
    total = int(procedures.get("total", 0))
    lead = (
        f"Tổng số TTHC thuộc thẩm quyền giải quyết của UBND {words.commune_kind} "
        f"tính đến ngày {ngay(reading.period.last)}"
    )
    if not total:
        return bullet(f"{lead} là {BLANK} thủ tục.")
    levels = [(key, title, int(procedures.get(key, 0) or 0)) for key, title in _LEVELS]
    unclassified = total - sum(value for _key, _title, value in levels)
    levels.append(("unclassified", "TTHC chưa phân loại mức độ", unclassified))
    shown = [level for level in levels if level[2] > 0]
    parts: list[str | Span] = []
    for key, title, value in shown:
        parts += [", " if parts else "", Span(count(value), measure=f"procedures.{key}"), f" {title}"]
    return bullet(
        f"{lead} là ",
        Span(count(total), measure="procedures.total"),
        " thủ tục, cụ thể: ",
        *parts,
        f". Nội dung các TTHC thuộc thẩm quyền giải quyết được niêm yết công "
        f"khai tại {_centre(reading)} và trên Cổng thông tin điện tử của {words.commune_kind}; tổ chức, cá nhân "
        "tra cứu bộ TTHC trên Cổng Dịch vụ công quốc gia.",
    )


def _recorded(reading: Reading) -> Block:
    province = reading.words.province_kind
    return bullet(
        f"TTHC phát sinh trên địa bàn {reading.words.commune_kind} được cập nhật, luân chuyển xử lý và công khai tiến "
        f"độ, kết quả giải quyết trên Hệ thống thông tin giải quyết TTHC của {province}, của các Bộ và Cổng Dịch vụ "
        "công quốc gia để tổ chức, cá nhân tra cứu theo quy định.",
    )


def review(reading: Reading) -> list[Block]:
    """Section 2."""
    words = reading.words
    people = f"Ủy ban nhân dân {words.commune_kind}"
    documents = sort_documents(words)
    blocks: list[Block] = [Heading(2, "2.", "Về rà soát, đơn giản hóa thủ tục hành chính")]
    blocks += [
        paragraph(f"{people} tiếp tục chỉ đạo các cơ quan chuyên môn triển khai thực hiện {act.title}.")
        for act in acts_told("review", reading.period.last)
    ]
    above = joined(cite(each, with_issuer=True) for each in documents.review_from_above)
    own = joined(cite(each, with_issuer=False) for each in documents.own_review)
    lead = f"Thực hiện {above}, {words.agency_name}" if above else words.agency_name
    if own:
        blocks.append(paragraph(f"{lead} đã chỉ đạo cơ quan chuyên môn thực hiện rà soát và có {own}."))
    elif above:
        blocks.append(paragraph(f"{lead} đã chỉ đạo cơ quan chuyên môn thực hiện rà soát."))
    reviewed = BLANK if words.reviewed is None else count(words.reviewed)
    if words.reviewed == 0:
        blocks.append(paragraph("Trong kỳ báo cáo không phát sinh TTHC được rà soát, đề xuất đơn giản hóa."))
    else:
        blocks.append(
            paragraph(f"Số TTHC được rà soát, đề xuất cắt giảm, đơn giản hóa trong kỳ: {reviewed} TTHC.")
        )
    return blocks


def _centre(reading: Reading) -> str:
    return reading.words.centre or "Trung tâm Phục vụ hành chính công"
