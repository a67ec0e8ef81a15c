"""Who comes first: the order in which those who need many dossiers at once take their locks.

An import locks the dossiers of its files in the order of the rows, batch after batch. Whoever else needs more than
one dossier takes the turn of the imports concerned before it locks any, and locks them in one statement, in the
order of their ids: neither can wait for the other while it is waited for. Acts on a single dossier take no turn, but
those that end one of linked procedures: the next ones may start by them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from django.db import OperationalError, connection
from django.utils.translation import gettext as _
from psycopg.errors import LockNotAvailable

from motcua.agencies.models import Agency
from motcua.register.actions.refused import ImportGoesOn
from motcua.register.models import BundleMember, Dossier
from motcua.register.write import lock_all

PATIENCE = "5s"
"""How long an act waits for an import to end."""

_TURN, _SEAL = 1, 2
"""First keys of the advisory locks; the second is the agency. The seal's is held shared by whoever records."""


def one_at_a_time(agency: Agency) -> None:
    """Imports of one commune follow one another; officers' actions on single dossiers go on. Until the
    transaction ends; taken before anything is read that the import before may still change."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_TURN, agency.pk])


def before_the_next_seal(agency: Agency) -> None:
    """What is recorded until the transaction ends is covered by the next anchor, and no report that is being frozen
    counts around it. Taken before the instant is read as of which something is recorded."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock_shared(%s, %s)", [_SEAL, agency.pk])


def turn_to_seal(agency: Agency) -> None:
    """Alone with the agency's events: none is on its way. Waits for imports by their turn, where nobody else waits
    behind; waiting for them by the seal, it would hold up every act at the counter."""
    one_at_a_time(agency)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_SEAL, agency.pk])


def turn_if_free(agency: Agency) -> bool:
    """The same for work that can as well be done a minute later: whether it was to be had at once."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", [_TURN, agency.pk])
        (free,) = cursor.fetchone()
    return bool(free)


def turn_with_imports(dossier_ids: Collection[int]) -> None:
    """The same for whoever is about to lock several dossiers: the turn of every agency that may import one of them,
    which are those that count them and those that recorded anything of them.

    An officer does not sit through a whole import: raises ``ImportGoesOn`` after seconds.
    """
    with _patience(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(%s, agency_id::int) FROM ("
            " SELECT agency_id FROM register_dossier WHERE id = ANY(%s)"
            " UNION SELECT agency_id FROM register_event WHERE dossier_id = ANY(%s) ORDER BY 1) AS concerned",
            [_TURN, list(dossier_ids), list(dossier_ids)],
        )


def turn_of_linked(dossier_id: int) -> None:
    """The turn for whoever is about to end one of linked procedures, and so may start the others; raises likewise."""
    members = BundleMember.objects.filter(bundle__members__dossier_id=dossier_id)
    turn_with_imports(list(members.values_list("dossier_id", flat=True)))


def turn_of_page(agency: Agency) -> None:
    """``one_at_a_time`` for a page on which an officer waits. Raises likewise."""
    with _patience():
        one_at_a_time(agency)


@contextmanager
def _patience() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lock_timeout', %s, true)", [PATIENCE])
    try:
        yield
    except OperationalError as error:
        if isinstance(error.__cause__, LockNotAvailable):
            raise ImportGoesOn(_("Đang nhập dữ liệu của xã: đợi ít phút rồi làm lại việc này.")) from error
        raise
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout TO DEFAULT")


def lock_together(dossier_ids: Collection[int]) -> list[Dossier]:
    """The dossiers locked until the transaction ends, in the order of their ids, once the turn is had. Raises
    ``ImportGoesOn``."""
    turn_with_imports(dossier_ids)
    return lock_all(dossier_ids)
