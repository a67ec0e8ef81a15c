"""Linked procedures: one request, one code to follow, a dossier for each agency."""

from __future__ import annotations

import uuid

from django.db import models

from motcua.agencies.models import Agency
from motcua.catalogue.models import BundleOffer
from motcua.register.models.dossier import Dossier


class Bundle(models.Model):
    """One request. ``code`` is also that of its leading dossier, which stands for it where it is counted once.

    ``filed_at``: of one that waited for its acceptance; ``received_at`` is then empty until it was accepted.

    ``together``: results are handed over when all are there. What each member is about is told by the events of
    its dossier (``FactKind.PART_OF``); these rows are there to find them.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=60)
    offer = models.ForeignKey(BundleOffer, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    together = models.BooleanField(default=True)
    filed_at = models.DateTimeField(null=True, blank=True)
    received_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["agency", "-received_at", "-id"], name="bundle_list")]

    def __str__(self) -> str:
        return self.code


class BundleMember(models.Model):
    """One dossier of a request. ``after`` are the keys of the members whose results it waits for.

    ``limit_number`` and ``limit_unit`` are its limit as foreseen at the receipt; its own receipt pins the real one.
    """

    bundle = models.ForeignKey(Bundle, on_delete=models.PROTECT, related_name="members")
    dossier = models.OneToOneField(Dossier, on_delete=models.PROTECT, related_name="part_of")
    key = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    position = models.PositiveSmallIntegerField()
    after = models.JSONField(default=list)
    limit_number = models.PositiveIntegerField()
    limit_unit = models.CharField(max_length=20)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["bundle", "key"], name="one_member_per_key")]
        ordering = ["position"]

    def __str__(self) -> str:
        return self.key
