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
    # What officers do with a dossier that is handled here.
    FILED = "filed", _("Nộp hồ sơ")
    GUIDED = "guided", _("Hướng dẫn hoàn thiện hồ sơ")
    COMPLETED = "completed", _("Đã hoàn thiện theo hướng dẫn")
    NOT_ACCEPTED = "not_accepted", _("Không tiếp nhận")
    RECEIVED = "received", _("Tiếp nhận hồ sơ")
    TURN_AWAITED = "turn_awaited", _("Nhận vào nhóm liên thông, chờ đến lượt")
    MADE_ORDINARY = "made_ordinary", _("Chuyển thành hồ sơ có hẹn")
    FORWARDED = "forwarded", _("Chuyển bước")
    RETURNED = "returned", _("Chuyển lại bước trước")
    RECALLED = "recalled", _("Thu hồi lượt chuyển nhầm")
    TAKEN_OVER = "taken_over", _("Nhận xử lý")
    PAUSED = "paused", _("Tạm dừng")
    RESUMED = "resumed", _("Tiếp tục")
    OPINION_ASKED = "opinion_asked", _("Lấy ý kiến")
    OPINION_GIVEN = "opinion_given", _("Có ý kiến trả lời")
    SUPPLEMENT_ASKED = "supplement_asked", _("Yêu cầu bổ sung")
    SUPPLEMENTED = "supplemented", _("Nhận bổ sung")
    OBLIGED = "obliged", _("Yêu cầu thực hiện nghĩa vụ tài chính")
    CLEARED = "cleared", _("Hoàn thành nghĩa vụ tài chính")
    APOLOGISED = "apologised", _("Xin lỗi, hẹn lại")
    REFUSED = "refused", _("Từ chối giải quyết")
    STOPPED = "stopped", _("Dừng giải quyết")
    PROPOSED = "proposed", _("Trình kết quả")
    SUPPLEMENT_ALLOWED = "allowed", _("Đồng ý yêu cầu bổ sung thêm")
    APPROVED = "approved", _("Ký duyệt")
    STAMPED = "stamped", _("Cho số, đóng dấu")
    ISSUED = "issued", _("Có kết quả")
    NOTIFIED = "notified", _("Thông báo cho người nộp")
    PAPERS_SENT = "papers_sent", _("Bàn giao hồ sơ giấy")
    PAPERS_TAKEN = "papers_taken", _("Nhận hồ sơ giấy")
    SHELVED = "shelved", _("Xếp hồ sơ giấy")
    PAID = "paid", _("Thu phí, lệ phí")
    RECEIPT_CANCELLED = "unpaid", _("Hủy biên lai thu phí, lệ phí")
    SLIP_PRINTED = "slip_printed", _("In phiếu cho người nộp")
    SENT_ACROSS = "sent_across", _("Gửi xã giải quyết")
    ATTACHED = "attached", _("Đính kèm bản quét")


class FactKind:
    """Names of facts. The first five are dated: the fact is that it happened at that instant."""

    FILED_AT = "filed_at"
    RECEIVED_AT = "received_at"
    DUE_AT = "due_at"
    FINISHED_AT = "finished_at"
    HANDED_OVER_AT = "handed_over_at"
    STATUS = "status"
    CODE = "code"
    OTHERS = "others"  # [[system, code]]: of two dossiers that were parted, the codes of the other one
    SPLIT_OFF = (
        "split_off"  # a system that told of another dossier under its codes: up to then it told nothing here
    )
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
    STATUTORY_DUE_AT = "statutory_due_at"
    APOLOGY_DUE_AT = "apology_due_at"
    ACCEPT_BY = "accept_by"
    PLACES = "places"  # {"receiver","competent","vertical"}: ids of the agencies that receive, count, handle
    LIMITS = "limits"  # {"statutory": [number, unit], "promised": [number, unit]}, as pinned at receipt
    VERSION = "version"
    PROCESS = "process"  # of which table of steps: its id, or the name of the default one
    STEP = "step"  # {"key","name","kind","role","unit","officer","due","allotted"}: where the dossier is now
    STEP_DUE = "step_due"  # {"due","allotted"}: of the present step, when the clock runs again
    HOLDER = "holder"  # the officer who holds the present step from now on
    RECALLS = "recalls"  # the number of the event that is taken back
    ENDS = "ends"  # the course ends here, and how
    PAUSE = "pause"  # pause:1, pause:2 …: see register.course.model.Pause
    MISSING = "missing"  # missing:1 … [{"name","why"}]: what the supplement of pause 1 must bring
    OBLIGATION = (
        "obligation"  # obligation:1 … {"amount","content","paid_at","reference"}, amount in whole đồng
    )
    APOLOGY = "apology"  # {"reason","late"}: the letter beside APOLOGY_DUE_AT
    REASON = "reason"  # why it was not accepted, refused or stopped
    STOP = "stop"  # {"request","request_day","papers_back","money","lapsed"}: lapsed: nobody asked, but nothing came
    SLIP_OWED = "slip_owed"  # {"form","since"}: a form that must still be printed; null: it was
    SLIP = "slip"  # the number of the form that was printed
    HANDED = "handed"  # {"channel","relation","tracking"}: how the result went out
    PAPERS = "papers"  # {"list","from","to","originals"}: on which transfer list they travel
    PAYMENT = "paid"  # paid:<receipt> {"amount","channel","at"}: money taken at the counter, whole
    # đồng; of a receipt that was cancelled the amount is 0, and {"was","reason"} tell what it was and why
    COMPONENTS = "components"
    INCOMPLETE = "incomplete"  # why it was received although a paper that is asked for is missing
    CHARGES = "charges"  # [{"name","amount","count","exempt"}]: what the fee consists of
    ASSISTED = "assisted"  # {"helper","account"}: the officer who helped, and whose account was used
    GUIDANCE = "guidance"  # guidance:1 …: {"content","components","asked","pauses","left","answered"}
    PROPOSAL = "proposal"  # {"outcome","reason","by"}: what the handler puts before who decides
    APPROVAL = "approval"
    RESULT = "result"  # {"number","name","electronic"}
    PLACE = "place"  # where the papers lie
    # One of linked procedures: {"bundle" (uid),"code","counts","together"} and the columns of ``BundleMember``;
    # "filed": the whole request waits for its acceptance.
    PART_OF = "part_of"
    SENT = "sent"  # {"how","evidence","at"}: on its way to the commune that decides it
    ACROSS = "across"  # {"code","evidence","at"}: that commune's receipt, as the counter was told of it
    AT_HOME = "at_home"  # {"ground","name","note"}: why it was taken in at the applicant's home
    SCAN = "scan"  # {"uid","about","media","size","digest"}: a scan attached as evidence, kept apart
    STARTED_BY = "started_by"  # {"code","officer"}: the dossier whose end started this one, and who ended it
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


class Mode(models.TextChoices):
    """How exactly a dossier came in, beside its channel; empty for the usual way."""

    ASSISTED = "assisted", _("cán bộ hỗ trợ nộp trực tuyến")
    KIOSK = "kiosk", _("tại kiosk")
    HOME = "home", _("tại nhà")
    CROSS_BOUNDARY = "cross_boundary", _("phi địa giới hành chính")
    NO_APPOINTMENT = "no_appointment", _("giải quyết ngay, không hẹn")


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
