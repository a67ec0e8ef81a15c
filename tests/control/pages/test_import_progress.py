"""How far a run is, told while it waits, is read and is recorded."""

from __future__ import annotations

import re
from datetime import timedelta

from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from motcua.exchange import queue
from motcua.exchange.models import ImportRun, RunStatus
from tests.control.pages.runs import GOOD, address


def test_while_it_waits_the_page_renews_itself_with_and_without_scripts(control, begin) -> None:
    page = control.get(address(begin(GOOD))).content.decode()
    assert 'hx-trigger="every 1s"' in page
    assert '<noscript><meta http-equiv="refresh"' in page
    assert "Chờ đến lượt đọc tệp" in page


def test_where_nobody_takes_the_work_up_it_says_what_to_start(control, begin) -> None:
    run = begin(GOOD)
    DBTaskResult.objects.update(enqueued_at=timezone.now() - timedelta(minutes=1))
    page = control.get(address(run)).content.decode()
    assert "Chưa có tiến trình nền nào nhận việc" in page
    assert "motcua worker" in page


def test_behind_another_task_it_says_that_it_is_next(control, begin) -> None:
    first, second = begin(GOOD), begin(GOOD)
    DBTaskResult.objects.update(enqueued_at=timezone.now() - timedelta(minutes=1))
    running = DBTaskResult.objects.order_by("enqueued_at").first()
    DBTaskResult.objects.filter(pk=running.pk).update(status="RUNNING")
    assert first.pk != second.pk
    assert "Đang có việc khác chạy trước" in control.get(address(second)).content.decode()


def test_htmx_gets_the_progress_alone_and_the_whole_page_when_it_is_done(control, begin) -> None:
    run = begin(GOOD)
    asked = {"HX-Request": "true"}
    assert control.get(address(run), headers=asked).content.decode().startswith('<div id="lan-nhap"')
    queue.run_import.call(run.pk)
    assert control.get(address(run), headers=asked).headers["HX-Refresh"] == "true"


def test_how_far_it_has_come_is_told(control, begin) -> None:
    run = begin(GOOD)
    ImportRun.objects.update(status=RunStatus.READING, stage="so-theo-doi.xlsx", rows_done=5000)
    assert "so-theo-doi.xlsx: đã xong 5.000 dòng" in control.get(address(run)).content.decode()


def test_while_it_is_recorded_a_bar_shows_how_much_of_the_whole_is_done(control, previewed) -> None:
    run = previewed(GOOD)
    entry = run.files.get()
    entry.rows, entry.bad_rows = 7_990, 10
    entry.save()
    ImportRun.objects.update(status=RunStatus.RECORDING, stage="so-theo-doi.xlsx", rows_done=5_000)
    for asked in ({}, {"HX-Request": "true"}):
        page = control.get(address(run), headers=asked).content.decode()
        (bar,) = re.findall(r"<progress ([^>]+)>", page)
        assert 'value="5000" max="8000"' in bar
    ImportRun.objects.update(status=RunStatus.READING)
    (bar,) = re.findall(r"<progress ([^>]+)>", control.get(address(run)).content.decode())
    assert "value" not in bar and "max" not in bar, (
        "how many rows there are is not known before they are read"
    )
