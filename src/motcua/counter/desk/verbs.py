"""The verbs of the desk: one table from which their addresses, the panel, the pages and their rights are made.

To add a verb add a row: its act (``register/actions``), its form, its words, and at which kinds of step it is usual.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from motcua.counter.desk.forms import across as across_forms
from motcua.counter.desk.forms import ending, moving, supplement, waiting
from motcua.counter.desk.forms.base import Case, VerbForm
from motcua.register.actions import (
    across,
    apology,
    approve,
    came_in_time,
    forward,
    hand_over,
    lapse,
    member_result,
    notify,
    obligation,
    opinion,
    pause,
    propose,
    recall,
    refuse,
    stamp,
    stop,
    take_over,
)
from motcua.register.actions import supplement as supplements
from motcua.register.actions.own import OwnAct

SECRETARIAT = ("intake", "handle", "review")


@dataclass(frozen=True)
class Verb:
    """One act as officers meet it.

    ``usual_at``: kinds of step at which it stands in front; ``done``: what is said afterwards, with ``{code}`` and
    ``{step}``; ``grave``: it cannot be undone, so the officer confirms it.
    """

    name: str
    slug: str
    title: Any
    icon: str
    act: type[OwnAct]
    form: type[VerbForm]
    done: Any
    usual_at: tuple[str, ...] = ()
    grave: bool = False

    @property
    def capability(self) -> str:
        """What a role must be allowed for it."""
        return self.act.capability

    @property
    def url_name(self) -> str:
        """The name of its address."""
        return f"counter:do_{self.name}"

    def why_not(self, case: Case) -> str | None:
        """Why it cannot be done now; ``None``: it can. Of several waits one that it may answer is enough."""
        found = [
            self.act(case.opened.id, case.actor, **given).refusal(case.opened, case.now)
            for given in self._trials(case)
        ]
        return None if None in found else found[0]

    def _trials(self, case: Case) -> Iterable[dict[str, Any]]:
        waits = getattr(self.form, "WAITS", ())
        keys = [one.key for one in case.opened.course.open_pauses if one.kind in waits]
        return [{"key": key} for key in keys] or [{}]


VERBS: tuple[Verb, ...] = (
    Verb("receive_supplement", "nhan-bo-sung", _("Nhận bổ sung"), "inbox", supplements.ReceiveSupplement,
         supplement.ReceiveSupplementForm, _("Đã ghi nhận bổ sung hồ sơ {code}."), SECRETARIAT),
    Verb("lapse", "qua-han-bo-sung", _("Quá hạn bổ sung: dừng, trả hồ sơ"), "calendar-off",
         lapse.LapseSupplement, ending.BareForm,
         _("Đã dừng giải quyết hồ sơ {code} vì quá hạn bổ sung."), SECRETARIAT, grave=True),
    Verb("go_on", "xu-ly-tiep", _("Quá hạn bổ sung: xử lý tiếp"), "progress", lapse.GoOnWithout,
         ending.BareForm, _("Hồ sơ {code} được xử lý tiếp."), SECRETARIAT),
    Verb("came_in_time", "bo-sung-dung-han", _("Bổ sung đúng hạn, ghi muộn: xử lý tiếp"), "rotate-clockwise",
         came_in_time.CameInTime, supplement.CameInTimeForm,
         _("Hồ sơ {code} được xử lý tiếp từ bước “{step}”."), ("hand_over",)),
    Verb("clear", "xong-nghia-vu", _("Đã xong nghĩa vụ tài chính"), "circle-check", obligation.Clear,
         waiting.ClearForm, _("Đã ghi nhận nghĩa vụ tài chính của hồ sơ {code}."), SECRETARIAT),
    Verb("give_opinion", "tra-loi-y-kien", _("Ghi ý kiến trả lời"), "message", opinion.GiveOpinion,
         waiting.GiveOpinionForm, _("Đã ghi ý kiến trả lời vào hồ sơ {code}."), SECRETARIAT),
    Verb("resume", "tiep-tuc", _("Kết thúc tạm dừng"), "rotate-clockwise", pause.Resume, waiting.ResumeForm,
         _("Hồ sơ {code} được xử lý tiếp; đồng hồ chạy lại."), SECRETARIAT),
    Verb("forward", "chuyen-buoc", _("Chuyển bước tiếp"), "send", forward.Forward, moving.ForwardForm,
         _("Đã chuyển hồ sơ {code} tới bước “{step}”."), ("intake", "review", "outside")),
    Verb("propose", "trinh", _("Trình kết quả"), "file-check", propose.Propose, moving.ProposeForm,
         _("Đã trình hồ sơ {code} tới bước “{step}”."), ("handle",)),
    Verb("approve", "ky-duyet", _("Ký duyệt"), "writing", approve.Approve, moving.ApproveForm,
         _("Đã ký hồ sơ {code}."), ("sign",)),
    Verb("stamp", "dong-dau", _("Cho số, đóng dấu"), "certificate", stamp.Stamp, ending.StampForm,
         _("Đã cho số, đóng dấu kết quả hồ sơ {code}."), ("stamp",), grave=True),
    Verb("hand_over", "tra", _("Trả kết quả"), "package-export", hand_over.HandOverOwn, ending.HandOverForm,
         _("Đã ghi nhận trả kết quả hồ sơ {code}."), ("hand_over",), grave=True),
    Verb("take_over", "nhan-xu-ly", _("Nhận xử lý"), "user-check", take_over.TakeOver, ending.BareForm,
         _("Đã nhận xử lý hồ sơ {code}."), ("intake", "handle", "review", "sign", "stamp", "hand_over")),
    Verb("recall", "thu-hoi", _("Thu hồi lượt chuyển"), "arrow-back-up", recall.Recall, ending.BareForm,
         _("Đã thu hồi hồ sơ {code} về bước “{step}”; đồng hồ như chưa chuyển.")),
    Verb("return", "chuyen-lai", _("Chuyển lại bước trước"), "arrow-back-up", forward.Return, moving.ReturnForm,
         _("Đã chuyển lại hồ sơ {code} về bước “{step}”."), ("review", "sign")),
    Verb("ask_supplement", "yeu-cau-bo-sung", _("Yêu cầu bổ sung"), "clipboard-list",
         supplements.AskSupplement, supplement.AskSupplementForm,
         _("Đã yêu cầu bổ sung hồ sơ {code}."), ("handle",)),
    Verb("allow_supplement", "dong-y-bo-sung", _("Đồng ý yêu cầu bổ sung thêm"), "clipboard-check",
         supplements.AllowSupplement, supplement.AllowSupplementForm,
         _("Đã đồng ý cho yêu cầu bổ sung hồ sơ {code}.")),
    Verb("ask_opinion", "lay-y-kien", _("Lấy ý kiến"), "help-circle", opinion.AskOpinion,
         waiting.AskOpinionForm, _("Đã gửi lấy ý kiến về hồ sơ {code}.")),
    Verb("oblige", "nghia-vu-tai-chinh", _("Nghĩa vụ tài chính"), "credit-card", obligation.Oblige,
         waiting.ObligeForm, _("Đã ghi nghĩa vụ tài chính của hồ sơ {code}.")),
    Verb("suspend", "tam-dung", _("Tạm dừng theo căn cứ"), "player-pause", pause.Suspend,
         waiting.SuspendForm, _("Đã tạm dừng hồ sơ {code}.")),
    Verb("apologise", "xin-loi", _("Xin lỗi, hẹn lại"), "calendar-event", apology.Apologise,
         ending.ApologiseForm, _("Đã ghi văn bản xin lỗi của hồ sơ {code}."), grave=True),
    Verb("refuse", "tu-choi", _("Từ chối giải quyết"), "ban", refuse.Refuse, ending.RefuseForm,
         _("Đã từ chối giải quyết hồ sơ {code}."), grave=True),
    Verb("stop", "dung", _("Dừng theo đề nghị của người nộp"), "player-stop", stop.Stop, ending.StopForm,
         _("Đã dừng giải quyết hồ sơ {code}."), grave=True),
    Verb("withdraw", "rut", _("Người nộp rút hồ sơ"), "hand-stop", stop.Withdraw, ending.StopForm,
         _("Đã ghi nhận rút hồ sơ {code}."), grave=True),
    Verb("send_across", "gui-xa-giai-quyet", _("Ghi đã gửi xã giải quyết"), "send", across.SendAcross,
         across_forms.SendAcrossForm, _("Đã ghi gửi hồ sơ {code} đến xã giải quyết."), ("",)),
    Verb("received_across", "xa-giai-quyet-nhan", _("Ghi xã giải quyết đã nhận"), "clipboard-check",
         across.ReceivedAcross, across_forms.ReceivedAcrossForm,
         _("Đã ghi xã giải quyết nhận hồ sơ {code}; thời hạn tính từ lúc đó."), ("",)),
    Verb("returned_across", "xa-giai-quyet-tra-lai", _("Ghi xã giải quyết không tiếp nhận"), "ban",
         across.ReturnedAcross, across_forms.ReturnedAcrossForm,
         _("Đã ghi xã giải quyết không tiếp nhận hồ sơ {code}."), grave=True),
    Verb("result_across", "ket-qua-xa-giai-quyet", _("Ghi kết quả của xã giải quyết"), "inbox",
         member_result.RecordResult, across_forms.ResultAcrossForm,
         _("Đã ghi kết quả hồ sơ {code}: chờ trả người nộp."), ("outside", "vertical")),
    Verb("refused_across", "xa-giai-quyet-tu-choi", _("Ghi xã giải quyết từ chối"), "ban",
         across.RefusedAcross, across_forms.ReturnedAcrossForm,
         _("Đã ghi xã giải quyết từ chối hồ sơ {code}: trả giấy tờ cho người nộp."), grave=True),
    Verb("notify", "bao-ket-qua", _("Báo có kết quả sớm"), "phone", notify.NotifyEarly, ending.NotifyForm,
         _("Đã ghi việc báo kết quả hồ sơ {code}."), ("hand_over",)),
)  # fmt: skip
