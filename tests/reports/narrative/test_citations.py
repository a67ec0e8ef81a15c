from __future__ import annotations

from dataclasses import replace
from datetime import date

from motcua.reports.narrative.citations import cite, sort_documents
from motcua.reports.narrative.words import DirectiveDocument
from tests.reports.sample import WORDS


def numbers(documents: tuple[DirectiveDocument, ...]) -> list[str]:
    return [document.number for document in documents]


def test_each_document_is_cited_in_one_part_of_the_report() -> None:
    found = sort_documents(WORDS)
    assert numbers(found.grounds) == ["714/QĐ-UBND"]
    assert numbers(found.own_decisions) == ["297/QĐ-UBND"]
    assert numbers(found.review_from_above) == ["1130/UBND"]


def test_letters_stand_in_order_of_day_however_they_were_listed() -> None:
    assert numbers(sort_documents(WORDS).guidance) == ["336/UBND", "348/UBND"]


def test_a_document_of_the_superior_is_not_the_communes_own() -> None:
    from_above = DirectiveDocument(
        "Công văn", "9/UBND", date(2026, 4, 1), "UBND thành phố Hải Phòng", "Triển khai"
    )
    assert numbers(sort_documents(replace(WORDS, documents=(from_above,))).guidance) == []


def test_a_decision_issues_what_it_lays_down() -> None:
    (plan,) = sort_documents(WORDS).grounds
    assert cite(plan, with_issuer=True) == (
        "Quyết định số 714/QĐ-UBND ngày 27/02/2026 của UBND thành phố Hải Phòng về việc ban hành "
        "Kế hoạch kiểm soát thủ tục hành chính năm 2026"
    )


def test_a_letter_is_about_something() -> None:
    letters = sort_documents(WORDS).guidance
    assert [cite(letter, with_issuer=False) for letter in letters] == [
        "Công văn số 336/UBND ngày 19/03/2026 về việc TTHC theo Kế hoạch",
        "Công văn số 348/UBND ngày 20/03/2026 về việc triển khai tiếp nhận TTHC",
    ]


def test_an_abstract_that_says_about_already_does_not_say_it_twice() -> None:
    letter = DirectiveDocument("Công văn", "1/UBND", date(2026, 4, 1), "", "V/v báo cáo số liệu")
    assert cite(letter, with_issuer=True) == "Công văn số 1/UBND ngày 01/04/2026 về việc báo cáo số liệu"
