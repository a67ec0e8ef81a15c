"""The form of the intake: who applies, in which way, under which code, where the result is wanted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.agencies.models import Agency
from motcua.counter.act_forms import CODE, MOMENT_FORMATS
from motcua.counter.communes import commune_named
from motcua.register.actions.at_home import LONGEST_NOTE
from motcua.register.systems import OWN, SYSTEMS, system_name
from motcua.register.vocabulary import Channel, Mode
from motcua.rules.at_home import Ground, all_grounds
from motcua.rules.vietnamese import ngay

TOKEN = 36


class Way(NamedTuple):
    """How somebody comes: the channel and the mode under which it is recorded."""

    name: Any
    channel: str
    mode: str


WAYS = {
    "counter": Way(gettext_lazy("Trực tiếp tại quầy"), Channel.IN_PERSON, ""),
    "no_appointment": Way(
        gettext_lazy("Trực tiếp, giải quyết ngay, không hẹn"), Channel.IN_PERSON, Mode.NO_APPOINTMENT
    ),
    "home": Way(gettext_lazy("Tại nhà"), Channel.IN_PERSON, Mode.HOME),
    "postal": Way(gettext_lazy("Qua bưu chính công ích"), Channel.POSTAL, ""),
    "assisted": Way(gettext_lazy("Cán bộ hỗ trợ nộp trực tuyến"), Channel.ONLINE, Mode.ASSISTED),
    "kiosk": Way(gettext_lazy("Tại kiosk"), Channel.ONLINE, Mode.KIOSK),
    "online": Way(gettext_lazy("Trực tuyến (hệ thống khác chuyển đến)"), Channel.ONLINE, ""),
    "to_other": Way(gettext_lazy("Phi địa giới: nhận hộ xã khác"), Channel.IN_PERSON, Mode.CROSS_BOUNDARY),
    "from_other": Way(
        gettext_lazy("Phi địa giới: xã khác nhận, gửi đến"), Channel.IN_PERSON, Mode.CROSS_BOUNDARY
    ),
}
ACCOUNTS = (
    ("", "—"),
    ("applicant", gettext_lazy("của người nộp")),
    ("relative", gettext_lazy("của người thân đi cùng")),
    ("officer", gettext_lazy("của cán bộ hỗ trợ")),
)
DELIVERIES = (
    ("counter", gettext_lazy("tại quầy trả kết quả")),
    ("post", gettext_lazy("qua bưu chính")),
    ("online", gettext_lazy("trực tuyến")),
    ("home", gettext_lazy("tại nhà")),
)
PERSON = ("name", "id_number", "birth_date", "phone", "email", "address", "owner", "delivery_address")


def _line(label: Any, longest: int, *, required: bool = False, **attrs: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=longest, required=required, widget=forms.TextInput(attrs=attrs)
    )


def _named(ground: Ground) -> str:
    """The ground; one that has ended with its days, so that nobody takes it for one of today."""
    if ground.valid_to is None:
        return ground.name
    return f"{ground.name} ({ngay(ground.valid_from)}–{ngay(ground.valid_to)})"


class IntakeForm(forms.Form):
    """Every field but the papers and the fees."""

    token = forms.CharField(max_length=TOKEN, widget=forms.HiddenInput)
    warned = forms.CharField(max_length=200, required=False, widget=forms.HiddenInput)
    id_number = _line(
        gettext_lazy("Số định danh, hộ chiếu hoặc mã tổ chức"), 30, autocomplete="off", accesskey="d"
    )
    name = _line(gettext_lazy("Họ tên người nộp, hoặc tên tổ chức"), 200, required=True, autocomplete="off")
    birth_date = _line(gettext_lazy("Ngày sinh"), 10, placeholder="14/06/1985", autocomplete="off")
    phone = _line(gettext_lazy("Điện thoại"), 20, inputmode="tel", autocomplete="off")
    email = _line(gettext_lazy("Thư điện tử"), 120, inputmode="email", autocomplete="off")
    address = _line(gettext_lazy("Địa chỉ"), 300, autocomplete="off")
    owner = _line(gettext_lazy("Chủ hồ sơ, nếu nộp thay"), 200, autocomplete="off")
    way = forms.ChoiceField(
        label=gettext_lazy("Cách nộp"), initial="counter", widget=forms.Select(attrs={"accesskey": "c"})
    )
    other = _line(gettext_lazy("Xã kia, nếu phi địa giới (tên hoặc mã 5 số)"), 120)
    account = forms.ChoiceField(
        label=gettext_lazy("Tài khoản được dùng, nếu hỗ trợ nộp"), choices=ACCOUNTS, required=False
    )
    home = forms.ChoiceField(label=gettext_lazy("Đối tượng, nếu tiếp nhận tại nhà"), required=False)
    home_note = _line(gettext_lazy("Ghi rõ, nếu là đối tượng khác"), LONGEST_NOTE, autocomplete="off")
    delivery = forms.ChoiceField(
        label=gettext_lazy("Nhận kết quả"), choices=DELIVERIES, initial="counter", required=False
    )
    delivery_address = _line(gettext_lazy("Địa chỉ nhận kết quả, nếu khác"), 300)
    block_code = forms.ChoiceField(label=gettext_lazy("Số lấy từ dải dự phòng"), required=False)
    system = forms.ChoiceField(label=gettext_lazy("Hệ thống đã cấp mã"), required=False)
    code = _line(gettext_lazy("Mã của hệ thống đó"), CODE)
    received_at = forms.DateTimeField(
        label=gettext_lazy("Thời điểm nhận, nếu ghi sau"),
        required=False,
        input_formats=MOMENT_FORMATS,
        widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"}),
        error_messages={"invalid": gettext_lazy("Ghi ngày giờ như 14/06/2026 16:30.")},
    )

    def __init__(self, data: Any = None, *, codes: Iterable[str] = (), at_once: bool, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        ways = [(key, way.name) for key, way in WAYS.items() if at_once or key != "no_appointment"]
        self._choose("way", ways)
        # Whichever held on some day: the act knows the day of the receipt and whether the ground held then.
        self._choose("home", [("", "—"), *((one.key, _named(one)) for one in all_grounds())])
        self._choose("block_code", [("", "—"), *((code, code) for code in codes)])
        known = [(key, system_name(key)) for key in SYSTEMS if key != OWN]
        self._choose("system", [("", "—"), *known])

    def _choose(self, name: str, choices: list[tuple[str, Any]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("way") in ("to_other", "from_other"):
            told["other"] = self._commune(told.get("other", ""))
        if told.get("way") == "assisted" and not told.get("account"):
            self.add_error("account", _("Chọn tài khoản của ai được dùng để nộp."))
        self._check_home(told)
        if bool(told.get("system")) != bool(told.get("code")):
            self.add_error("code", _("Ghi cả hệ thống lẫn mã, hoặc để trống cả hai."))
        return told

    def _check_home(self, told: dict[str, Any]) -> None:
        """At home only on a ground; of any other way it says nothing."""
        if told.get("way") != "home":
            told["home"] = told["home_note"] = ""
        elif not told.get("home"):
            self.add_error("home", _("Chọn người nộp thuộc đối tượng nào được tiếp nhận tại nhà."))
        elif not told.get("home_note") and any(one.words for one in all_grounds() if one.key == told["home"]):
            self.add_error("home_note", _("Ghi rõ đối tượng theo quyết định nào của xã."))

    def _commune(self, text: str) -> Agency | None:
        """The one commune that is meant."""
        try:
            return commune_named(text)
        except ValidationError as error:
            self.add_error("other", error)
            return None

    @property
    def person(self) -> dict[str, str]:
        """Who applies, as the register keeps it."""
        told = self.cleaned_data
        return {key: told[key].strip() for key in PERSON if told.get(key, "").strip()}
