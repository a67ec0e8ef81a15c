"""Finding agencies by code and by words."""

from __future__ import annotations

import pytest

from motcua.agencies.find import UnknownAgency, by_code, by_words, commune_by_code

pytestmark = pytest.mark.django_db


def test_a_code_finds_its_commune():
    assert commune_by_code("10993").name == "Xã Thượng Hồng"
    assert commune_by_code(" 10993 ").name == "Xã Thượng Hồng"


def test_the_code_of_the_second_source_finds_the_commune_too():
    assert by_code("00073").name == "Phường Cửa Nam"


def test_a_code_that_both_sources_use_for_different_communes_means_ours():
    # The second source gives 00226 to Kim Liên; in our table it is Văn Miếu - Quốc Tử Giám.
    assert by_code("00226").short_name == "Văn Miếu - Quốc Tử Giám"


def test_an_unknown_code_says_what_a_code_looks_like():
    with pytest.raises(UnknownAgency, match="5 chữ số"):
        by_code("99999")


def test_a_province_is_no_commune():
    with pytest.raises(UnknownAgency, match="Thành phố Hải Phòng, không phải xã"):
        commune_by_code("31")


def test_words_without_marks_find_names_with_them():
    names = {agency.name for agency in by_words("thuong hong")}
    assert {"Xã Thượng Hồng", "Phường Thượng Hồng"} <= names


def test_words_may_be_another_source_code():
    assert [agency.name for agency in by_words("00073")] == ["Phường Cửa Nam"]


def test_the_very_name_stands_before_those_that_only_hold_its_letters():
    assert by_words("An Phú")[0].name.endswith(" An Phú")
    assert "10645" in [agency.code for agency in by_words("an phu")[:10]]


def test_the_province_may_be_typed_too():
    assert by_words("An Phú, Hải Phòng")[0].code == "10645"
    assert by_words("hải phòng")[0].code == "31"


def test_without_a_word_nothing_is_found():
    assert not by_words(" ,. ").exists()
