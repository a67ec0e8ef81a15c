"""Vertical agencies without dossiers: the figures and the paper name the same ones."""

from __future__ import annotations

import json

import pytest

from motcua.agencies.models import AgencySettings
from motcua.reports.files import render
from motcua.reports.gather import gather
from motcua.reports.verticals import without_dossiers
from tests.cast import Cast
from tests.documents.words import words_of_docx
from tests.statistics.population import LAND, QUARTER, lodged


@pytest.mark.parametrize(
    ("listed", "counted", "silent"),
    [
        ([LAND, "Quân sự"], [f"{LAND} số 3"], ["Quân sự"]),
        ([f"{LAND} số 3"], [LAND.upper()], []),
        (["Thuế"], ["Thuế cơ sở 7"], []),
        (["Quân sự"], ["Quân sựu"], ["Quân sự"]),
        (["Quân sự", "QUÂN SỰ xã"], [], ["Quân sự"]),
        (["Quân sự"], [""], ["Quân sự"]),
    ],
)
def test_a_longer_spelling_is_the_same_agency_and_another_word_is_not(listed, counted, silent) -> None:
    assert without_dossiers(listed, counted) == silent


def test_the_json_and_the_paper_name_the_same_agencies_without_dossiers(cast: Cast) -> None:
    AgencySettings.objects.create(agency=cast.commune, vertical_names=[LAND, "Quân sự"])
    lodged(cast.commune, vertical=True, handler_name=f"{LAND} số 3")
    report = gather(cast.commune, QUARTER)
    told = json.loads(render(report, "json"))
    assert list(told["vertical"]) == [f"{LAND} số 3"]
    assert told["vertical_without_dossiers"] == ["Quân sự"]
    paper = " ".join(words_of_docx(render(report, "docx")))
    assert f"{LAND} số 3 tiếp nhận 01 hồ sơ" in paper
    assert paper.count("Quân sự không phát sinh hồ sơ") == 1
    assert f"{LAND} không phát sinh" not in paper
