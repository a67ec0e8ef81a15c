"""The register: each dossier once, its codes, its events, and what is derived of them."""

from __future__ import annotations

import uuid

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models.functions import Upper

from motcua.agencies.models import Agency, Officer
from motcua.catalogue.models import Procedure, ProcedureVersion
from motcua.register.vocabulary import Channel, EventKind, Outcome, Part, Status

SIMPLE = models.Value("simple")


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
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged"
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
    mode = models.CharField(max_length=12, blank=True)
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


class Alias(models.Model):
    """A code that a system gave to a dossier; the pair names one dossier and no other."""

    system = models.CharField(max_length=30)
    code = models.CharField(max_length=60)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="aliases")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["system", "code"], name="one_dossier_per_code")]
        indexes = [models.Index(OpClass(Upper("code"), name="text_pattern_ops"), name="alias_code_prefix")]


class DossierParty(models.Model):
    """Which agency plays which part in a dossier, from when to when: the ground of every access."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="parties", db_index=False)
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


class Event(models.Model):
    """One act of recording: who, as what, when, from where, and the facts. Never changed, never deleted.

    ``facts`` maps the kind of a fact (``vocabulary.FactKind``) to ``{"v": value}`` or, for a dated fact,
    ``{"at": ISO instant, "p": precision}``; ``null`` withdraws a fact. ``taken_at`` is the instant as of which
    the source spoke. ``origin`` is lineage: file digest, file name, sheet and row, or the screen.
    ``hash`` = SHA-256 over ``prev_hash`` and the canonical JSON of the rest (``chain.event_hash``).
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="events", db_index=False)
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=16, choices=EventKind)
    recorded_at = models.DateTimeField()
    officer = models.ForeignKey(
        Officer, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    role = models.CharField(max_length=12, blank=True)
    system = models.CharField(max_length=30, blank=True)
    taken_at = models.DateTimeField(null=True)
    facts = models.JSONField()
    origin = models.JSONField()
    personal_digest = models.BinaryField(max_length=32, default=b"")
    raw_digest = models.BinaryField(max_length=32, default=b"")
    prev_hash = models.BinaryField(max_length=32)
    hash = models.BinaryField(max_length=32)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dossier", "seq"], name="one_event_per_seq")]
        indexes = [models.Index(fields=["agency", "recorded_at"], name="event_recorded")]


class Person(models.Model):
    """Who applied, as one system says; erasable: the chain holds only a salted digest (``Event.personal_digest``)."""

    event = models.OneToOneField(Event, on_delete=models.PROTECT, primary_key=True, related_name="person")
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="people", db_constraint=False)
    system = models.CharField(max_length=30)
    content = models.JSONField(null=True)
    salt = models.BinaryField(max_length=16, null=True)
    erased_at = models.DateTimeField(null=True)


class RawRow(models.Model):
    """The row of a file as it stood there; erasable likewise (``Event.raw_digest``)."""

    event = models.OneToOneField(Event, on_delete=models.PROTECT, primary_key=True, related_name="raw")
    content = models.JSONField(null=True)
    salt = models.BinaryField(max_length=16, null=True)
    erased_at = models.DateTimeField(null=True)


class Statement(models.Model):
    """What a system last said of a dossier, as of which export, and in which file and row it stood there."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="statements", db_index=False)
    system = models.CharField(max_length=30)
    facts = models.JSONField()
    digest = models.BinaryField(max_length=16)
    taken_at = models.DateTimeField()
    origin = models.JSONField()
    run_id = models.BigIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dossier", "system"], name="one_statement_per_system")]


class Wait(models.Model):
    """A stretch in which a dossier waits for its applicant or for a payment: (since, until], derived."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="waits")
    ground = models.CharField(max_length=12)
    since = models.DateTimeField(null=True)
    until = models.DateTimeField(null=True)


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


class Anchor(models.Model):
    """A seal over the heads changed since the one before: anyone can check it against the events.

    ``root`` = SHA-256 over ``previous`` and, in order of dossier uid, ``uid:seq:head hash`` of every dossier of
    the agency with an event whose id lies in ``(first_event, last_event]``.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", db_index=False)
    number = models.PositiveIntegerField()
    made_at = models.DateTimeField()
    first_event = models.BigIntegerField()
    last_event = models.BigIntegerField()
    heads = models.PositiveIntegerField()
    previous = models.BinaryField(max_length=32)
    root = models.BinaryField(max_length=32)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "number"], name="one_anchor_number")]


class PersonalRead(models.Model):
    """Who read personal data whole, of which dossier, when and for what."""

    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="+")
    read_at = models.DateTimeField()
    purpose = models.CharField(max_length=60)

    class Meta:
        indexes = [models.Index(fields=["dossier", "-read_at"], name="personal_read")]
