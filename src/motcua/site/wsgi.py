"""The web application, for granian (``motcua serve``) or any other WSGI server."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from motcua.site.database.watch import keep_database
from motcua.site.parent import end_with_parent, leave_the_keyboard_to_the_parent

leave_the_keyboard_to_the_parent()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.site.settings")

application = get_wsgi_application()
get_resolver().url_patterns  # noqa: B018 - all pages are there before the first officer asks for one
end_with_parent()
keep_database()
