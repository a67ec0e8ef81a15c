"""Ours: each step checked against roles, holder and process, told as a hashed event, derived, stored.

Runs within an installation; prints one JSON object.
"""

from __future__ import annotations

import json
import sys
import time
from datetime import date, datetime
from typing import Any

from bench.approval.peer import WARM
from motcua.rules.zone import ZONE

PROCEDURE = "1.013949"
KEPT = "_standings_today"
"""What an officer's account remembers of its roles for as long as a request lasts."""

ROLES = ("intake", "handler", "leader", "chair", "clerk")
"""Who acts, step by step."""


def main() -> None:
    """Steps a second over ``CASES`` dossiers."""
    import django

    django.setup()
    from bench.scratch import COMMUNE
    from motcua.agencies.models import Agency
    from motcua.register.actions.approve import Approve
    from motcua.register.actions.forward import Forward
    from motcua.register.actions.propose import Propose
    from motcua.register.actions.stamp import Stamp

    acts = {"intake": Forward, "handler": Propose, "leader": Forward, "chair": Approve, "clerk": Stamp}

    agency = Agency.objects.get(code=COMMUNE)
    office = {role: officer(agency, role) for role in ROLES}

    def through(count: int) -> float:
        cases = [take_in(agency, office["intake"]) for _ in range(count)]
        started = time.perf_counter()
        for role in ROLES:
            for case in cases:
                office[role].officer.user.__dict__.pop(KEPT, None)  # each act asks anew who may
                acts[role](case, office[role]).execute()
        return count * len(ROLES) / (time.perf_counter() - started)

    through(WARM)
    print(json.dumps({"rate": through(int(sys.argv[1]))}))


def officer(agency: Any, role: str, username: str = "") -> Any:
    """An officer of that role, made when first asked for."""
    from django.contrib.auth.models import User

    from motcua.agencies.models import Officer, RoleAssignment
    from motcua.register.write import Actor

    user, made = User.objects.get_or_create(username=username or f"bench.{role}")
    if made:
        one = Officer.objects.create(user=user, name=role, agency=agency)
        RoleAssignment.objects.create(officer=one, role=role, agency=agency, valid_from=date(2020, 1, 1))
    return Actor(Officer.objects.select_related("user").get(user=user), role, "bench")


def take_in(agency: Any, actor: Any) -> int:
    """A dossier received now."""
    from motcua.register.actions.receive import Application, receive_at_counter

    person = {"name": "Phạm Thị Lụa", "id_number": "999031085123"}
    return receive_at_counter(agency, Application(PROCEDURE, person), actor, datetime.now(ZONE)).id


if __name__ == "__main__":
    main()
