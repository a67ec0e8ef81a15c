"""Officers with sessions and dossiers of their own to pass on: what ``actions-http`` sends. Runs in an installation."""

from __future__ import annotations

import json
import sys
from typing import Any
from urllib.parse import urlencode


def main() -> None:
    """``OFFICERS EACH``: prints a list of {headers, answer, requests: [[address, body]]}."""
    import django

    django.setup()
    from bench.approval.ours import officer, take_in
    from bench.scratch import COMMUNE
    from motcua.agencies.models import Agency
    from motcua.register.models import Dossier

    agency = Agency.objects.get(code=COMMUNE)
    work = []
    for number in range(int(sys.argv[1])):
        actor = officer(agency, "intake", f"bench.intake.{number}")
        cases = [take_in(agency, actor) for _ in range(int(sys.argv[2]))]
        uids = Dossier.objects.filter(pk__in=cases).values_list("uid", flat=True)
        body = urlencode({"csrfmiddlewaretoken": TOKEN, "to": "thu-ly"})
        work.append(
            {
                "headers": {
                    **HEADERS,
                    "Cookie": f"sessionid={session_of(actor.officer.user)}; csrftoken={TOKEN}",
                },
                "answer": 302,
                "requests": [[f"/ho-so/{uid}/lam/chuyen-buoc/", body] for uid in uids],
            }
        )
    print(json.dumps(work))


TOKEN = "b" * 32
HEADERS = {"Content-Type": "application/x-www-form-urlencoded"}


def session_of(user: Any) -> str:
    """The key of a signed-in session."""
    from importlib import import_module

    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return str(session.session_key)


if __name__ == "__main__":
    main()
