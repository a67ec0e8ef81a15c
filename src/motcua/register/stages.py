"""What the statuses of the register come to: not yet received, waiting for somebody, or ended, and how."""

from __future__ import annotations

from motcua.register.vocabulary import Outcome, Status

NOT_RECEIVED = frozenset({Status.DRAFT.value, Status.FILED.value, Status.NOT_ACCEPTED.value})
WAITS_SUPPLEMENT, WAITS_FINANCE = "supplement", "finance"
WAITING = {Status.WAITING_SUPPLEMENT.value: WAITS_SUPPLEMENT, Status.WAITING_FINANCE.value: WAITS_FINANCE}
ENDED = {
    Status.REFUSED.value: Outcome.REFUSED.value,
    Status.WITHDRAWN.value: Outcome.WITHDRAWN.value,
    Status.STOPPED.value: Outcome.STOPPED.value,
    Status.FINISHED.value: Outcome.ISSUED.value,
    Status.HANDED_OVER.value: Outcome.ISSUED.value,
}
