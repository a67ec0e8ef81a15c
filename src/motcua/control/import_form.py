"""The form that hands in files, and the one that confirms a preview."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.agencies.numbers import number
from motcua.exchange.models import TakenFrom
from motcua.rules.zone import local

MOST_FILES = 40
MOST_BYTES = 500 * 1024 * 1024
"""In all: what a quarter of a whole province weighs as .csv; the reader has limits of its own for each file."""
ACCEPTED = ".xlsx,.xlsm,.xls,.ods,.csv,.json,.toml"
AHEAD = timedelta(minutes=5)
"""A clock of an office may be ahead of ours."""
MINUTE = "%Y-%m-%dT%H:%M"


class SeveralFiles(forms.FileField):
    """One or several files under one name: a list of ``UploadedFile``."""

    widget = forms.FileInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        files = [super(SeveralFiles, self).clean(each, initial) for each in data or [None]]
        if len(files) > MOST_FILES:
            raise forms.ValidationError(
                _("Đã chọn {count} tệp, nhiều nhất {most} tệp một lần: chia làm nhiều lần nhập.").format(
                    count=len(files), most=MOST_FILES
                )
            )
        if sum(each.size or 0 for each in files) > MOST_BYTES:
            raise forms.ValidationError(
                _("Các tệp nặng quá {most} MB một lần: chia làm nhiều lần nhập.").format(
                    most=number(MOST_BYTES // 1024 // 1024)
                )
            )
        return files


class TakenForm(forms.Form):
    """``taken_at``: when the files were exported, which decides what is newer."""

    taken_at = forms.DateTimeField(
        label=gettext_lazy("Thời điểm xuất tệp"),
        help_text=gettext_lazy(
            "Lúc các tệp được xuất ra từ hệ thống nguồn (giờ Việt Nam). Bản xuất cũ không ghi đè bản xuất mới hơn."
        ),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MINUTE),
    )

    def clean_taken_at(self) -> Any:
        moment = self.cleaned_data["taken_at"]
        if moment > timezone.now() + AHEAD:
            raise forms.ValidationError(_("Thời điểm xuất tệp ở tương lai: xem lại ngày, giờ."))
        if moment.year < 2000:
            raise forms.ValidationError(_("Thời điểm xuất tệp trước năm 2000: xem lại năm."))
        return moment


class ImportForm(TakenForm):
    """``exports``, the files, and ``taken_at``.

    ``taken_shown`` is what the page filled in for ``taken_at``, ``taken_by`` of what: of what a person left as it was
    the files themselves are asked later.
    """

    exports = SeveralFiles(
        label=gettext_lazy("Các tệp xuất từ hệ thống nguồn"),
        error_messages={"required": gettext_lazy("Chưa chọn tệp nào: chọn ít nhất một tệp.")},
        allow_empty_file=True,  # the reader tells what is wrong with it, by name
    )
    taken_shown = forms.CharField(max_length=20, required=False, widget=forms.HiddenInput)
    taken_by = forms.CharField(max_length=8, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        now = f"{local(timezone.now()):{MINUTE}}"
        self.initial.update(taken_at=now, taken_shown=now, taken_by=TakenFrom.NOBODY.value)

    @property
    def taken_from(self) -> str:
        """By what the instant is known. Only after ``is_valid``."""
        told = self.cleaned_data
        if f"{local(told['taken_at']):{MINUTE}}" != told["taken_shown"]:
            return str(TakenFrom.OFFICER.value)
        by_browser = told["taken_by"] == TakenFrom.BROWSER
        return str(TakenFrom.BROWSER.value if by_browser else TakenFrom.NOBODY.value)


class ConfirmForm(forms.Form):
    """Where rows have faults, the officer says that they may be left out.

    ``taken_shown``: when the exports were taken by the preview that is confirmed.
    """

    skip_bad = forms.BooleanField(required=False)
    taken_shown = forms.CharField(max_length=40, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, faults: int, taken_at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.faults, self.taken_at = faults, taken_at
        self.initial["taken_shown"] = taken_at.isoformat()
        field = self.fields["skip_bad"]
        field.required = faults > 0
        field.label = _("Bỏ qua {count} dòng lỗi, ghi các dòng còn lại").format(count=number(faults))
        field.help_text = _(
            "Báo cáo của kỳ sẽ ghi rõ còn thiếu bao nhiêu dòng cho đến khi các dòng này được sửa và nhập lại."
        )
        field.error_messages["required"] = _(
            "Chưa ghi: đánh dấu vào ô này nếu đồng ý bỏ qua các dòng lỗi, hoặc sửa tệp rồi nhập lại."
        )

    @property
    def out_of_date(self) -> str:
        """Why the preview that is confirmed is no longer the run's; empty where it is."""
        shown = self.data.get("taken_shown", "")
        if shown == self.taken_at.isoformat():
            return ""
        return _(
            "Chưa ghi: thời điểm xuất tệp nay là {now}, không còn là {before} như ở bản xem trước vừa xác nhận. "
            "Xem lại rồi ghi."
        ).format(now=_to_the_second(self.taken_at), before=_to_the_second(_instant(shown)))


def _instant(written: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(written[:40])
        return moment if moment.tzinfo else None
    except ValueError:
        return None


def _to_the_second(moment: datetime | None) -> str:
    return f"{local(moment):%H:%M:%S %d/%m/%Y}" if moment else "—"
