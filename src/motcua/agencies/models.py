"""Who: agencies in a tree, the officers that work there and the roles that they play."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.agencies.roles import Role


class AgencyKind(models.TextChoices):
    """Where an agency stands in the tree of the state."""

    PROVINCE = "province", _("Tỉnh, thành phố")
    COMMUNE = "commune", _("Xã, phường, đặc khu")
    UNIT = "unit", _("Phòng, đơn vị thuộc xã")
    VERTICAL = "vertical", _("Cơ quan ngành dọc")
    MINISTRY = "ministry", _("Bộ, ngành")


class Agency(models.Model):
    """One body that receives, handles or counts dossiers.

    Provinces and communes carry the code of the General Statistics Office (two and five digits);
    units and vertical agencies carry a code below that of their parent, such as ``10993.TTPVHCC``.
    """

    code = models.CharField(max_length=35, unique=True)
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, choices=AgencyKind)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    search_key = models.CharField(max_length=200, db_index=True)
    active_from = models.DateField(null=True, blank=True)
    active_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class AgencyCode(models.Model):
    """Another code that a source gives to an agency: sources of 2025 differ on some communes."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="other_codes")
    source = models.CharField(max_length=60)
    code = models.CharField(max_length=35, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "source", "code"], name="a_sources_code_once")
        ]


class AgencySettings(models.Model):
    """What the superior or the commune itself lays down: never a constant in code."""

    agency = models.OneToOneField(Agency, on_delete=models.CASCADE, related_name="settings")
    verdict_rule = models.CharField(
        max_length=8, default="instant", choices=[("instant", _("theo thời điểm")), ("date", _("theo ngày"))]
    )
    vertical_names = models.JSONField(default=list, blank=True)
    place_name = models.CharField(max_length=120, blank=True)
    province_name = models.CharField(max_length=120, blank=True)
    centre_name = models.CharField(max_length=200, blank=True)
    due_soon_days = models.PositiveSmallIntegerField(default=2)
    # Working days to answer a petition for which no day was set (QĐ 766/QĐ-TTg, indicator 5.1).
    petition_answer_days = models.PositiveSmallIntegerField(default=15)
    # The version of the calendar by which the open dossiers were last reckoned: no setting, but kept beside them.
    reckoned_by = models.CharField(max_length=80, blank=True, default="")
    # The unit code before the day and number of a dossier code, such as H31.12.3 (QĐ 20/2020/QĐ-TTg).
    code_prefix = models.CharField(max_length=35, blank=True)
    # Working hours in which an online dossier is accepted or not.
    acceptance_hours = models.PositiveSmallIntegerField(default=8)
    # The page on which a citizen follows a dossier: what the QR code of a slip leads to.
    tracking_address = models.URLField(max_length=200, blank=True)
    # Calendar days in which a citizen brings a supplement; no law sets them for all procedures.
    supplement_days = models.PositiveSmallIntegerField(default=30)
    # Working days in which nobody acted, after which a dossier counts as hanging.
    idle_days = models.PositiveSmallIntegerField(default=3)
    # Working hours before a due date at which the officer is warned.
    warn_before_hours = models.PositiveSmallIntegerField(default=8)
    # Working hours after a citizen's deadline in which what came in time can still be recorded; then what the request
    # announced comes by itself.
    lapse_after_hours = models.PositiveSmallIntegerField(default=8, db_default=8)
    # Working days by which another agency's result may be dated back without a second person.
    dated_back_days = models.PositiveSmallIntegerField(default=2, db_default=2)
    mail_from = models.EmailField(blank=True)
    # Working days from a decision that announces procedures to their posting (QĐ 766/QĐ-TTg, indicator 1.2).
    posting_days = models.PositiveSmallIntegerField(default=5)


class SettingChange(models.Model):
    """A setting laid down anew: what it was, what it is since then, and by whom."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="setting_changes")
    name = models.CharField(max_length=40)
    old = models.CharField(max_length=200, blank=True)
    new = models.CharField(max_length=200, blank=True)
    officer = models.ForeignKey("Officer", on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["recorded_at", "id"]


class Officer(models.Model):
    """A person who works at an agency and signs in under their own name."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="officer")
    name = models.CharField(max_length=120)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="officers")
    # The password was made by whoever made the account: good for one sign-in, to set one's own.
    first_password = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name


