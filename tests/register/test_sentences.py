"""Sentences that are kept and told again in the language of the reader."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from threading import Barrier

from django.utils.translation import get_language, override

from motcua.register.sentences import Figure, in_vietnamese, kept, sentence, together, told

SAY = "Không nhận ra bảng mã chữ của tệp: lưu lại dạng “CSV UTF-8” hoặc .xlsx."
WITH = "{name}: {what}"


def again(text: str, language: str) -> str:
    with override(language):
        return told(json.loads(json.dumps(kept(text))), "?")


def test_a_kept_sentence_is_told_in_the_language_of_who_reads_it() -> None:
    with override("vi"):
        text = sentence(SAY)
    assert text == again(text, "vi") == SAY
    assert again(text, "en") not in (SAY, "?")


def test_sentences_within_a_sentence_are_told_anew_as_well() -> None:
    with override("vi"):
        text = sentence(WITH, name="a.csv", what=sentence(SAY))
    assert text == f"a.csv: {SAY}"
    with override("en"):
        assert again(text, "en") == f"a.csv: {sentence(SAY)}"


def test_figures_are_told_as_the_reader_writes_them_and_rows_as_they_are() -> None:
    with override("vi"):
        text = sentence(WITH, name=Figure(1048576), what=4911)
    assert text == again(text, "vi") == "1.048.576: 4911"
    assert again(text, "en") == "1,048,576: 4911"
    assert told({"say": WITH, "of": {"name": {"figure": None}, "what": 1}}, "như đã ghi") == "như đã ghi"


def test_several_sentences_are_one_after_another() -> None:
    with override("vi"):
        text = together([sentence(SAY), sentence(WITH, name="{x}", what=3)])
    assert text == again(text, "vi") == f"{SAY} {{x}}: 3"
    with override("en"):
        assert again(text, "en").startswith(sentence(SAY))
    assert together([]) == "" and kept(together([])) is None


def test_a_text_of_somebody_stays_as_it_is() -> None:
    assert kept("sai mã") is None
    assert told(None, "sai mã") == told("sai mã", "sai mã") == "sai mã"


def test_what_is_damaged_is_told_as_it_was_recorded() -> None:
    assert told({"say": "{name} {other}", "of": {"name": "a"}}, "như đã ghi") == "như đã ghi"
    assert told({"say": 3}, "như đã ghi") == "như đã ghi"


def test_a_copy_still_knows_what_it_is_made_of() -> None:
    assert kept(deepcopy(sentence(WITH, name="a", what="b"))) == {
        "say": WITH,
        "of": {"name": "a", "what": "b"},
    }


def test_papers_are_vietnamese_and_each_page_goes_on_in_its_own_language() -> None:
    inside = Barrier(2)

    @in_vietnamese()
    def paper() -> str | None:
        inside.wait(5)
        return get_language()

    def page(language: str) -> tuple[str | None, str | None]:
        with override(language):
            return paper(), get_language()

    with ThreadPoolExecutor(2) as at_once:
        assert list(at_once.map(page, ["en", "vi"])) == [("vi", "en"), ("vi", "vi")]
