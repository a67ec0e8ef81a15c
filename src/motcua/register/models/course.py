"""Where the dossiers that are handled here are now, for lists; and the numbers from which their codes are made."""

from __future__ import annotations

from django.db import models

from motcua.agencies.models import Agency, Officer
from motcua.register.models.dossier import Dossier


class CourseNow(models.Model):
    """One owned dossier at its present step. All of it is derived (``register.course``) and stored to be indexed.

    Closed dossiers keep their row with an empty ``step``. ``waits_for`` is the kind of the longest open pause, or
    ``bundle`` for one of linked procedures whose turn has not come; ``place`` says where the papers lie. ``open`` is
    whether somebody still has to act.
    """

    dossier = models.OneToOneField(
        Dossier, on_delete=models.CASCADE, primary_key=True, related_name="now", db_constraint=False
    )
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    step = models.CharField(max_length=30, blank=True)
    step_name = models.CharField(max_length=200, blank=True)
    step_kind = models.CharField(max_length=10, blank=True)
    role = models.CharField(max_length=12, blank=True)
    unit = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, related_name="+", db_index=False, db_constraint=False
    )
    officer = models.ForeignKey(
        Officer, on_delete=models.PROTECT, null=True, related_name="+", db_index=False, db_constraint=False
    )
    since = models.DateTimeField(null=True)
    step_due_at = models.DateTimeField(null=True)
    waits_for = models.CharField(max_length=12, blank=True)
    answer_by = models.DateTimeField(null=True)
    stands = models.BooleanField(default=False)
    accept_by = models.DateTimeField(null=True)
    statutory_due_at = models.DateTimeField(null=True)
    apology_due_at = models.DateTimeField(null=True)
    last_act_at = models.DateTimeField(null=True)
    proposal = models.CharField(max_length=10, blank=True)
    place = models.CharField(max_length=120, blank=True)
    open = models.BooleanField(default=True)
    # The form that the program owes the applicant, and since when; empty where nothing is owed.
    slip_owed = models.CharField(max_length=2, blank=True, db_default="")
    slip_owed_at = models.DateTimeField(null=True)
    # Of linked procedures at one agency the first alone counts; every other dossier counts.
    counts = models.BooleanField(default=True, db_default=True)

    class Meta:
        db_table = "register_course"
        indexes = [
            models.Index(
                fields=["officer", "step_due_at"], name="course_mine", condition=models.Q(open=True)
            ),
            models.Index(
                fields=["unit", "role", "step_due_at"], name="course_unit", condition=models.Q(open=True)
            ),
            models.Index(
                fields=["agency", "step_kind", "step_due_at"],
                name="course_step",
                condition=models.Q(open=True),
            ),
            models.Index(fields=["agency", "last_act_at"], name="course_idle", condition=models.Q(open=True)),
            models.Index(fields=["dossier"], name="course_not_counted", condition=models.Q(counts=False)),
        ]


class DayNumber(models.Model):
    """The last number given out at one prefix on one day: the next is taken under the lock of this row."""

    prefix = models.CharField(max_length=35)
    day = models.DateField()
    last = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["prefix", "day"], name="one_counter_per_day")]


class NumberBlock(models.Model):
    """Numbers of a day set aside for a counter that may lose its line: used later, or explained.

    ``first`` to ``last`` inclusive. Whoever closes the block says why numbers of it were not used.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    prefix = models.CharField(max_length=35)
    day = models.DateField()
    first = models.PositiveIntegerField()
    last = models.PositiveIntegerField()
    reason = models.CharField(max_length=300)
    taken_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    taken_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    explanation = models.CharField(max_length=500, blank=True)
