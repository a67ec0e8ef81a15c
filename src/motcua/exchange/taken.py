"""What to tell of exports that can hardly be what they are taken for: of their instant, of what they leave out.

A clock set wrong turns newer and older round; an export with a filter left on hides what is gone.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db.models import Max
from django.utils.translation import gettext_noop as _

from motcua.exchange.models import ImportPart, ImportRun, RunStatus
from motcua.register.gone import Gone, GoneScope
from motcua.register.sentences import sentence
from motcua.register.systems import system_told
from motcua.rules.zone import ZONE

CLOCKS_DIFFER = timedelta(minutes=15)


def note_if_ahead(run: ImportRun, now: datetime) -> str:
    """What to tell of a run whose exports were taken after now; empty where they were not."""
    if run.taken_at <= now + CLOCKS_DIFFER:
        return ""
    return sentence(
        _(
            "Thời điểm xuất tệp {taken} còn ở phía trước so với đồng hồ máy: bản xuất sau này mang giờ sớm hơn sẽ "
            "bị coi là cũ. Kiểm tra thời điểm xuất và đồng hồ máy."
        ),
        taken=_at(run.taken_at),
    )


def newer_exports(run: ImportRun) -> dict[str, datetime]:
    """Systems of which the commune has recorded exports that were taken after this run's → when the last one was."""
    newer = ImportRun.objects.filter(agency=run.agency, status=RunStatus.DONE, taken_at__gt=run.taken_at)
    return dict(newer.values_list("files__parts__system").annotate(at=Max("taken_at")))


def note_if_older(run: ImportRun, part: ImportPart, exports: Mapping[str, datetime]) -> str:
    """What to tell of an export that comes after a newer one of its system was recorded (``newer_exports``): it fills
    gaps only."""
    newer = exports.get(part.system)
    if newer is None:
        return ""
    return sentence(
        _(
            "{name}: đã nhập bản xuất mới hơn của hệ thống này (lúc {newer}); bản lúc {taken} chỉ bổ sung, không thay "
            "điều mới hơn. Nếu thời điểm xuất ghi sai, nhập lại với thời điểm đúng."
        ),
        name=part.file.name,
        newer=_at(newer),
        taken=_at(run.taken_at),
    )


def note_if_partial(name: str, scope: GoneScope, gone: Gone) -> str:
    """What to tell of an export that holds less than half of what was known: nothing of it is taken for gone."""
    if not gone.partial:
        return ""
    return sentence(
        _(
            "{name}: chỉ có {held} trong số {known} hồ sơ đã biết của {system} tiếp nhận từ {first} đến "
            "{last}, nên được coi là bản xuất một phần: không báo hồ sơ nào mất khỏi bản xuất. Nếu đây là bản xuất "
            "đầy đủ, kiểm tra bộ lọc khi xuất rồi nhập lại."
        ),
        name=name,
        held=gone.held,
        known=gone.known,
        system=system_told(scope.system),
        first=_day(scope.start),
        last=_day(scope.end - timedelta(microseconds=1)),
    )


def _day(moment: datetime) -> str:
    return f"{moment.astimezone(ZONE):%d/%m/%Y}"


def _at(moment: datetime) -> str:
    return f"{moment.astimezone(ZONE):%H:%M %d/%m/%Y}"
