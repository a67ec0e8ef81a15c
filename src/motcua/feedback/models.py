"""Petitions: what citizens and businesses say of rules and of conduct (NĐ 20/2008/NĐ-CP as amended)."""

from __future__ import annotations

from django.db import models

from motcua.agencies.models import Agency, Officer


class Petition(models.Model):
    """One petition and its answer. ``due_on`` is the last day to answer; without it the setting of the agency holds.

    ``satisfied`` is ``None`` where nobody asked. Instants are aware. ``origin`` is the row of the file that told it so
    (``catalogue.lineage``). Once erased, nothing that may name people is kept or taken in again (``feedback.erase``).
    """

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="petitions")
    code = models.CharField(max_length=60)
    received_at = models.DateTimeField()
    channel = models.CharField(max_length=120, blank=True)
    content = models.TextField(blank=True)
    subject = models.CharField(max_length=60, blank=True)
    due_on = models.DateField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    result = models.CharField(max_length=200, blank=True)
    published = models.BooleanField(null=True, blank=True)
    satisfied = models.BooleanField(null=True, blank=True)
    repeats = models.CharField(max_length=60, blank=True)
    origin = models.JSONField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)
    erased_by = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    erased_on = models.CharField(max_length=300, blank=True)
    """The ground: an application, a decision."""

    class Meta:
        ordering = ["received_at", "code"]
        constraints = [models.UniqueConstraint(fields=["agency", "code"], name="one_petition_per_code")]

    def __str__(self) -> str:
        return self.code
