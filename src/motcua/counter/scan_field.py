"""A scan in a form: one file, of bounded size, known by its content."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.register.actions.attach import LONGEST_ABOUT, MOST_BYTES, Scanned, scanned
from motcua.register.actions.refused import Refused
from motcua.register.sentences import in_vietnamese

ACCEPTED = ".pdf,.jpg,.jpeg,.png"


class ScanField(forms.FileField):
    """Gives the bytes of the file, or ``None``; what is no scan is refused by its first bytes."""

    def __init__(self, label: Any, **kwargs: Any) -> None:
        widget = forms.FileInput(attrs={"accept": ACCEPTED})
        kwargs.setdefault("help_text", gettext_lazy("Tệp PDF, JPEG hoặc PNG, nhẹ hơn 10 MB."))
        super().__init__(label=label, widget=widget, max_length=None, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> bytes | None:
        upload: UploadedFile[Any] | None = super().clean(data, initial)
        if not upload:
            return None
        # One byte more than may be tells that it is too much, however large it says that it is.
        content: bytes = upload.read(MOST_BYTES + 1)
        try:
            return scanned("…", content).content
        except Refused as refused:
            raise forms.ValidationError(str(refused)) from refused


class AttachForm(forms.Form):
    """A scan, and which paper it is."""

    about = forms.CharField(
        label=gettext_lazy("Bản quét của giấy gì"),
        max_length=LONGEST_ABOUT,
        help_text=gettext_lazy(
            "Ví dụ: giấy tiếp nhận của xã giải quyết. Không ghi họ tên ai: chữ ở đây không xóa được."
        ),
    )
    scan = ScanField(gettext_lazy("Tệp quét"))

    def scanned(self) -> Scanned:
        """As the act takes it. Only after ``is_valid``; raises ``Refused``."""
        return scanned(self.cleaned_data["about"], self.cleaned_data["scan"])


def scan_of(told: dict[str, Any], about: str) -> Scanned | None:
    """The scan of a form that has one beside other fields, named by what was typed in it. Raises ``Refused``."""
    content = told.get("scan")
    with in_vietnamese():  # it is kept
        name = about.strip() or _("minh chứng")
    return scanned(name[:LONGEST_ABOUT], content) if content else None
