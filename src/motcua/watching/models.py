"""Warnings: one row for whom, of which dossier, about what, for which instant; never two."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from motcua.agencies.models import Agency, Officer
from motcua.register.models import Dossier


class Kind(models.TextChoices):
    """What a warning is about. Its ``instant`` is the date in question; of ``idle``, when somebody acted last."""

    ACCEPT_SOON = "accept_soon", _("Sắp hết giờ tiếp nhận")
    ACCEPT_LATE = "accept_late", _("Quá giờ tiếp nhận")
    STEP_SOON = "step_soon", _("Bước sắp đến hạn")
    STEP_LATE = "step_late", _("Bước đã quá hạn")
    DUE_SOON = "due_soon", _("Sắp đến hạn trả")
    DUE_LATE = "due_late", _("Đã quá hạn trả")
    APOLOGY_DUE = "apology_due", _("Cần xin lỗi, hẹn lại trước khi quá hạn")
    ANSWER_LATE = "answer_late", _("Quá hạn mà chưa có trả lời")
    IDLE = "idle", _("Lâu không ai xử lý")
    ACROSS_LATE = "across_late", _("Hồ sơ nhận hộ: xã giải quyết chưa hồi âm đúng hạn")
    SLIP_OWED = "slip_owed", _("Còn nợ người nộp một phiếu: in, ký, gửi")


class State(models.TextChoices):
    """How far a warning has come. In the program it shows from ``planned`` on; the states say where its mail is.

    ``sending``: handed to the mail server, which has not answered: if we die here nobody knows, and it is not sent
    again. ``void``: its cause went away before it was sent.
    """

    PLANNED = "planned", _("chờ gửi")
    CLAIMED = "claimed", _("đang soạn")
    SENDING = "sending", _("đang gửi")
    SENT = "sent", _("đã báo")
    VOID = "void", _("không cần nữa")


class Warning(models.Model):
    """That ``recipient`` is told of something about a dossier.

    ``claim`` names the sweep that has it in hand since ``claimed_at``; ``not_before`` is when a mail that the server
    did not take is tried again. ``mailed_at`` tells that a mail went out; without it the warning is in the program
    alone. ``gone_at``: the cause has gone, nobody need read it any more.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="warnings", db_index=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=12, choices=Kind)
    instant = models.DateTimeField()
    recipient = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+", db_index=False)
    state = models.CharField(max_length=8, choices=State, default=State.PLANNED)
    planned_at = models.DateTimeField()
    claim = models.UUIDField(null=True)
    claimed_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)
    gone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "kind", "instant", "recipient"], name="nobody_is_warned_twice"
            )
        ]
        indexes = [
            models.Index(fields=["recipient", "-planned_at", "-id"], name="warning_of_officer"),
            models.Index(
                fields=["recipient"],
                name="warning_unread",
                condition=models.Q(read_at__isnull=True, gone_at__isnull=True),
            ),
            models.Index(
                fields=["agency"], name="warning_standing", condition=models.Q(gone_at__isnull=True)
            ),
            models.Index(
                fields=["recipient", "state"],
                name="warning_to_send",
                condition=models.Q(state__in=["planned", "claimed", "sending"]),
            ),
            models.Index(
                fields=["recipient", "-mailed_at"],
                name="warning_mailed",
                condition=models.Q(mailed_at__isnull=False),
            ),
        ]
