"""The register: each dossier once, its codes, the agencies that play a part in it, and what it waits for."""

from __future__ import annotations

import uuid
from datetime import timedelta

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models.functions import Upper
from django.db.models.lookups import GreaterThan, LessThan

from motcua.agencies.models import Agency, Officer
from motcua.catalogue.models import Procedure, ProcedureVersion
from motcua.register.vocabulary import Channel, Outcome, Part, Status

USUAL_LIMIT = timedelta(days=92)
"""Most dossiers are promised within this time after they came in, and none before."""

_LIMIT = models.F("due_at") - models.F("sort_at")
UNUSUALLY_DUE = models.Q(GreaterThan(_LIMIT, USUAL_LIMIT)) | models.Q(LessThan(_LIMIT, timedelta(0)))
"""The few dossiers that are promised for another time than that: a list by promised dates asks for them apart."""


class Dossier(models.Model):
    """One applicant's request for one procedure: its own identity, and what ``derive`` last said of it.

    Everything below ``# derived`` is stored to be indexed; ``motcua verify --rebuild`` proves it equal to
    what the events say. ``agency`` is the competent agency that counts the dossier; ``handler_name`` is the
    handling agency as its system names it. Instants are aware; ``None`` means not (yet) known.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    owned = models.BooleanField(default=False)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged", db_index=False
    )
    head_seq = models.PositiveIntegerField(default=0)
    head_hash = models.BinaryField(max_length=32, default=b"")
    # derived
    code = models.CharField(max_length=60)
    system = models.CharField(max_length=30)
    procedure = models.ForeignKey(
        Procedure, on_delete=models.PROTECT, null=True, related_name="+", db_index=False, db_constraint=False
    )
    version = models.ForeignKey(
        ProcedureVersion,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        db_constraint=False,
    )
    procedure_code = models.CharField(max_length=30, blank=True)
    procedure_name = models.TextField(blank=True)
    field = models.CharField(max_length=200, blank=True)
    handler = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, related_name="+", db_index=False, db_constraint=False
    )
    handler_name = models.CharField(max_length=200, blank=True)
    vertical = models.BooleanField(default=False)
    unit = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, related_name="+", db_index=False, db_constraint=False
    )
    officer_name = models.CharField(max_length=120, blank=True)
    assignee = models.ForeignKey(
        Officer, on_delete=models.PROTECT, null=True, related_name="+", db_index=False, db_constraint=False
    )
    channel = models.CharField(max_length=10, choices=Channel, blank=True)
    mode = models.CharField(max_length=20, blank=True)
    status = models.CharField(max_length=20, choices=Status)
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    filed_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    clock_due_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    handed_over_at = models.DateTimeField(null=True)
    hand_over_recorded = models.BooleanField(default=True)
    fee = models.BigIntegerField(default=0)
    paid_online = models.BooleanField(default=False)
    digitised = models.BooleanField(default=False)
    reused = models.BooleanField(default=False)
    electronic_result = models.BooleanField(default=False)
    linked_group = models.CharField(max_length=200, blank=True)
    late_reason = models.TextField(blank=True)
    late_corrected = models.BooleanField(default=False)
    """Late by the instant, and by an approved correction not so; the next is the same by the date."""
    late_corrected_by_date = models.BooleanField(default=False, db_default=False)
    # When the letter of apology (form 04) was written; of dossiers of other systems nobody tells.
    apologised_at = models.DateTimeField(null=True)
    applicant = models.CharField(max_length=200, blank=True)
    search_key = models.TextField(blank=True)
    sort_at = models.DateTimeField()
    search = models.GeneratedField(
        expression=SearchVector("search_key", config="simple"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        indexes = [
            models.Index(fields=["agency", "-sort_at", "-id"], name="dossier_list"),
            models.Index(fields=["-sort_at", "-id"], name="dossier_list_all"),
            models.Index(
                fields=["unit", "-sort_at", "-id"],
                name="dossier_of_unit",
                condition=models.Q(unit__isnull=False),
            ),
            models.Index(
                fields=["merged_into"], name="dossier_merged", condition=models.Q(merged_into__isnull=False)
            ),
            models.Index(
                fields=["agency", "-sort_at", "-id"], name="dossier_unusually_due", condition=UNUSUALLY_DUE
            ),
            models.Index(fields=["agency", "received_at"], name="dossier_received"),
            models.Index(fields=["agency", "finished_at"], name="dossier_finished"),
            models.Index(
                fields=["agency", "-sort_at", "-id"],
                name="dossier_open",
                condition=models.Q(finished_at__isnull=True, received_at__isnull=False),
            ),
            models.Index(
                fields=["agency", "-sort_at", "-id"],
                name="dossier_late",
                condition=models.Q(finished_at__gt=models.F("due_at")),
            ),
            models.Index(
                fields=["agency", "due_at"],
                name="dossier_open_due",
                condition=models.Q(finished_at__isnull=True, received_at__isnull=False),
            ),
            models.Index(
                fields=["agency", "finished_at"],
                name="dossier_to_hand_over",
                condition=models.Q(outcome="issued", handed_over_at__isnull=True),
            ),
            models.Index(fields=["agency", "status", "-sort_at"], name="dossier_status"),
            models.Index(fields=["agency", "field", "-sort_at"], name="dossier_field"),
            GinIndex(fields=["search"], name="dossier_search"),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def decided_by(self) -> str:
        """The agency that decides it: as its system names it, here by its own name; else the one that counts it."""
        return self.handler_name or (self.handler or self.agency).name


class Alias(models.Model):
    """A code that a system gave to a dossier; the pair names one dossier and no other."""

    system = models.CharField(max_length=30)
    code = models.CharField(max_length=60)
    dossier = models.ForeignKey(
        Dossier, on_delete=models.PROTECT, related_name="aliases", db_constraint=False
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["system", "code"], name="one_dossier_per_code")]
        indexes = [models.Index(OpClass(Upper("code"), name="text_pattern_ops"), name="alias_code_prefix")]


class DossierParty(models.Model):
    """Which agency plays which part in a dossier, from when to when: the ground of every access."""

    dossier = models.ForeignKey(
        Dossier, on_delete=models.CASCADE, related_name="parties", db_index=False, db_constraint=False
    )
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    part = models.CharField(max_length=10, choices=Part)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    sort_at = models.DateTimeField()
    elsewhere = models.BooleanField(default=False)
    """Whether another agency counts the dossier, so that lists of this one must look for it here."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "agency", "part"],
                condition=models.Q(until__isnull=True),
                name="one_open_part",
            )
        ]
        indexes = [
            models.Index(
                fields=["agency", "-sort_at", "-dossier"],
                name="party_elsewhere",
                condition=models.Q(elsewhere=True, until__isnull=True),
            )
        ]


class Wait(models.Model):
    """A stretch in which a dossier waits for its applicant or for a payment: (since, until], derived."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="waits")
    ground = models.CharField(max_length=12)
    since = models.DateTimeField(null=True)
    until = models.DateTimeField(null=True)
