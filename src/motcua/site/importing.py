"""Carries out ``motcua import``: files are kept, read and recorded; whatever breaks off leaves nothing behind."""

from __future__ import annotations

import argparse
import contextlib
import gc
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from motcua.exchange.readers import Readers
from motcua.exchange.reading.moments import FIRST_YEAR, LAST_YEAR
from motcua.exchange.storage import StoredFile, files_in, in_order, store, write_beside
from motcua.exchange.trouble import kind
from motcua.rules.zone import ZONE
from motcua.site import import_output
from motcua.site.cli import prepare
from motcua.site.errors import UserError
from motcua.site.home import make_home
from motcua.site.interrupt import Interrupt
from motcua.site.reasons import reason
from motcua.site.trouble import plain_file, trouble
from motcua.site.words import gettext as _

if TYPE_CHECKING:
    from motcua.exchange.models import ImportRun
    from motcua.exchange.reading_process import ReadingProcess
    from motcua.exchange.results import ImportResult


def carry_out(args: argparse.Namespace, reading: ReadingProcess) -> int:
    """Import what the command names, read by ``reading``: 0 recorded (or previewed) without faults or with the bad rows
    set aside, 2 refused for faults.

    Broken off, by Ctrl-C or whatever else, it leaves nothing behind.
    """
    taken_at = _instant(args.taken_at) if args.taken_at else datetime.now(ZONE)
    made: list[Path] = []
    run_row: ImportRun | None = None
    with Interrupt() as interrupt:
        try:
            files = _stored(args.paths, made)
            with Readers(files, args.profile, taken_at, begun=reading) as readers:
                prepare(pages=False)
                note = "" if args.taken_at else _said_long_before(files, taken_at)
                with interrupt.held():
                    run_row = _open(args, files, taken_at)
                    made.clear()  # from now on the run says whose the bytes are
                gc.freeze()
                gc.set_threshold(500_000, 20, 50)  # rows leave hardly any cycles: no batch is looked through
                gc.enable()
                result = _carry_out(args, run_row, readers, interrupt, note)
            return _end(args, run_row, result)
        except BaseException as error:
            with contextlib.suppress(KeyboardInterrupt), interrupt.held():
                recorded = _take_back(run_row, made)
            if interrupt.heard:
                said = [_("Đã ghi xong trước khi dừng.")] if recorded else []
                raise KeyboardInterrupt(*said) from None
            if run_row is not None and not recorded and _is_of_database(error):
                raise UserError(_lost(error)) from error
            raise


def _end(args: argparse.Namespace, run_row: ImportRun, result: ImportResult) -> int:
    mend = []
    if not result.recorded:
        _forget(run_row)
    elif args.skip_bad:
        mend = _write_bad_rows(run_row)
    import_output.tell(result, mend, run_row.taken_at, as_json=args.json, preview=args.dry_run)
    return 2 if result.refused or (result.error_count and args.dry_run and not args.skip_bad) else 0


def _take_back(run_row: ImportRun | None, made: Sequence[Path]) -> bool:
    """Leave neither the run nor its files. ``True`` when it had been recorded before it broke off."""
    for path in made:
        path.unlink(missing_ok=True)
    if run_row is None:
        return False
    from django.db import Error

    from motcua.exchange.taking_back import take_back

    with contextlib.suppress(Error):  # with the database gone, the next run finds this one failed
        return not take_back(run_row)
    return False


def _is_of_database(error: BaseException) -> bool:
    from django.db import OperationalError

    return isinstance(error, OperationalError)


def _lost(error: BaseException) -> str:
    found = kind(error)
    if found is not None and found[0] == "full":
        return str(trouble(error))
    first_line = str(error).strip().splitlines()[:1]
    return _(
        "Cơ sở dữ liệu ngắt giữa chừng, chưa ghi gì: {reason}. Xem motcua db status, rồi nhập lại."
    ).format(reason=" ".join(first_line))


