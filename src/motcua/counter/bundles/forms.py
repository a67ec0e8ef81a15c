"""The forms of linked procedures: the request, the hand-over of everything, what another agency told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.catalogue.bundles import MemberOffer, members_of
from motcua.catalogue.models import BundleOffer
from motcua.counter.act_forms import MOMENT_FORMATS, HandOverForm
from motcua.register.actions.bundle import FEWEST, Part, codes_open
from motcua.register.actions.hand_over import LONGEST_NAME, LONGEST_TRACKING, Recipient
from motcua.register.actions.member_result import LONGEST_NUMBER
from motcua.register.vocabulary import Channel


class TogetherForm(HandOverForm):
    """When, how and to whom all results go out."""

    channel = forms.ChoiceField(
        label=gettext_lazy("Cách trả"),
        choices=[
            ("counter", gettext_lazy("tại quầy")),
            ("post", gettext_lazy("qua bưu chính")),
            ("electronic", gettext_lazy("bản điện tử")),
        ],
    )
    name = forms.CharField(
        label=gettext_lazy("Người nhận, nếu nhận thay"), max_length=LONGEST_NAME, required=False
    )
    tracking = forms.CharField(label=gettext_lazy("Số bưu gửi"), max_length=LONGEST_TRACKING, required=False)

    def recipient(self) -> Recipient:
        """As the act takes it."""
        given = self.cleaned_data
        relation = "authorised" if given["name"].strip() else "self"
        return Recipient(given["channel"], given["name"], relation, given["tracking"])


class ResultForm(forms.Form):
    """What another agency told of its result."""

    number = forms.CharField(label=gettext_lazy("Số kết quả"), max_length=LONGEST_NUMBER, required=False)
    at = forms.DateTimeField(
        label=gettext_lazy("Có kết quả lúc"),
        help_text=gettext_lazy("Để trống nếu là lúc này."),
        input_formats=MOMENT_FORMATS,
        required=False,
        widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"}),
        error_messages={"invalid": gettext_lazy("Ghi ngày giờ như 14/06/2026 16:30.")},
    )
    electronic = forms.BooleanField(label=gettext_lazy("Kết quả là bản điện tử"), required=False)


class RequestForm(forms.Form):
    """A request: who applies, and which of the bundle's procedures are asked for with which papers."""

    uid = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    name = forms.CharField(label=gettext_lazy("Họ tên người nộp"), max_length=200)
    id_number = forms.CharField(label=gettext_lazy("Số định danh"), max_length=20, required=False)
    phone = forms.CharField(label=gettext_lazy("Điện thoại"), max_length=20, required=False)
    address = forms.CharField(label=gettext_lazy("Địa chỉ"), max_length=300, required=False)
    channel = forms.ChoiceField(
        label=gettext_lazy("Kênh nộp"), choices=Channel.choices, initial=Channel.IN_PERSON
    )
    at_once = forms.BooleanField(
        label=gettext_lazy("Gửi các cơ quan cùng lúc"),
        help_text=gettext_lazy(
            "Khi liên thông điện tử và không cơ quan nào phải chờ kết quả của cơ quan khác."
        ),
        required=False,
    )

    def __init__(self, *args: Any, offer: BundleOffer, at: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.members: Sequence[MemberOffer] = members_of(offer)
        for one in self.members:
            codes = codes_open(offer, one, at)
            self.fields[f"part-{one.key}"] = forms.BooleanField(label=one.name, required=False, initial=True)
            if codes:
                self.fields[f"code-{one.key}"] = forms.ChoiceField(
                    label=_("Mã thủ tục: {name}").format(name=one.name),
                    choices=[("", "—"), *((code, code) for code in codes)],
                    required=False,
                )
            self.fields[f"papers-{one.key}"] = forms.CharField(
                label=_("Giấy tờ có: {name}").format(name=one.name),
                help_text=_("Mỗi dòng một giấy tờ."),
                max_length=4000,
                required=False,
                widget=forms.Textarea({"rows": 2}),
            )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if sum(bool(given.get(f"part-{one.key}")) for one in self.members) < FEWEST:
            raise forms.ValidationError(_("Chọn ít nhất hai thủ tục của nhóm."))
        return given

    def person(self) -> dict[str, str]:
        """Who applies."""
        names = ("name", "id_number", "phone", "address")
        return {name: given for name in names if (given := self.cleaned_data[name].strip())}

    def parts(self) -> dict[str, Part]:
        """What goes to each procedure that is asked for."""
        given = self.cleaned_data
        return {
            one.key: Part(_papers(given[f"papers-{one.key}"]), procedure=given.get(f"code-{one.key}") or "")
            for one in self.members
            if given[f"part-{one.key}"]
        }


def _papers(text: str) -> list[dict[str, Any]]:
    names = [line.strip()[:300] for line in text.splitlines() if line.strip()]
    return [{"key": "", "name": name, "form": "original", "count": 1, "digitised": False} for name in names]
