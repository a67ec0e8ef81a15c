"""Whether the scans that are kept are those that the events told of when they were attached."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection
from django.utils.translation import gettext as _

from motcua.register.vocabulary import EventKind, FactKind

# The database reckons the digests: the scans themselves stay where they are.
_WRONG = f"""
WITH told AS (
  SELECT DISTINCT e.facts->'{FactKind.SCAN}'->'v'->>'uid' AS uid, e.facts->'{FactKind.SCAN}'->'v'->>'digest' AS digest
    FROM register_event e WHERE e.kind = ANY(%s) AND e.facts->'{FactKind.SCAN}' IS NOT NULL
)
SELECT coalesce(t.uid, s.uid::text)
  FROM told t FULL JOIN register_scan s ON s.uid::text = t.uid
 WHERE t.uid IS NULL OR s.id IS NULL
    OR (s.erased_at IS NULL AND t.digest IS DISTINCT FROM encode(sha256(s.salt || s.content), 'hex'))
 ORDER BY 1
"""
KINDS = [EventKind.ATTACHED.value, EventKind.PAPERS_TAKEN.value]


def wrong_scans() -> Iterator[str]:
    """What differs, in words: a scan that was changed, that is gone, or that no event told of."""
    with connection.cursor() as cursor:
        cursor.execute(_WRONG, [KINDS])
        for (uid,) in cursor.fetchall():
            yield _("bản quét {uid}: không khớp dấu vân tay mà sự kiện ghi").format(uid=uid)
