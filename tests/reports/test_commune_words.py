from __future__ import annotations

from datetime import date

import pytest

from motcua.agencies.models import AgencySettings
from motcua.feedback.models import Petition
from motcua.office.models import DirectiveDocument, PeriodWords
from motcua.reports.commune_words import words_for
from tests.statistics.population import QUARTER, at, commune

pytestmark = pytest.mark.django_db


def test_a_commune_that_has_said_nothing_is_named_and_otherwise_blank() -> None:
    words = words_for(commune(), QUARTER)
    assert (words.agency_name, words.place) == ("Ủy ban nhân dân xã Thượng Hồng", "Thượng Hồng")
    assert words.province == "thành phố Hải Phòng"
    assert words.authority == ("TM. ỦY BAN NHÂN DÂN", "……")
    assert words.petitions is None
    assert words.reviewed is None


def test_what_the_commune_has_given_is_said() -> None:
    agency = commune()
    AgencySettings.objects.update_or_create(agency=agency, defaults={"vertical_names": ["Quân sự"]})
    PeriodWords.objects.create(
        agency=agency, first=QUARTER.first, last=QUARTER.last, signer="Đỗ Thị Hạnh", tasks=["Công khai TTHC."]
    )
    DirectiveDocument.objects.create(
        agency=agency, kind="Công văn", number="336/UBND", day=date(2026, 3, 19), abstract="Triển khai"
    )
    words = words_for(agency, QUARTER)
    assert (words.signer, words.tasks, words.vertical) == ("Đỗ Thị Hạnh", ("Công khai TTHC.",), ("Quân sự",))
    assert [document.number for document in words.documents] == ["336/UBND"]


def test_petitions_are_counted_as_of_the_period() -> None:
    agency = commune()
    received, answered = at("2026-04-14 09:12"), at("2026-04-17 15:40")
    Petition.objects.create(
        agency=agency, code="PAKN-2026-0007", received_at=received, answered_at=answered, satisfied=True
    )
    petitions = words_for(agency, QUARTER).petitions
    assert petitions is not None
    assert (petitions.received, petitions.resolved, petitions.on_time, petitions.satisfied) == (1, 1, 1, 1)
