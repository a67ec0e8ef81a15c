"""A quarter in which every sort of figure of the report occurs, on top of ``quarter``."""

from __future__ import annotations

from datetime import date

from motcua.agencies.models import AgencySettings
from motcua.feedback.load import load_petitions
from motcua.office.load import load_documents
from motcua.office.models import Target
from tests.cast import Cast
from tests.register.office import offer
from tests.statistics.population import LAND, at, lodged, received_for

PETITIONS = """ma,ngay_tiep_nhan,kenh,noi_dung,loai,han_xu_ly,ngay_tra_loi,ket_qua,cong_khai,hai_long,lap_lai_cua
PAKN-1,2026-04-14 09:12:00,Cổng,Hỏi,quy định,2026-05-08,2026-04-17 15:40:00,đã trả lời,có,có,
PAKN-2,2026-04-15 09:12:00,Cổng,Hỏi,quy định,2026-05-08,2026-05-17 15:40:00,đã trả lời,có,không,
PAKN-3,2026-04-16 09:12:00,Cổng,Hỏi,quy định,2026-05-08,2026-05-07 15:40:00,đã trả lời,có,,
PAKN-4,2026-05-16 09:12:00,Cổng,Hỏi lại,quy định,2026-05-28,,,,,PAKN-3
PAKN-5,2026-06-10 09:12:00,Cổng,Hỏi,quy định,2026-07-08,,,,,
"""
"""Five received; three answered (one late; two asked whether they were content, one was), two not (one overdue)."""


DOCUMENTS = """loai,so_ky_hieu,ngay,co_quan_ban_hanh,trich_yeu
Công văn,336/UBND-TTPVHCC,2026-03-19,UBND xã Thượng Hồng,triển khai kiểm soát thủ tục hành chính
Công văn,468/UBND-TTPVHCC,2026-04-02,UBND xã Thượng Hồng,cung cấp số liệu
"""
"""Two letters by which the commune carries out what its superior directed."""


def fill(cast: Cast) -> None:
    """Procedures of every level, petitions, targets, and dossiers of every kind that a report tells apart."""
    _procedures(cast)
    _counts, faults = load_documents(DOCUMENTS.encode(), cast.commune)
    assert not faults
    _counts, faults = load_petitions(PETITIONS.encode(), cast.commune)
    assert not faults
    for measure in ("online", "resolved_in_time", "digitised", "petition_satisfaction"):
        Target.objects.create(
            agency=cast.commune, measure=measure, percent=90, first=date(2026, 1, 1), last=date(2026, 12, 31)
        )
    AgencySettings.objects.update_or_create(
        agency=cast.commune, defaults={"vertical_names": [LAND, "Quân sự"]}
    )
    _dossiers(cast)


def _procedures(cast: Cast) -> None:
    for number, level in enumerate(("full_online", "full_online", "partial_online", "information", "")):
        offer(cast.commune, f"1.00090{number}", f"Thủ tục {number}", level=level)


def _dossiers(cast: Cast) -> None:
    here = cast.commune
    done = {"finished": "2026-06-05 10:00"}
    lodged(here, **done, digitised=True, reused=True, electronic_result=True, fee=8000, paid_online=True)
    lodged(here, **done, field="", channel="postal", linked_group="người có công", mode="kiosk")
    lodged(here, finished="2026-06-09 10:00", late_reason="lỗi mạng", late_corrected=True, channel="")
    for reason in ("mất điện", "", ""):
        lodged(here, finished="2026-06-10 10:00", late_reason=reason)
    here_late = {"owned": True, "system": "motcua", "finished": "2026-06-11 10:00"}
    lodged(here, **here_late, late_reason="bước “Thẩm định” quá giờ", apologised_at=at("2026-06-08 10:00"))
    lodged(here, **here_late)
    lodged(here, **done, outcome="refused")
    lodged(here, **done, outcome="withdrawn")
    lodged(here, **done, outcome="stopped")
    lodged(
        here, received="2026-03-01 08:00", due="2026-03-20 17:00", waits=(("supplement", "2026-03-05", None),)
    )
    lodged(here, due="2026-07-01 17:00", waits=(("finance", "2026-06-05", None),))
    for finished in ("2026-06-05 10:00", "2026-06-09 10:00", None):
        lodged(here, finished=finished, vertical=True, handler_name=LAND)
    received_for(here, lodged(cast.neighbour))
