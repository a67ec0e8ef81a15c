"""The mail server by which officers are warned: ``MOTCUA_MAIL_URL``; without it no mail is sent."""

from __future__ import annotations

import os
from urllib.parse import unquote, urlsplit

from motcua.site.errors import UserError
from motcua.site.settings.environment import number
from motcua.site.words import gettext as _

# Scheme → (port, STARTTLS, TLS from the start).
WAYS = {"smtp": (25, False, False), "smtp+tls": (587, True, False), "smtps": (465, False, True)}

MAIL_ON = bool(os.environ.get("MOTCUA_MAIL_URL", "").strip())
MAIL_GAP_MINUTES = number("MAIL_GAP", 60)
DEFAULT_FROM_EMAIL = os.environ.get("MOTCUA_MAIL_FROM", "").strip() or "motcua@localhost"
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if MAIL_ON else 'dummy'}.EmailBackend"
EMAIL_TIMEOUT = 20

if MAIL_ON:
    try:
        _url = urlsplit(os.environ["MOTCUA_MAIL_URL"].strip())
        _port, EMAIL_USE_TLS, EMAIL_USE_SSL = WAYS[_url.scheme]
        EMAIL_HOST, EMAIL_PORT = _url.hostname or "", _url.port or _port
    except (KeyError, ValueError):
        EMAIL_HOST = ""
    if not EMAIL_HOST:  # the address holds a password: it is not repeated
        raise UserError(
            _("Biến MOTCUA_MAIL_URL không đọc được. Ví dụ đúng: smtp+tls://ten:mat-khau@may-chu-thu:587")
        )
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_url.username or ""), unquote(_url.password or "")
