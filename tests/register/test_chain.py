"""A chain shows every change; what is lawfully erased leaves it whole."""

from __future__ import annotations

from datetime import UTC, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.register.chain import GENESIS, Sealed, anchor_root, canonical, compact, event_hash, salted_digest
from tests.register.told import at

EVENT = Sealed(
    UUID(int=7), 1, "recorded", at("2026-06-19 08:00"), 3, "control", "bo-tu-phap", at("2026-06-19 07:00"),
    {"fee": {"v": 8000}}, {"file": "a.xlsx", "row": 7}, b"p" * 32, b"r" * 32,
)  # fmt: skip


def test_the_spelling_of_facts_does_not_depend_on_the_order_of_keys():
    assert canonical({"b": 1, "a": {"d": "đ", "c": None}}) == canonical({"a": {"c": None, "d": "đ"}, "b": 1})


def test_the_same_instant_in_another_zone_is_the_same_event():

    moved = EVENT._replace(recorded_at=EVENT.recorded_at.astimezone(UTC))
    assert event_hash(GENESIS, moved) == event_hash(GENESIS, EVENT)


@pytest.mark.parametrize(
    "change",
    [
        {"uid": UUID(int=8)},
        {"seq": 2},
        {"kind": "corrected"},
        {"recorded_at": EVENT.recorded_at + timedelta(microseconds=1)},
        {"officer_id": 4},
        {"role": "intake"},
        {"system": "lien-thong"},
        {"taken_at": None},
        {"facts": {"fee": {"v": 8001}}},
        {"origin": {"file": "a.xlsx", "row": 8}},
        {"personal_digest": b"q" * 32},
        {"raw_digest": b""},
    ],
)
def test_any_change_of_what_an_event_says_changes_its_hash(change):
    assert event_hash(GENESIS, EVENT._replace(**change)) != event_hash(GENESIS, EVENT)


def test_the_event_before_is_part_of_the_hash():
    assert event_hash(b"x" * 32, EVENT) != event_hash(GENESIS, EVENT)


def test_a_digest_cannot_be_made_without_its_salt():
    assert salted_digest(b"a" * 16, {"name": "Ánh"}) != salted_digest(b"b" * 16, {"name": "Ánh"})


def test_an_anchor_does_not_depend_on_the_order_of_heads_but_on_each_of_them():
    heads = [(UUID(int=index), 1, bytes([index]) * 32) for index in range(5)]
    assert anchor_root(GENESIS, heads) == anchor_root(GENESIS, reversed(heads))
    assert anchor_root(GENESIS, heads[1:]) != anchor_root(GENESIS, heads)
    assert anchor_root(b"x" * 32, heads) != anchor_root(GENESIS, heads)


def test_the_hash_is_plain_sha256_over_the_hash_before_and_one_json_list():
    import hashlib

    body = canonical(
        [
            EVENT.uid.hex, 1, "recorded", "2026-06-19T01:00:00.000000+00:00", 3, "control", "bo-tu-phap",
            "2026-06-19T00:00:00.000000+00:00", EVENT.facts, EVENT.origin, EVENT.personal_digest.hex(),
            EVENT.raw_digest.hex(),
        ]
    )  # fmt: skip
    assert event_hash(GENESIS, EVENT) == hashlib.sha256(GENESIS + body).digest()


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
)


@given(json_values)
def test_the_canonical_spelling_is_that_of_any_json_encoder(value):
    import json

    plain = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert canonical(value) == plain.encode()


def test_what_is_kept_compact_is_a_copy_that_says_the_same() -> None:
    spelt = canonical({"tên": "Đỗ"})
    assert compact(spelt) == spelt
    assert compact(spelt) is not spelt
