"""What: national procedures, their versions, and what a commune offers of them."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from motcua.agencies.models import Agency, Officer


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
    # Who made it by hand; empty for what came from a file.
    published_by = models.ForeignKey(
        Officer, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["procedure", "number"], name="one_version_number")]
        ordering = ["procedure_id", "-number"]

    def __str__(self) -> str:
        return f"{self.procedure_id} v{self.number}"

    @property
    def loaded_from(self) -> str:
        """The file it was read from, as that was named; ``source`` has the kind of list before it."""
        return self.source.partition(":")[2]


class Offering(models.Model):
    """A procedure that a commune offers, from one day to another (``offered_to`` is no longer one), in one version.

    ``promised_number`` and ``promised_unit`` are the commune's own shorter limit, by ``promised_basis``; an empty
    unit: the version's limit. ``recorded_at`` and ``end_recorded_at`` say since when the offer and its end are known;
    empty: always. ``origin`` is the row of a file that offers it (``lineage``), none where a person does.
    """

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="offerings")
    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="offerings")
    version = models.ForeignKey(ProcedureVersion, on_delete=models.PROTECT, related_name="+")
    offered_from = models.DateField(null=True, blank=True)
    offered_to = models.DateField(null=True, blank=True)
    promised_number = models.PositiveIntegerField(null=True, blank=True)
    promised_unit = models.CharField(max_length=20, blank=True)
    promised_basis = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True, null=True)
    end_recorded_at = models.DateTimeField(null=True, blank=True)
    origin = models.JSONField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "procedure"],
                condition=models.Q(offered_to__isnull=True),
                name="one_open_offering",
            )
        ]

    def end(self, day: date | None) -> None:
        """Offered no more from ``day`` on, as is known from now on; ``ENDING`` are the columns to save."""
        self.offered_to = day
        self.end_recorded_at = timezone.now()


ENDING = ("offered_to", "end_recorded_at")


class NoAppointment(models.Model):
    """A procedure that an agency decides at once on some days of the week (1 Monday … 7 Sunday)."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="+")
    weekdays = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "procedure"], name="one_list_of_days_per_procedure")
        ]


class ProcedureDraft(models.Model):
    """A version in the making: what an agency's editor has written so far. Publishing makes the version and ends it.

    ``content`` holds the columns of a version (``name``, ``field``, ``limit_number`` …) and ``content``, as
    ``catalogue.content.as_dict`` writes it.
    """

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    procedure = models.ForeignKey(Procedure, on_delete=models.CASCADE, related_name="drafts")
    base = models.ForeignKey(
        ProcedureVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    content = models.JSONField(default=dict)
    author = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "procedure"], name="one_draft_of_a_procedure")
        ]


class ProcessStatus(models.TextChoices):
    """A draft may be changed; what is published never is."""

    DRAFT = "draft", _("bản thảo")
    PUBLISHED = "published", _("đã ban hành")


class ProcessVersion(models.Model):
    """The internal process of a procedure at an agency from one day on. The database keeps published ones as they are.

    ``steps`` and ``cases`` as ``rules.process`` writes them; ``basis`` the decision that lays the process down.
    """

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="processes")
    number = models.PositiveIntegerField()
    valid_from = models.DateField()
    steps = models.JSONField()
    cases = models.JSONField(default=list, blank=True)
    basis = models.CharField(max_length=300, blank=True)
    status = models.CharField(max_length=10, choices=ProcessStatus, default=ProcessStatus.DRAFT)
    author = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    updated_at = models.DateTimeField(auto_now=True)
    published_by = models.ForeignKey(
        Officer, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    published_at = models.DateTimeField(null=True, blank=True)
    content_hash = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "procedure", "number"], name="one_process_number"),
            models.UniqueConstraint(
                fields=["agency", "procedure"],
                condition=models.Q(status="draft"),
                name="one_draft_of_a_process",
            ),
        ]
        ordering = ["-number"]


class Announcement(models.Model):
    """A decision that announces procedures: new, amended or abolished ones."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    number = models.CharField(max_length=60)
    issued_on = models.DateField()
    issuer = models.CharField(max_length=200)
    effective_on = models.DateField()
    recorded_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "number", "issued_on"], name="one_announcement_once")
        ]
        ordering = ["-issued_on", "-id"]


class LineAction(models.TextChoices):
    """What the decision does to a procedure."""

    NEW = "new", _("mới ban hành")
    AMENDED = "amended", _("sửa đổi, bổ sung")
    ABOLISHED = "abolished", _("bãi bỏ")


class LineStatus(models.TextChoices):
    """How far the work has come: announced, then updated here, then posted at the counter and on the page."""

    ANNOUNCED = "announced", _("chờ cập nhật")
    UPDATED = "updated", _("đã cập nhật, chờ công khai")
    POSTED = "posted", _("đã công khai")


class AnnouncementLine(models.Model):
    """One procedure of a decision, and the work that it makes."""

    announcement = models.ForeignKey(Announcement, on_delete=models.CASCADE, related_name="lines")
    code = models.CharField(max_length=30, db_index=True)
    action = models.CharField(max_length=10, choices=LineAction)
    status = models.CharField(max_length=10, choices=LineStatus, default=LineStatus.ANNOUNCED)
    version = models.ForeignKey(
        ProcedureVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    updated_by = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    updated_at = models.DateTimeField(null=True, blank=True)
    posted_by = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    posted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["announcement", "code"], name="one_line_per_procedure")
        ]
        ordering = ["id"]


class DoubtDecision(models.Model):
    """What a person decided on a doubt of the catalogue, why, and the version that came of it."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    version = models.ForeignKey(ProcedureVersion, on_delete=models.PROTECT, related_name="decisions")
    code = models.CharField(max_length=30)
    value = models.TextField(blank=True)
    decided = models.CharField(max_length=500)
    reason = models.CharField(max_length=500)
    new_version = models.ForeignKey(ProcedureVersion, on_delete=models.PROTECT, related_name="+")
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "version", "code"], name="one_decision_per_doubt")
        ]
        ordering = ["-id"]


class BundleOffer(models.Model):
    """Linked procedures as an agency takes them in from one day to another (``valid_to`` is the last).

    ``key`` is that of the law's kind of bundle, or the commune's own. ``members`` as ``catalogue.bundles`` writes
    them; ``together``: results are handed over when all are there, else as they come. A change is a new row from
    another day on: requests keep the one under which they came in.
    """

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    members = models.JSONField()
    together = models.BooleanField(default=True)
    basis = models.CharField(max_length=300, blank=True)
    recorded_by = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "key", "valid_from"], name="one_bundle_from_a_day")
        ]
        ordering = ["key", "-valid_from"]