class AccountAct(models.TextChoices):
    """What was done to an account by somebody else."""

    MADE = "made", _("tạo tài khoản")
    PASSWORD = "password", _("cấp mật khẩu mới")
    CLOSED = "closed", _("khóa tài khoản")
    REOPENED = "reopened", _("mở lại tài khoản")


class AccountChange(models.Model):
    """That somebody made, closed or reopened an officer's account, or gave it a new password.

    ``by`` is ``None`` where it was done on the machine itself (``motcua user``). ``read_at``: the officer said that
    they know (``agencies.resets``); ``mail_to``: where a mail that tells of it is still to go.
    """

    officer = models.ForeignKey(Officer, on_delete=models.CASCADE, related_name="account_changes")
    kind = models.CharField(max_length=10, choices=AccountAct)
    by = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True)
    mail_to = models.EmailField(blank=True)

    class Meta:
        ordering = ["-recorded_at", "-id"]

    def __str__(self) -> str:
        at = timezone.localtime(self.recorded_at)
        return gettext("{who}, lúc {at}").format(who=self.who, at=f"{at:%H:%M %d/%m/%Y}")

    @property
    def who(self) -> str:
        """Who did it, in words."""
        return self.by.name if self.by else gettext("người quản trị máy chủ")


class RoleAssignment(models.Model):
    """A role that an officer plays at an agency, from one day to another."""

    officer = models.ForeignKey(Officer, on_delete=models.CASCADE, related_name="assignments")
    role = models.CharField(max_length=12, choices=Role.choices)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    """The last day; before ``valid_from`` where the role was taken back on the day it was given."""
    recorded_by = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")
    ended_by = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["officer", "role", "agency", "valid_from"], name="one_role_once")
        ]


class Delegation(models.Model):
    """A role that one officer lets another play in their stead, from one day to another, on a written ground.

    It holds while the giver's own assignment does, and is itself nothing that can be passed on.
    """

    giver = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="given")
    taker = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="taken")
    role = models.CharField(max_length=12, choices=Role.choices)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    valid_from = models.DateField()
    valid_to = models.DateField()
    basis = models.CharField(max_length=300)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-valid_from", "-id"]


class OfTheCalendar(models.Model):
    """What an agency laid down of its calendar, on which ground, and on which it was withdrawn.

    A row that is withdrawn stays: what was reckoned by it can be explained.
    """

    basis = models.CharField(max_length=300)
    recorded_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawal = models.CharField(max_length=300, blank=True)

    class Meta:
        abstract = True


class CalendarChange(OfTheCalendar):
    """A day on which an agency's working calendar differs from the national one."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="calendar_changes")
    day = models.DateField()
    kind = models.CharField(max_length=10, choices=[("holiday", _("nghỉ")), ("make_up", _("làm bù"))])

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "day"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="one_change_per_day",
            )
        ]


class WorkingHours(OfTheCalendar):
    """Hours of one weekday (0 Monday … 6 Sunday), as ``rules.own_hours`` writes them."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="working_hours")
    weekday = models.PositiveSmallIntegerField()
    hours = models.CharField(max_length=120)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "weekday", "valid_from"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="one_weekday_since",
            )
        ]


class Edition(models.Model):
    """One row: a token that triggers renew with every change of roles, loans, accounts, agencies and calendars.

    What was read under a token need not be read again while it holds (``agencies.edition``).
    """

    id = models.PositiveSmallIntegerField(primary_key=True)
    token = models.UUIDField()


class AgencyCorrection(models.Model):
    """A name or code put right, with the ground: sources of 2025 differ, and the old value stays known."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="corrections")
    field = models.CharField(max_length=10, choices=[("name", _("tên")), ("code", _("mã"))])
    old = models.CharField(max_length=200)
    new = models.CharField(max_length=200)
    reason = models.CharField(max_length=500)
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["recorded_at", "id"]
