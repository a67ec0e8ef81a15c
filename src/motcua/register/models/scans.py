"""Scans of papers attached as evidence: personal data, so they lie in a table of their own."""

from __future__ import annotations

import uuid

from django.db import models

from motcua.register.models.dossier import Dossier
from motcua.register.models.handling import TransferList


class Scan(models.Model):
    """A scan of a dossier, or of a transfer list that was signed on paper. ``media`` was found by its content.

    The event that attached it tells the salted digest; of one that was erased nothing but this row is left.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, null=True, related_name="scans")
    transfer = models.ForeignKey(TransferList, on_delete=models.PROTECT, null=True, related_name="scans")
    about = models.CharField(max_length=200)
    media = models.CharField(max_length=40)
    size = models.PositiveIntegerField()
    content = models.BinaryField(null=True)
    salt = models.BinaryField(null=True)
    added_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(dossier__isnull=False) | models.Q(transfer__isnull=False),
                name="scan_belongs_somewhere",
            )
        ]

    def __str__(self) -> str:
        return self.about
