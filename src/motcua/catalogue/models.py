"""What: national procedures, their versions, and what a commune offers of them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from motcua.agencies.models import Agency


class Level(models.TextChoices):
    """Service level of a procedure (NĐ 42/2022, kept by NĐ 224/2026 article 14)."""

    FULL_ONLINE = "full_online", _("toàn trình")
    PARTIAL_ONLINE = "partial_online", _("một phần")
    INFORMATION = "information", _("cung cấp thông tin")


class Procedure(models.Model):
    """One administrative procedure of the nation, known by its code such as ``1.001193``."""

    code = models.CharField(max_length=30, unique=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code


class ProcedureVersion(models.Model):
    """What the law says of a procedure from one day on. Published versions never change.

    ``limit_number`` and ``limit_unit`` are those of ``rules.clock.Limit``; an empty unit means that
    no due date can be derived.
    """

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    name = models.TextField()
    search_key = models.TextField()
    field = models.CharField(max_length=200, blank=True, db_index=True)
    ministry = models.CharField(max_length=200, blank=True)
    limit_number = models.PositiveIntegerField(null=True, blank=True)
    limit_unit = models.CharField(max_length=20, blank=True)
    level = models.CharField(max_length=15, choices=Level, blank=True)
    decision = models.CharField(max_length=300, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=120)
    details = models.JSONField(default=dict, blank=True)
    doubts = models.JSONField(default=list, blank=True)
    content_hash = models.CharField(max_length=64)
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["procedure", "number"], name="one_version_number")]
        ordering = ["procedure_id", "-number"]

    def __str__(self) -> str:
        return f"{self.procedure_id} v{self.number}"


class Offering(models.Model):
    """A procedure that a commune offers, from one day to another, in one version."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="offerings")
    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="offerings")
    version = models.ForeignKey(ProcedureVersion, on_delete=models.PROTECT, related_name="+")
    offered_from = models.DateField(null=True, blank=True)
    offered_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "procedure"],
                condition=models.Q(offered_to__isnull=True),
                name="one_open_offering",
            )
        ]


class NoAppointment(models.Model):
    """A procedure that an agency decides at once on some days of the week (1 Monday … 7 Sunday)."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="+")
    weekdays = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "procedure"], name="one_list_of_days_per_procedure")
        ]
