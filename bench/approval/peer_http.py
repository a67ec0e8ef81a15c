"""A peer of ``actions-http``: one page that takes a case of ``PEER`` a step further, for who is signed in."""

from __future__ import annotations

import importlib
import json
import os
import sys
from urllib.parse import urlencode

from bench.approval.officers import HEADERS, TOKEN, session_of
from bench.approval.peer import urlpatterns

MADE = "PEER_MADE"


def _page():
    from django.http import HttpResponse
    from django.urls import path
    from django.views.decorators.http import require_POST

    peer = importlib.import_module(os.environ["PEER"])
    make, step = peer.build(os.environ["PEER_URI"], tables=MADE not in os.environ)

    @require_POST
    def act(request, case, number):
        if not request.user.is_authenticated:
            return HttpResponse(status=403)
        step(case, number)
        return HttpResponse(status=302, headers={"Location": "/"})

    urlpatterns.append(path("act/<int:case>/<int:number>/", act))
    return make


def _application():
    os.environ[MADE] = "1"
    _page()
    from django.core.wsgi import get_wsgi_application

    return get_wsgi_application()


def main():
    """``OFFICERS EACH``: makes them and prints what they send."""
    make = _page()
    from django.contrib.auth.models import User

    body = urlencode({"csrfmiddlewaretoken": TOKEN})
    work = []
    for number in range(int(sys.argv[1])):
        user = User.objects.create_user(f"officer{number}")
        cases = [make() for _ in range(int(sys.argv[2]))]
        cookie = f"sessionid={session_of(user)}; csrftoken={TOKEN}"
        work.append(
            {
                "headers": {**HEADERS, "Cookie": cookie},
                "answer": 302,
                "requests": [[f"/act/{case}/0/", body] for case in cases],
            }
        )
    print(json.dumps(work))


if __name__ == "__main__":
    main()
else:
    application = _application()
