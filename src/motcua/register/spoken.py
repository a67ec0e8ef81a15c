"""A row as the register compares it with what the same system said before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.utils.translation import gettext_noop as _

from motcua.register.appraise import STANDING_CODES, Standing, shown
from motcua.register.chain import canonical, compact, word_digest
from motcua.register.loading import Said
from motcua.register.sentences import sentence
from motcua.register.source import FileOrigin, SourceRow, Speaker
from motcua.register.vocabulary import FactKind

_TELLING = (
    FactKind.STATUS, FactKind.RECEIVED_AT, FactKind.DUE_AT, FactKind.FINISHED_AT, FactKind.HANDED_OVER_AT,
    FactKind.PROCEDURE, FactKind.CHANNEL,
)  # fmt: skip
"""What a figure of the report may hang on."""


class Spoken(NamedTuple):
    """A row with what will be compared and recorded of it, spelt once as canonical JSON."""

    row: SourceRow
    facts: dict[str, Any]
    lineage: dict[str, Any]
    told: bytes
    person: bytes
    origin: bytes
    digest: bytes


def spoken(row: SourceRow, origin: FileOrigin, speaker: Speaker) -> Spoken:
    """Spell a row. Its digest covers facts and person: file and row are lineage, no part of a fact's identity."""
    facts: dict[str, Any] = (
        row.facts if row.told else {**row.facts, FactKind.CODE: {"v": [list(pair) for pair in row.codes]}}
    )
    lineage: dict[str, Any] = {
        "file": origin.name,
        "sha256": origin.sha256,
        "sheet": row.sheet,
        "row": row.row,
    }
    if speaker.run_id is not None:
        lineage["run"] = speaker.run_id
    told, person = row.told or canonical(facts), compact(canonical(row.person))
    digest = row.digest or word_digest(told, person)
    return Spoken(row, facts, lineage, told, person, compact(canonical(lineage)), digest)


def without_person(item: Spoken) -> Spoken:
    """What is taken in of a row of which the person was erased: its facts, neither person nor cells as they stood."""
    doubts = tuple(doubt for doubt in item.row.doubts if doubt[0] in STANDING_CODES)
    row = item.row._replace(person={}, raw=b"", doubts=doubts)
    nobody = canonical(row.person)
    return item._replace(row=row, person=nobody, digest=word_digest(item.told, nobody))


def with_hours_of_before(item: Spoken, before: Mapping[str, Any]) -> Spoken:
    """A day without an hour that a system tells again is the same fact, whatever hour the office closes at by now:
    the hour that was read into it first stays. ``before``: the facts as it told them then."""
    again = {
        kind: old
        for kind, fact in item.facts.items()
        if fact.get("p") == "day"
        and (old := before.get(kind)) is not None
        and old.get("p") == "day"
        and old["at"] != fact["at"]
        and old["at"][:10] == fact["at"][:10]
    }
    if not again:
        return item
    facts = {**item.facts, **again}
    told = canonical(facts)
    return item._replace(facts=facts, told=told, digest=word_digest(told, item.person))


def once(rows: Sequence[SourceRow]) -> list[SourceRow]:
    """The rows without identical repeats of a code."""
    seen: set[tuple[str, str]] = set()
    kept = []
    for row in rows:
        if seen.isdisjoint(row.codes):
            kept.append(row)
            seen.update(row.codes)
    return kept


def difference(before: dict[str, Any], now: dict[str, Any], seen: datetime) -> dict[str, Any]:
    """What a system says otherwise than before; a fact that it no longer tells is withdrawn by ``None``."""
    told: dict[str, Any] = {kind: fact for kind, fact in now.items() if before.get(kind) != fact}
    told.update((kind, None) for kind in before if kind not in now)
    # The old word was last seen in that export: what it says reaches until then.
    told[FactKind.SEEN] = {"v": seen.isoformat()}
    return told


def promised_moved(before: Said | None, item: Spoken, speaker: Speaker) -> list[Standing]:
    """The doubt that a newer export moves the date on which the result was promised."""
    if before is None or before.taken_at > speaker.taken_at:
        return []
    old, new = before.facts.get(FactKind.DUE_AT), item.facts.get(FactKind.DUE_AT)
    if old is None or new is None or old["at"] == new["at"]:
        return []
    message = sentence(
        _("ngày hẹn trả bị dời từ {old} sang {new}: kiểm tra căn cứ dời hạn rồi xác nhận"),
        old=shown(old["at"]),
        new=shown(new["at"]),
    )
    return [Standing("promised_moved", f"{old['at']}>{new['at']}", FactKind.DUE_AT, str(new["at"]), message)]


def files_differ(before: Said | None, item: Spoken, speaker: Speaker) -> list[Standing]:
    """The doubt that two files of one import tell different things of a dossier: nobody said which is newer."""
    if before is None or speaker.run_id is None or before.run_id != speaker.run_id:
        return []
    one, other = before.origin, item.lineage
    kinds = [kind for kind in _TELLING if before.facts.get(kind) != item.facts.get(kind)]
    if not kinds or one.get("sha256") == other["sha256"]:
        return []
    message = sentence(
        _(
            "tệp “{one}” và tệp “{other}” của cùng một lần nhập ghi khác nhau, đang lấy theo tệp sau: đối chiếu hệ "
            "thống nguồn rồi xác nhận; tệp xuất ở lúc khác thì nhập riêng với thời điểm xuất của nó"
        ),
        one=one.get("file", ""),
        other=other["file"],
    )
    fact = item.facts.get(kinds[0]) or {}
    key = f"{one.get('sha256', '')[:16]}>{other['sha256'][:16]}:{','.join(kinds)}"
    return [Standing("files_differ", key, kinds[0], str(fact.get("at", fact.get("v", ""))), message)]
