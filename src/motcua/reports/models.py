"""Reports that were signed: what they said, whom they counted, by which rules. Never changed, never deleted."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from motcua.agencies.models import Agency, Officer
from motcua.register.models import Anchor
from motcua.reports.exact_json import ExactJSONField


class FrozenReport(models.Model):
    """A report as it was signed.

    ``figures`` is its ``report.json``; ``words`` the commune's own words; ``members`` every dossier that stood in
    the period with the figures in which it counts (``freeze.Members``); ``lists`` the dossiers that the workbook
    lists. ``rules`` names the versions of calendar, form and measures. ``hash`` = SHA-256 over all of these and the
    anchor (``seal.report_hash``); ``files`` maps the name of each file to its SHA-256. A later ``version`` of the
    same period supersedes an earlier one and changes nothing of it.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    period_code = models.CharField(max_length=30)
    first = models.DateField()
    last = models.DateField()
    version = models.PositiveIntegerField()
    rule = models.CharField(
        max_length=8, choices=[("instant", _("theo thời điểm")), ("date", _("theo ngày"))]
    )
    known_at = models.DateTimeField()
    number = models.CharField(max_length=30, blank=True)
    figures = ExactJSONField()
    words = ExactJSONField()
    members = ExactJSONField()
    lists = ExactJSONField()
    rules = ExactJSONField()
    anchor = models.ForeignKey(Anchor, on_delete=models.PROTECT, null=True, related_name="+")
    files = ExactJSONField()
    hash = models.BinaryField(max_length=32)
    frozen_by = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")
    frozen_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "first", "last", "version"], name="one_report_per_version"
            )
        ]
        ordering = ["-last", "-first", "-version"]

    def __str__(self) -> str:
        return f"{self.agency_id} {self.period_code} v{self.version}"
