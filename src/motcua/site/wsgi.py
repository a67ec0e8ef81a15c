"""The web application, for granian (``motcua serve``) or any other WSGI server."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

from motcua.site.database.watch import keep_database
from motcua.site.parent import end_with_parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.site.settings")

application = get_wsgi_application()
end_with_parent()
keep_database()
