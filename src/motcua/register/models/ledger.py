"""What was recorded, never changed: events and anchors; and beside them what may be erased, and what was said last."""

from __future__ import annotations

from typing import Any

from django.db import models

from motcua.agencies.models import Agency, Officer
from motcua.register.models.dossier import Dossier
from motcua.register.models.spelt import CheckedJSONField, SpeltJSONField
from motcua.register.vocabulary import EventKind


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
    facts = CheckedJSONField()
    origin = SpeltJSONField()
    personal_digest = models.BinaryField(max_length=32, default=b"")
    raw_digest = models.BinaryField(max_length=32, default=b"")
    prev_hash = models.BinaryField(max_length=32)
    hash = models.BinaryField(max_length=32)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dossier", "seq"], name="one_event_per_seq")]
        indexes = [
            models.Index(fields=["agency", "recorded_at"], name="event_recorded"),
            models.Index(fields=["dossier"], name="event_erased", condition=models.Q(kind="erased")),
        ]


class Person(models.Model):
    """Who applied, as one system says; erasable: the chain holds only a salted digest (``Event.personal_digest``)."""

    event = models.OneToOneField(
        Event, on_delete=models.PROTECT, primary_key=True, related_name="person", db_constraint=False
    )
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="people", db_constraint=False)
    system = models.CharField(max_length=30)
    content = SpeltJSONField(null=True)
    salt = models.BinaryField(max_length=16, null=True)
    erased_at = models.DateTimeField(null=True)
    id_key = models.BinaryField(max_length=32, null=True)
    """Keyed digest of the identity number, of applicants taken in here: found again without being readable."""

    class Meta:
        indexes = [
            models.Index(fields=["id_key"], name="person_id_key", condition=models.Q(id_key__isnull=False))
        ]


class RawRow(models.Model):
    """The row of a file as it stood there, a map of header to cell; erasable likewise (``Event.raw_digest``)."""

    event = models.OneToOneField(
        Event, on_delete=models.PROTECT, primary_key=True, related_name="raw", db_constraint=False
    )
    content = SpeltJSONField(null=True)
    salt = models.BinaryField(max_length=16, null=True)
    erased_at = models.DateTimeField(null=True)


class Statement(models.Model):
    """What a system last said of a dossier, as of which export, and in which file and row it stood there.

    As long as it is what the system said first, the facts stand in that event alone (``event_id``), and none here.
    """

    dossier = models.ForeignKey(
        Dossier, on_delete=models.CASCADE, related_name="statements", db_index=False, db_constraint=False
    )
    system = models.CharField(max_length=30)
    facts = CheckedJSONField(null=True)
    event_id = models.BigIntegerField(null=True)
    digest = models.BinaryField(max_length=16)
    taken_at = models.DateTimeField()
    origin = SpeltJSONField()
    run_id = models.BigIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dossier", "system"], name="one_statement_per_system")]

    def told(self) -> dict[str, Any]:
        """The facts, wherever they stand."""
        if self.event_id is not None:
            return dict(Event.objects.values_list("facts", flat=True).get(pk=self.event_id))
        return dict(self.facts or {})


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
