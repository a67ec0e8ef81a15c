"""What people look at twice: doubts, corrections, and who read personal data."""

from __future__ import annotations

from django.db import models

from motcua.agencies.models import Agency, Officer
from motcua.register.models.dossier import Dossier


class Doubt(models.Model):
    """Something recorded that a person must look at; open until settled or until its cause goes away."""

    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, null=True, related_name="doubts")
    code = models.CharField(max_length=30)
    key = models.CharField(max_length=200)
    detail = models.JSONField()
    run_id = models.BigIntegerField(null=True)
    opened_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")
    settlement = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "dossier", "code", "key"], name="one_doubt_each", nulls_distinct=False
            )
        ]
        indexes = [
            models.Index(
                fields=["agency", "code"], name="doubt_open", condition=models.Q(settled_at__isnull=True)
            )
        ]


class Correction(models.Model):
    """A correction that one officer proposes with reason and evidence and another decides."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="corrections")
    fact = models.CharField(max_length=20)
    value = models.JSONField()
    replaces = models.JSONField(null=True)
    reason = models.TextField()
    evidence = models.TextField()
    proposed_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    decided_by = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    approved = models.BooleanField(null=True)
    remark = models.TextField(blank=True)


class PersonalRead(models.Model):
    """Who read personal data whole, of which dossier, when and for what."""

    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="+")
    read_at = models.DateTimeField()
    purpose = models.CharField(max_length=60)

    class Meta:
        indexes = [models.Index(fields=["dossier", "-read_at"], name="personal_read")]
