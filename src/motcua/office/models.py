"""The commune's own paper: directive documents, targets set by the superior, its words for the reports."""

from __future__ import annotations

from django.db import models

from motcua.agencies.models import Agency


class DirectiveDocument(models.Model):
    """A document by which the superior or the commune directs the work: decision, plan, letter.

    ``origin`` is the row of the file that told it so (``catalogue.lineage``).
    """

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="directive_documents")
    kind = models.CharField(max_length=60)
    number = models.CharField(max_length=60)
    day = models.DateField()
    issuer = models.CharField(max_length=200, blank=True)
    abstract = models.TextField()
    origin = models.JSONField(null=True, blank=True)

    class Meta:
        ordering = ["day", "number"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "number", "day", "issuer"], name="one_document_each")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"


class Target(models.Model):
    """A percentage that the superior sets for a measure, for the days from ``first`` to ``last``."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="targets")
    measure = models.CharField(max_length=40)
    percent = models.DecimalField(max_digits=5, decimal_places=2)
    first = models.DateField()
    last = models.DateField()
    basis = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["measure", "-first"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "measure", "first"], name="one_target_from_a_day")
        ]


class PeriodWords(models.Model):
    """What a report of one period says that no dossier can tell. ``authority`` are the lines above the signature."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="period_words")
    first = models.DateField()
    last = models.DateField()
    agency_name = models.CharField(max_length=200, blank=True)
    agency_short = models.CharField(max_length=200, blank=True)
    authority = models.JSONField(default=list, blank=True)
    signer = models.CharField(max_length=120, blank=True)
    recipients = models.JSONField(default=list, blank=True)
    reviewed = models.PositiveIntegerField(null=True, blank=True)
    difficulties = models.JSONField(default=list, blank=True)
    tasks = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["-last", "-first"]
        constraints = [models.UniqueConstraint(fields=["agency", "first", "last"], name="one_set_of_words")]
