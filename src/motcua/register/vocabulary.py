"""The words of the register: kinds of events and facts, statuses, channels, outcomes, parts."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class EventKind(models.TextChoices):
    """What was done when something was recorded: one word per action."""

    RECORDED = "recorded", _("Ghi nhận từ hệ thống nguồn")
    CORRECTED = "corrected", _("Đính chính")
    MERGED = "merged", _("Gộp hồ sơ")
    UNMERGED = "unmerged", _("Tách hồ sơ")
    DOUBT_SETTLED = "doubt_settled", _("Xử lý điểm nghi vấn")
    HANDED_OVER = "handed_over", _("Trả kết quả")
    NOTED = "noted", _("Ghi chú")
    ASSIGNED = "assigned", _("Phân công")
    REMINDED = "reminded", _("Đôn đốc")
    EXPLAINED = "explained", _("Giải trình quá hạn")
    ERASED = "erased", _("Xóa dữ liệu cá nhân")


class FactKind:
    """Names of facts. The first five are dated: the fact is that it happened at that instant."""

    FILED_AT = "filed_at"
    RECEIVED_AT = "received_at"
    DUE_AT = "due_at"
    FINISHED_AT = "finished_at"
    HANDED_OVER_AT = "handed_over_at"
    STATUS = "status"
    CODE = "code"
    PROCEDURE = "procedure"
    PROCEDURE_NAME = "procedure_name"
    FIELD = "field"
    CHANNEL = "channel"
    MODE = "mode"
    HANDLER = "handler"
    OFFICER = "officer"
    FEE = "fee"
    PAID_ONLINE = "paid_online"
    DIGITISED = "digitised"
    REUSED = "reused"
    ELECTRONIC_RESULT = "electronic_result"
    LINKED_GROUP = "linked_group"
    LATE_REASON = "late_reason"
    SEEN = (
        "seen"  # no fact of the dossier: until which export its system had told what it now tells otherwise
    )
    SUPPLEMENT = "supplement"  # supplement:1, supplement:2 … {"asked","answered","content"}

    DATED = (FILED_AT, RECEIVED_AT, DUE_AT, FINISHED_AT, HANDED_OVER_AT)


class Status(models.TextChoices):
    """Where a dossier stands. What a source calls it is mapped to these by its profile."""

    DRAFT = "draft", _("Bản nháp")
    FILED = "filed", _("Chờ tiếp nhận")
    NOT_ACCEPTED = "not_accepted", _("Không tiếp nhận")
    HANDLING = "handling", _("Đang xử lý")
    WAITING_SUPPLEMENT = "waiting_supplement", _("Chờ bổ sung")
    WAITING_FINANCE = "waiting_finance", _("Chờ nghĩa vụ tài chính")
    FINISHED = "finished", _("Đã xử lý xong")
    HANDED_OVER = "handed_over", _("Đã trả kết quả")
    REFUSED = "refused", _("Từ chối giải quyết")
    WITHDRAWN = "withdrawn", _("Rút hồ sơ")
    STOPPED = "stopped", _("Dừng giải quyết")


class Channel(models.TextChoices):
    """How a dossier came in; columns 4 and 5 of form II.06a are counted by it."""

    ONLINE = "online", _("Trực tuyến")
    IN_PERSON = "in_person", _("Trực tiếp")
    POSTAL = "postal", _("Bưu chính công ích")


class Outcome(models.TextChoices):
    """How the handling ended."""

    ISSUED = "issued", _("Có kết quả")
    REFUSED = "refused", _("Từ chối")
    WITHDRAWN = "withdrawn", _("Rút")
    STOPPED = "stopped", _("Dừng")


class Part(models.TextChoices):
    """The part that an agency plays in a dossier."""

    RECEIVER = "receiver", _("tiếp nhận")
    COMPETENT = "competent", _("có thẩm quyền")
    TAKES_PART = "takes_part", _("phối hợp")