def _instant(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
        moment = moment.replace(tzinfo=ZONE) if moment.tzinfo is None else moment.astimezone(ZONE)
    except (ValueError, OverflowError) as error:
        raise UserError(
            _("--taken-at “{text}” không phải thời điểm: ghi như 2026-06-19T17:00.").format(text=text)
        ) from error
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise UserError(
            _("--taken-at “{text}” ngoài khoảng {first}–{last}: xem lại năm.").format(
                text=text, first=FIRST_YEAR, last=LAST_YEAR
            )
        )
    return moment


def _stored(paths: Sequence[Path], made: list[Path]) -> list[StoredFile]:
    """The files and those in folders, each once, copied to the data folder under their digests.

    ``made`` gets the paths of copies that were not there before.
    """
    folder = make_home() / "files"
    found: list[StoredFile] = []
    for path in paths:
        plain_file(path)
        try:
            inside = files_in(path) if path.is_dir() else [path]
            found.extend(store(each, folder, named=not path.is_dir(), made=made) for each in inside)
        except OSError as error:
            if told := trouble(error):
                raise UserError(told) from error
            raise UserError(
                _("Không đọc được {path}: {reason}. Kiểm tra đường dẫn và quyền đọc.").format(
                    path=path, reason=reason(error)
                )
            ) from error
    if not found:
        raise UserError(_("Thư mục không có tệp nào: chỉ ra tệp xuất của các hệ thống."))
    return in_order({(file.sha256, file.name): file for file in found}.values())


def _said_long_before(files: Sequence[StoredFile], now: datetime) -> str:
    from motcua.exchange.said_taken import said_long_before

    return said_long_before(files, now)


def _open(args: argparse.Namespace, files: Sequence[StoredFile], taken_at: datetime) -> ImportRun:
    from motcua.agencies.models import Agency, AgencyKind
    from motcua.exchange.discarding import forget_bytes
    from motcua.exchange.importing import open_run
    from motcua.exchange.models import RunStatus, TakenFrom

    agency = Agency.objects.filter(code=args.commune, kind=AgencyKind.COMMUNE).first()
    if agency is None:
        forget_bytes([file.sha256 for file in files])
        raise UserError(_("Không có xã, phường, đặc khu nào mang mã “{code}”.").format(code=args.commune))
    return open_run(
        agency,
        None,
        files,
        taken_at,
        via="cli",
        status=RunStatus.RECORDING,
        profile=args.profile or "",
        skip_bad=args.skip_bad,
        taken_from=TakenFrom.OFFICER if args.taken_at else TakenFrom.NOBODY,
    )


def _carry_out(
    args: argparse.Namespace, run_row: ImportRun, readers: Readers, interrupt: Interrupt, note: str
) -> ImportResult:
    from django.utils import timezone

    from motcua.exchange.heartbeat import UNWATCHED_SECONDS, give_up, heartbeat
    from motcua.exchange.importing import carry_out

    give_up(timezone.now())  # runs whose process died are shown as such, not as busy for ever
    show = _progress()
    with heartbeat(run_row, UNWATCHED_SECONDS) as beat:

        def progress(file: str, rows: int) -> None:
            interrupt.check()
            beat.tell(file, rows)
            show(file, rows)

        return carry_out(
            run_row,
            readers,
            dry_run=args.dry_run,
            skip_bad=args.skip_bad,
            note=note,
            progress=progress,
            before_end=beat.stop,
        )


def _progress() -> Callable[[str, int], None]:
    """A line that renews itself on a terminal; now and then a line elsewhere."""
    shown = [0]
    terminal = sys.stderr.isatty()

    def tell(file: str, rows: int) -> None:
        if terminal:
            print(
                _("\r\033[KĐang nhập {file}: {rows} dòng").format(file=file, rows=rows),
                end="",
                file=sys.stderr,
            )
        elif rows - shown[0] >= 100_000:
            print(_("Đang nhập {file}: {rows} dòng").format(file=file, rows=rows), file=sys.stderr)
            shown[0] = rows

    return tell


def _write_bad_rows(run_row: ImportRun) -> list[Path]:
    """Beside where the command was given, a file of rows to mend for each file that had some."""
    from motcua.exchange.bad_rows import content, file_name

    written = []
    for entry in run_row.files.filter(bad_rows__gt=0):
        rows = list(entry.skipped_rows.filter(run=run_row, cured_at=None).order_by("row"))
        if not rows:
            continue
        for place in (Path.cwd(), make_home()):
            try:
                written.append(write_beside(place / file_name(entry), content(entry, rows)))
            except OSError:
                continue
            break
    return written


def _forget(run_row: ImportRun) -> None:
    """Nothing was recorded: keep neither the run nor people's data."""
    from motcua.exchange.discarding import discard

    discard(run_row)
