"""Directive documents as a report cites them: kind, number, day, issuer, abstract (NĐ 30/2020/NĐ-CP, Phụ lục I)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from motcua.reports.narrative.phrases import lower_first
from motcua.reports.narrative.words import DirectiveDocument, Words
from motcua.rules.vietnamese import fold, ngay

#: What a decision lays down as a text of its own: it "issues" that.
_ISSUED = re.compile(
    r"^(kế hoạch|quy chế|quy định|danh mục|đề án|chương trình|quy trình|bộ chỉ số)\b", re.IGNORECASE
)
#: A day "về việc" may already stand in the abstract.
_ABOUT = re.compile(r"^(về việc|v/v)\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Sorted:
    """The documents of a period by the part of the report that cites them, each list in order of day and number."""

    grounds: tuple[DirectiveDocument, ...]
    own_decisions: tuple[DirectiveDocument, ...]
    guidance: tuple[DirectiveDocument, ...]
    review_from_above: tuple[DirectiveDocument, ...]
    own_review: tuple[DirectiveDocument, ...]


def sort_documents(words: Words) -> Sorted:
    """Yearly control plans are the report's grounds; what reviews procedures is told in section II.2."""
    ordered = sorted(words.documents, key=lambda document: (document.day, _rank(document), document.number))
    plans = [document for document in ordered if _is_plan(document)]
    review = [document for document in ordered if document not in plans and _is_review(document)]
    rest = [document for document in ordered if document not in plans and document not in review]
    own = [document for document in rest if is_own(document, words)]
    return Sorted(
        grounds=tuple(plans),
        own_decisions=tuple(document for document in own if fold(document.kind) == "quyet dinh"),
        guidance=tuple(document for document in own if fold(document.kind) != "quyet dinh"),
        review_from_above=tuple(document for document in review if not is_own(document, words)),
        own_review=tuple(document for document in review if is_own(document, words)),
    )


def cite(document: DirectiveDocument, *, with_issuer: bool) -> str:
    """``Quyết định số 714/QĐ-UBND ngày 27/02/2026 của UBND thành phố Hải Phòng về việc ban hành Kế hoạch …``"""
    issuer = f" của {document.issuer}" if with_issuer and document.issuer else ""
    abstract = _ABOUT.sub("", document.abstract.strip())
    if _ISSUED.match(abstract):
        about = f" về việc ban hành {abstract}"
    else:
        about = f" về việc {lower_first(abstract)}" if abstract else ""
    return f"{document.kind} số {document.number} ngày {ngay(document.day)}{issuer}{about}"


def is_own(document: DirectiveDocument, words: Words) -> bool:
    """Whether the commune itself issued it."""
    issuer = fold(document.issuer)
    return issuer in (fold(words.agency_short), fold(words.agency_name)) or fold(words.place) in issuer


def _is_plan(document: DirectiveDocument) -> bool:
    abstract = fold(document.abstract)
    return "ke hoach" in abstract and "kiem soat" in abstract and fold(document.kind) == "quyet dinh"


def _is_review(document: DirectiveDocument) -> bool:
    abstract = fold(document.abstract)
    return "ra soat" in abstract and ("don gian hoa" in abstract or "cat giam" in abstract)


def _rank(document: DirectiveDocument) -> int:
    """A decision of the same day comes before letters that carry it out."""
    return 0 if fold(document.kind) == "quyet dinh" else 1
