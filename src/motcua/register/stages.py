"""What the statuses of the register come to: not yet received, waiting for somebody, or ended, and how."""

from __future__ import annotations

from motcua.register.vocabulary import Outcome, Status

NOT_RECEIVED = frozenset({Status.DRAFT.value, Status.FILED.value, Status.NOT_ACCEPTED.value})
WAITING = {Status.WAITING_SUPPLEMENT.value: "supplement", Status.WAITING_FINANCE.value: "finance"}
ENDED = {
    Status.REFUSED.value: Outcome.REFUSED.value,
    Status.WITHDRAWN.value: Outcome.WITHDRAWN.value,
    Status.STOPPED.value: Outcome.STOPPED.value,
    Status.FINISHED.value: Outcome.ISSUED.value,
    Status.HANDED_OVER.value: Outcome.ISSUED.value,
}
