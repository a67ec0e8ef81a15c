"""Loading the commune's own paper, and what the reports get of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from motcua.agencies.models import AgencySettings
from motcua.office.load import load_documents, load_words
from motcua.office.models import DirectiveDocument, PeriodWords, Target
from motcua.office.queries import documents_in, targets_for, words_for
from motcua.rules.periods import parse_period
from tests.cast import Cast
from tests.office.test_words_file import WORDS

Q1, Q2, Q3, NEXT_Q1 = (parse_period(code) for code in ("2026-Q1", "2026-Q2", "2026-Q3", "2027-Q1"))

DOCUMENTS = """loai,so_ky_hieu,ngay,co_quan_ban_hanh,trich_yeu
Quyết định,714/QĐ-UBND,2026-02-27,UBND thành phố Hải Phòng,Kế hoạch kiểm soát TTHC năm 2026
Quyết định,291/QĐ-UBND,10/3/2026,UBND xã Thượng Hồng,Kế hoạch kiểm soát TTHC năm 2026
Công văn,300/UBND,2026-03-14,UBND xã Thượng Hồng,Việc của quý trước
Công văn,336/UBND-TTPVHCC,2026-03-19,UBND xã Thượng Hồng,"Triển khai nhiệm vụ, theo kế hoạch"
Công văn,928/UBND-TTPVHCC,2026-06-08,UBND xã Thượng Hồng,Rà soát 02 TTHC
Công văn,990/UBND-TTPVHCC,2026-06-15,UBND xã Thượng Hồng,Việc của quý sau
"""


def test_words_go_to_settings_targets_and_the_period(cast: Cast):
    counts, faults = load_words(WORDS.encode(), cast.commune)
    assert faults == []
    assert counts == {"new": 4, "changed": 0, "same": 0}
    settings = AgencySettings.objects.get(agency=cast.commune)
    assert settings.vertical_names == ["Chi nhánh Văn phòng Đăng ký đất đai", "Quân sự"]
    assert settings.province_name == "thành phố Hải Phòng"
    assert PeriodWords.objects.get().reviewed == 2


def test_loading_the_same_words_again_changes_nothing(cast: Cast):
    load_words(WORDS.encode(), cast.commune)
    counts, _ = load_words(WORDS.encode(), cast.commune)
    assert counts == {"new": 0, "changed": 0, "same": 4}


def test_another_commune_words_are_refused(cast: Cast):
    _, faults = load_words(WORDS.encode(), cast.neighbour)
    assert [fault.column for fault in faults] == ["don_vi.ma_dvhc"]
    assert "Xã An Phú" in faults[0].message
    assert not PeriodWords.objects.exists()


def test_a_fault_and_nothing_is_recorded(cast: Cast):
    _, faults = load_words(WORDS.replace("= 95", "= 950").encode(), cast.commune)
    assert faults
    assert not Target.objects.exists()
    assert not AgencySettings.objects.exists()


def test_a_report_gets_the_words_of_its_period(cast: Cast):
    load_words(WORDS.encode(), cast.commune)
    words = words_for(cast.commune, Q2)
    assert words.agency_name == "Ủy ban nhân dân xã Thượng Hồng"
    assert words.centre == "Trung tâm Phục vụ hành chính công xã"
    assert words.vertical == ("Chi nhánh Văn phòng Đăng ký đất đai", "Quân sự")
    assert words.difficulties[1] == "Chưa tiếp nhận phi địa giới."


def test_the_next_period_keeps_the_signature_but_not_last_quarter_difficulties(cast: Cast):
    load_words(WORDS.encode(), cast.commune)
    words = words_for(cast.commune, Q3)
    assert words.signer == "Vũ Văn Bình"
    assert (words.difficulties, words.tasks, words.reviewed) == ((), (), None)


def test_a_file_that_says_less_takes_nothing_away(cast: Cast):
    load_words(WORDS.encode(), cast.commune)
    told = words_for(cast.commune, Q2)
    targets = WORDS.split("[ky]")[0] + '[ky]\nma = "2026-Q2"\n[chi_tieu]\nnop_truc_tuyen = 97\n'
    assert load_words(targets.encode(), cast.commune)[1] == []
    assert targets_for(cast.commune, Q2)["online"] == Decimal(97)
    assert words_for(cast.commune, Q2) == told
    load_words(b'[ky]\nma = "2026-Q2"\n[ra_soat]\nso_tthc_ra_soat = 0\n', cast.commune)
    assert words_for(cast.commune, Q2) == replace(told, reviewed=0)


def test_a_period_that_tells_its_difficulties_alone_keeps_the_signature_of_the_one_before(cast: Cast):
    load_words(WORDS.encode(), cast.commune)
    load_words('[ky]\nma = "2026-Q3"\n[[kho_khan]]\nnoi_dung = "Mất điện."\n'.encode(), cast.commune)
    before, words = (words_for(cast.commune, period) for period in (Q2, Q3))
    assert (words.difficulties, words.tasks) == (("Mất điện.",), ())
    assert words.signer == before.signer == "Vũ Văn Bình"
    assert (words.authority, words.recipients) == (before.authority, before.recipients)
    assert words.agency_name == before.agency_name


def test_a_name_is_kept_by_a_file_that_tells_nothing_else_of_its_period(cast: Cast):
    named = '[don_vi]\nten = "Ủy ban nhân dân xã Thượng Hồng mới"\n[ky]\nma = "2026-Q2"\n'
    load_words(named.encode(), cast.commune)
    assert words_for(cast.commune, Q2).agency_name == "Ủy ban nhân dân xã Thượng Hồng mới"


def test_a_commune_that_has_said_nothing_is_still_named(cast: Cast):
    words = words_for(cast.neighbour, Q2)
    assert (words.agency_name, words.agency_short) == ("Ủy ban nhân dân xã An Phú", "UBND xã An Phú")
    assert (words.place, words.province) == ("An Phú", "thành phố Hải Phòng")
    assert words.centre == "Trung tâm Phục vụ hành chính công xã"
    assert words.vertical == ()


def test_a_target_holds_to_the_end_of_the_reporting_year_until_a_later_one(cast: Cast):
    load_words(WORDS.encode(), cast.commune)
    assert targets_for(cast.commune, Q1) == {}
    assert targets_for(cast.commune, Q2)["online"] == Decimal(95)
    assert targets_for(cast.commune, Q3)["online"] == Decimal(95)
    assert targets_for(cast.commune, NEXT_Q1) == {}
    third = WORDS.split("[ky]")[0] + '[ky]\nma = "2026-Q3"\n[chi_tieu]\nnop_truc_tuyen = 97\n'
    load_words(third.encode(), cast.commune)
    assert targets_for(cast.commune, Q2)["online"] == Decimal(95)
    assert targets_for(cast.commune, Q3)["online"] == Decimal(97)
    assert targets_for(cast.neighbour, Q2) == {}


def test_documents_of_the_days_and_the_decisions_that_still_direct_the_year_are_cited(cast: Cast):
    counts, faults = load_documents(DOCUMENTS.encode(), cast.commune)
    assert (counts["new"], faults) == (6, [])
    cited = documents_in(cast.commune, Q2.first, Q2.last)
    assert [document.number for document in cited] == [
        "714/QĐ-UBND",
        "291/QĐ-UBND",
        "336/UBND-TTPVHCC",
        "928/UBND-TTPVHCC",
    ]
    assert cited[1].day == date(2026, 3, 10)
    assert cited[2].abstract == "Triển khai nhiệm vụ, theo kế hoạch"


def test_loading_documents_again_changes_only_what_differs(cast: Cast):
    load_documents(DOCUMENTS.encode(), cast.commune)
    assert load_documents(DOCUMENTS.encode(), cast.commune)[0] == {"new": 0, "changed": 0, "same": 6}
    mended = DOCUMENTS.replace("Rà soát 02 TTHC", "Rà soát 02 TTHC đặc thù")
    assert load_documents(mended.encode(), cast.commune)[0] == {"new": 0, "changed": 1, "same": 5}


def test_bad_documents_are_named_and_nothing_is_recorded_unless_the_bad_are_skipped(cast: Cast):
    bad = DOCUMENTS.replace("2026-03-19", "2026-02-30").replace("928/UBND-TTPVHCC", "").encode()
    _, faults = load_documents(bad, cast.commune)
    assert [(fault.row, fault.column, fault.value) for fault in faults] == [
        (5, "ngay", "2026-02-30"),
        (6, "so_ky_hieu", ""),
    ]
    assert not DirectiveDocument.objects.exists()
    counts, _ = load_documents(bad, cast.commune, skip_bad=True)
    assert counts["new"] == 4


def test_a_list_without_its_columns_says_which_are_missing(cast: Cast):
    _, faults = load_documents(b"loai;ngay;trich_yeu\n", cast.commune)
    assert (faults[0].row, faults[0].column) == (1, "so_ky_hieu, co_quan_ban_hanh")


def test_the_sample_commune_paper_loads_as_it_is(cast: Cast, shared: Path):
    folder = shared / "data/thuong-hong-2026-q2"
    counts, faults = load_words((folder / "bao-cao.toml").read_bytes(), cast.commune)
    assert (counts, faults) == ({"new": 6, "changed": 0, "same": 0}, [])
    assert targets_for(cast.commune, Q2)["paid_online"] == Decimal(80)
    counts, faults = load_documents((folder / "van-ban-chi-dao.csv").read_bytes(), cast.commune)
    assert (counts["new"], faults) == (12, [])
    assert len(documents_in(cast.commune, Q2.first, Q2.last)) == 12
