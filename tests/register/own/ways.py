"""Bringing a dossier along the usual way: intake, handling, review, signature, stamp; each by who does it."""

from __future__ import annotations

from motcua.agencies.models import Agency
from motcua.catalogue.content import Content, Ground, as_dict
from motcua.register.actions.approve import Approve
from motcua.register.actions.forward import Forward
from motcua.register.actions.propose import Propose
from motcua.register.actions.stamp import Stamp
from motcua.register.models import Dossier
from motcua.register.own import Opened, open_owned
from motcua.register.write import Actor
from tests.register.office import offer
from tests.register.told import at

Office = dict[str, Actor]

GROUNDS = (
    Ground("thue", "Nghĩa vụ tài chính", "khoản 5 Điều 9 Luật thử", "resume", "finance"),
    Ground("niem-yet", "Niêm yết công khai", "Điều 10 Luật thử", "resume", "other"),
    Ground("y-kien", "Lấy ý kiến", "Điều 11 Luật thử", "resume", "opinion"),
)


def with_grounds(agency: Agency) -> None:
    """Let the procedure offered list grounds of its own on which the clock stops."""
    offer(agency, details={"content": as_dict(Content(grounds=GROUNDS))})


def to_handler(dossier_id: int, office: Office, when: str = "2026-06-01 09:00") -> None:
    """Leaves the intake."""
    Forward(dossier_id, office["intake"]).execute(at(when))


def to_chair(
    dossier_id: int, office: Office, outcome: str = "issued", reason: str = "", day: str = "2026-06-02"
) -> None:
    """From the intake to the signature, with a proposal."""
    to_handler(dossier_id, office, f"{day} 08:00")
    Propose(dossier_id, office["handler"], outcome, reason).execute(at(f"{day} 09:00"))
    Forward(dossier_id, office["leader"]).execute(at(f"{day} 10:00"))


def to_clerk(dossier_id: int, office: Office, day: str = "2026-06-02") -> None:
    """Signed, waiting for the stamp."""
    to_chair(dossier_id, office, day=day)
    Approve(dossier_id, office["chair"]).execute(at(f"{day} 11:00"))


def to_counter(dossier_id: int, office: Office, day: str = "2026-06-02") -> None:
    """The result exists and waits for its applicant."""
    to_clerk(dossier_id, office, day)
    Stamp(dossier_id, office["clerk"]).execute(at(f"{day} 14:00"))


def stored() -> Dossier:
    """The only dossier, as it is stored."""
    return Dossier.objects.select_related("now").get()


def permitted(act, dossier_id: int, office: Office, when: str) -> set[str]:
    """The roles to whom ``act`` (dossier id, actor → verb) is open at that instant."""
    opened: Opened = open_owned(dossier_id)
    return {role for role, who in office.items() if act(dossier_id, who).refusal(opened, at(when)) is None}
