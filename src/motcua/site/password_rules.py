"""What a password must be, in our words: Django's own Vietnamese lacks some of them and is familiar in others."""

from __future__ import annotations

from django.contrib.auth import password_validation
from django.utils.translation import gettext as _


class LongEnough(password_validation.MinimumLengthValidator):
    """At least ``min_length`` characters."""

    def get_error_message(self) -> str:
        """Why it was refused."""
        return _("Mật khẩu quá ngắn: cần ít nhất {count} ký tự.").format(count=self.min_length)

    def get_help_text(self) -> str:
        """What is asked."""
        return _("Ít nhất {count} ký tự.").format(count=self.min_length)


class UnlikeTheOfficer(password_validation.UserAttributeSimilarityValidator):
    """Not the name under which one signs in, nor nearly so."""

    def get_error_message(self) -> str:
        """Why it was refused."""
        return _("Mật khẩu quá giống tên đăng nhập hoặc họ tên.")

    def get_help_text(self) -> str:
        """What is asked."""
        return _("Không giống tên đăng nhập, họ tên.")


class Uncommon(password_validation.CommonPasswordValidator):
    """None of those that are tried first."""

    def get_error_message(self) -> str:
        """Why it was refused."""
        return _("Mật khẩu này quá phổ biến, dễ đoán.")

    def get_help_text(self) -> str:
        """What is asked."""
        return _("Không phải mật khẩu nhiều người dùng.")


class NotOnlyDigits(password_validation.NumericPasswordValidator):
    """A number of a paper or a telephone is no password."""

    def get_error_message(self) -> str:
        """Why it was refused."""
        return _("Mật khẩu chỉ có chữ số: thêm chữ cái.")

    def get_help_text(self) -> str:
        """What is asked."""
        return _("Không chỉ gồm chữ số.")
