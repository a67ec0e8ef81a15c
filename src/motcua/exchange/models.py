"""Runs of the import: what was handed in, by whom, what came of it, and the rows that were left out."""

from __future__ import annotations

import hashlib

from django.db import models
from django.utils.translation import gettext_lazy as _

from motcua.agencies.models import Agency, Officer
from motcua.register.sentences import told


class RunStatus(models.TextChoices):
    """Where a run stands. Work in hand is ``queued`` or ``confirmed`` until a worker claims it."""

    QUEUED = "queued", _("Chờ đọc")
    READING = "reading", _("Đang đọc")
    PREVIEWED = "previewed", _("Chờ xác nhận")
    CONFIRMED = "confirmed", _("Đã xác nhận, chờ ghi")
    RECORDING = "recording", _("Đang ghi")
    DONE = "done", _("Đã ghi")
    REFUSED = "refused", _("Không ghi vì có lỗi")
    FAILED = "failed", _("Dừng vì sự cố")


class TakenFrom(models.TextChoices):
    """By what it is known when the exports of a run were taken."""

    OFFICER = "officer", _("người nhập ghi")
    FILE = "file", _("theo thông tin ghi trong tệp")
    BROWSER = "browser", _("theo ngày sửa tệp trên máy của người nhập")
    NOBODY = "nobody", _("chưa rõ, lấy lúc nhập")


class ImportRun(models.Model):
    """One import of one or several files, recorded as a whole or not at all.

    ``taken_at`` is when the exports were taken. ``result`` is ``results.ImportResult.as_json`` without its lists,
    which are ``ImportIssue`` rows. ``heartbeat_at`` tells a worker that died from one that is slow.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")
    role = models.CharField(max_length=12, blank=True)
    via = models.CharField(max_length=4, choices=[("web", _("trang web")), ("cli", _("dòng lệnh"))])
    title = models.CharField(max_length=300)
    status = models.CharField(max_length=10, choices=RunStatus)
    taken_at = models.DateTimeField()
    taken_from = models.CharField(max_length=8, choices=TakenFrom, default=TakenFrom.OFFICER)
    profile = models.CharField(max_length=30, blank=True)
    skip_bad = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True)
    heartbeat_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    stage = models.CharField(max_length=200, blank=True)
    rows_done = models.PositiveIntegerField(default=0)
    result = models.JSONField(null=True)

    class Meta:
        indexes = [models.Index(fields=["agency", "-created_at"], name="import_run_list")]

    def __str__(self) -> str:
        return self.title


class ImportFile(models.Model):
    """A file of a run; its bytes lie in ``settings.FILES_FOLDER`` under ``sha256``.

    ``head`` keeps what a file of rows to mend needs: format, delimiter, lines down to the header, envelope.
    """

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="files")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.BigIntegerField()
    named = models.BooleanField(default=True)
    kind = models.CharField(max_length=12, blank=True)
    rows = models.PositiveIntegerField(default=0)
    bad_rows = models.PositiveIntegerField(default=0)
    period_first = models.DateField(null=True)
    period_last = models.DateField(null=True)
    head = models.JSONField(null=True)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["run", "position"], name="one_file_per_position")]

    def __str__(self) -> str:
        return self.name


class ImportPart(models.Model):
    """What one system tells in a file: of most files all of it, of a workbook some of its sheets.

    ``held``: whose dossiers of which time it holds (``scope.held``); empty where nobody can tell.
    """

    file = models.ForeignKey(ImportFile, on_delete=models.CASCADE, related_name="parts")
    system = models.CharField(max_length=30)
    profile = models.CharField(max_length=30)
    held = models.JSONField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["file", "system"], name="one_part_per_system"),
        ]

    def __str__(self) -> str:
        return self.system


class ImportIssue(models.Model):
    """A fault or a doubt of a run, by file, sheet, row (from 1, header lines included), column and value."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="issues")
    kind = models.CharField(max_length=5, choices=[("fault", _("lỗi")), ("doubt", _("nghi vấn"))])
    file = models.CharField(max_length=255, blank=True)
    sheet = models.CharField(max_length=100, blank=True)
    row = models.PositiveIntegerField(null=True)
    column = models.CharField(max_length=200, blank=True)
    value = models.TextField(blank=True)
    code = models.CharField(max_length=30)
    message = models.TextField()
    said = models.JSONField(null=True)
    """What the message is made of (``register.sentences``)."""

    class Meta:
        indexes = [models.Index(fields=["run", "kind", "id"], name="import_issue_list")]

    @property
    def words(self) -> str:
        """The message in the language of who reads it."""
        return told(self.said, self.message)


class SkippedRow(models.Model):
    """A row with faults that an import left out; reports say how many are missing until it is cured.

    It is cured by a good row of the same code in another file of the run or later, by its mended row, or by a person
    who dismisses it.
    ``received_at`` is unknown where that cell was unreadable: then the row may belong to any period. ``run`` is the
    last that left it out, ``since`` when the first one did; empty: as ``run``. ``taken_at`` is when the export was
    taken that it stood in, however often it was mended in vain; empty: as ``run``.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    run = models.ForeignKey(ImportRun, on_delete=models.PROTECT, related_name="skipped_rows")
    file = models.ForeignKey(ImportFile, on_delete=models.PROTECT, related_name="skipped_rows")
    system = models.CharField(max_length=30)
    sheet = models.CharField(max_length=100, blank=True)
    row = models.PositiveIntegerField()
    code = models.CharField(max_length=60, blank=True)
    received_at = models.DateTimeField(null=True)
    raw = models.JSONField()
    message = models.TextField()
    said = models.JSONField(null=True)
    since = models.DateTimeField(null=True)
    taken_at = models.DateTimeField(null=True)
    cured_at = models.DateTimeField(null=True)
    cured_by = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")
    cure = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["agency", "received_at"],
                name="skipped_open",
                condition=models.Q(cured_at__isnull=True),
            )
        ]

    @property
    def words(self) -> str:
        """The message in the language of who reads it."""
        return told(self.said, self.message)

    @property
    def mark(self) -> str:
        """What stands in the column ``Mã dòng lỗi`` of the file to mend."""
        return f"DL{self.pk}" if self.pk else self.mark_of_place

    @property
    def mark_of_place(self) -> str:
        """The mark of a row that is only previewed: the same once it is left out, for it says where the row stood."""
        place = f"{self.file.sha256}\n{self.sheet}\n{self.row}"
        return f"DX{hashlib.sha256(place.encode()).hexdigest()[:16]}"


class BadRowsRead(models.Model):
    """Who took away rows to mend, whole as they stand in their file: they may name people who have no dossier yet."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    file = models.CharField(max_length=255)
    rows = models.PositiveIntegerField()
    read_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-read_at", "-pk"]
        indexes = [models.Index(fields=["agency", "-read_at"], name="bad_rows_read")]
