"""Every address of the program and who may use it. An address that is missing here fails the test.

The table is written by hand, not derived from the roles' capabilities: who changes those sees here what opens.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse

from tests.site.access_world import QUESTION, make_world

pytestmark = pytest.mark.django_db

ANONYMOUS, STRANGER, NEIGHBOUR = "anonymous", "stranger", "neighbour"
VERTICAL, UNIT = "vertical", "economy_handler"
ROLES = (
    "intake", "handler", "leader", "chair", "clerk", "hand_over", "cashier", "director", "control", "admin",
)  # fmt: skip
EVERYONE = frozenset(ROLES)
READERS = EVERYONE - {"admin"} | {VERTICAL}
CORRECTORS = frozenset({"intake", "handler", "leader", "director", "control"})
CONTROLLERS = frozenset({"director", "control"})
MANAGERS = frozenset({"leader", "chair", "director", "control"})
SIGNERS = frozenset({"chair", "director", "control"})
PEOPLE = frozenset({"director", "admin"})
EDITORS = frozenset({"director", "control", "admin"})
COUNTER = frozenset({"intake", "hand_over", "director"})
RECEIVERS = frozenset({"intake", "director"})
HOLDERS = READERS - {"control"}
CARRIERS = frozenset({"intake", "handler", "leader", "clerk", "hand_over", "director"})
CASHIERS = frozenset({"cashier", "director"})
DECIDERS = frozenset({"leader", "chair", "director"})


OUTSIDE = {NEIGHBOUR: "director", VERTICAL: "vertical", UNIT: "handler"}
"""Who plays which role, but for other dossiers than those of the world: next door, elsewhere, in another unit."""


DESK = (
    (HOLDERS, (
        "forward", "propose", "take_over", "recall", "receive_supplement", "lapse", "go_on", "clear",
        "give_opinion", "resume", "return", "ask_supplement", "ask_opinion", "oblige", "suspend",
        "result_across",
    )),
    (DECIDERS, ("approve", "allow_supplement", "apologise", "refuse", "stop", "came_in_time")),
    (frozenset({"clerk"}), ("stamp",)),
    (COUNTER, ("hand_over", "notify")),
    (RECEIVERS, ("withdraw", "send_across", "received_across", "returned_across", "refused_across")),
)  # fmt: skip
"""Whose pages the verbs of the desk are; what may be done on them the step of each dossier says."""


class Row(NamedTuple):
    """Who may use an address. ``found``: what those of ``OUTSIDE`` get whose role may use it (404: not theirs)."""

    may: frozenset[str]
    arguments: tuple[str, ...] = ()
    post: bool = False
    found: bool = False


TABLE: dict[str, Row] = {
    "counter:home": Row(EVERYONE | {VERTICAL}, found=True),
    "counter:resets_read": Row(EVERYONE | {VERTICAL}, post=True, found=True),
    "counter:work": Row(READERS - {"control"}, found=True),
    "counter:work_of_unit": Row(MANAGERS, found=True),
    "counter:work_time": Row(MANAGERS, found=True),
    "counter:work_of_counter": Row(COUNTER, found=True),
    "counter:notices": Row(READERS, found=True),
    "counter:notices_read": Row(READERS, post=True, found=True),
    "counter:notices_address": Row(READERS, post=True, found=True),
    "counter:register": Row(READERS, found=True),
    "counter:export": Row(READERS - {"clerk", "hand_over", "cashier", VERTICAL}, found=True),
    "counter:dossier": Row(READERS, ("uid",)),
    "counter:source_row": Row(READERS, ("uid", "event")),
    "counter:personal": Row(READERS - {"clerk", "control", "cashier"}, ("uid",), post=True),
    "counter:attach": Row(READERS, ("uid",), post=True),
    "counter:scan_file": Row(READERS - {"clerk", "control", "cashier"}, ("uid", "scan")),
    "counter:note": Row(READERS, ("uid",), post=True),
    "counter:assign": Row(MANAGERS, ("uid",), post=True),
    "counter:remind": Row(MANAGERS, ("uid",), post=True),
    "counter:shelve": Row(CARRIERS, ("uid",), post=True),
    "counter:hand_over_one": Row(COUNTER, ("uid",), post=True),
    "counter:explain": Row(CORRECTORS, ("uid",), post=True),
    "counter:settle": Row(CONTROLLERS, ("uid", "doubt"), post=True),
    "counter:correct": Row(CORRECTORS, ("uid",), post=True),
    "counter:decide": Row(CORRECTORS, ("uid", "correction"), post=True),
    "counter:merge": Row(CONTROLLERS, ("uid",), post=True),
    "counter:unmerge": Row(CONTROLLERS, ("uid", "away"), post=True),
    "counter:split": Row(CONTROLLERS, ("uid",), post=True),
    "counter:intake_queue": Row(RECEIVERS, found=True),
    "counter:intake_choose": Row(RECEIVERS, found=True),
    "counter:intake": Row(RECEIVERS, ("procedure",)),
    "counter:blocks": Row(RECEIVERS, found=True),
    "counter:close_block": Row(RECEIVERS, ("block",), post=True),
    "counter:scan": Row(READERS, found=True),
    "counter:review": Row(RECEIVERS, ("filed",)),
    "counter:accept": Row(RECEIVERS, ("filed",), post=True),
    "counter:guide": Row(RECEIVERS, ("filed",), post=True),
    "counter:complete": Row(RECEIVERS, ("filed",), post=True),
    "counter:not_accept": Row(RECEIVERS, ("filed",), post=True),
    "counter:slip": Row(READERS - {"clerk", "control", "cashier"}, ("guided", "form")),
    "counter:hand_over": Row(COUNTER, found=True),
    "counter:readings": Row(frozenset({"director", "admin"}), found=True),
    "counter:doubts": Row(READERS, found=True),
    "counter:doubts_of_kind": Row(READERS, ("kind",), found=True),
    "counter:settle_several": Row(CONTROLLERS, ("kind",), post=True, found=True),
    "counter:left_out": Row(READERS, found=True),
    "counter:dismiss": Row(CONTROLLERS, ("row",), post=True),
    "counter:delegations": Row(EVERYONE | {VERTICAL}, found=True),
    "counter:delegate": Row(PEOPLE | {"leader", "chair"}, post=True, found=True),
    "counter:revoke_delegation": Row(PEOPLE, ("delegation",), post=True),
    "counter:people": Row(PEOPLE, found=True),
    "counter:new_officer": Row(PEOPLE, found=True),
    "counter:officer": Row(PEOPLE, ("officer",)),
    "counter:reopen_officer": Row(PEOPLE, ("officer",), post=True),
    "counter:new_password": Row(PEOPLE, ("officer",), post=True),
    "counter:appoint_officer": Row(PEOPLE, ("officer",), post=True),
    "counter:end_role": Row(PEOPLE, ("officer", "assignment"), post=True),
    "counter:move_officer": Row(PEOPLE, ("officer",), post=True),
    "counter:deactivate_officer": Row(PEOPLE, ("officer",), post=True),
    "counter:bundles": Row(READERS, found=True),
    "counter:bundle_choose": Row(RECEIVERS, found=True),
    "counter:bundle_receive": Row(RECEIVERS, ("bundle_key",)),
    "counter:bundle": Row(READERS, ("bundle",)),
    "counter:bundle_slip": Row(READERS - {"clerk", "control", "cashier"}, ("bundle",)),
    "counter:bundle_review": Row(RECEIVERS, ("filed_bundle",)),
    "counter:bundle_answer": Row(RECEIVERS, ("filed_bundle",), post=True),
    "counter:bundle_hand_over": Row(COUNTER, ("bundle",), post=True),
    "counter:bundle_result": Row(HOLDERS, ("bundle", "member"), post=True),
    "counter:transfers": Row(CARRIERS, found=True),
    "counter:make_transfer": Row(CARRIERS, post=True, found=True),
    "counter:transfer": Row(CARRIERS, ("transfer",)),
    "counter:take_transfer": Row(CARRIERS, ("transfer",), post=True),
    "counter:sign_transfer": Row(CARRIERS, ("transfer",)),
    "counter:cash": Row(CASHIERS, found=True),
    "counter:take_fee": Row(CASHIERS, ("owned",), post=True),
    "counter:cancel_receipt": Row(CASHIERS, ("receipt",)),
    "counter:decide_cancellation": Row(CASHIERS, ("cancellation",), post=True),
    "counter:cash_closings": Row(CASHIERS, found=True),
    "counter:close_cash": Row(CASHIERS, post=True, found=True),
    "counter:confirm_cash": Row(CASHIERS, ("closing",), post=True),
    "counter:cash_sheet": Row(CASHIERS, ("closing",)),
    "counter:register_book": Row(READERS - {"clerk", "hand_over", "cashier", VERTICAL}, found=True),
    "counter:several": Row(HOLDERS, found=True),
    **{f"counter:do_{name}": Row(may, ("owned",)) for may, names in DESK for name in names},
    "control:imports": Row(CONTROLLERS, found=True),
    "control:import_run": Row(CONTROLLERS, ("run",)),
    "control:confirm_run": Row(CONTROLLERS, ("run",), post=True),
    "control:retake_run": Row(CONTROLLERS, ("run",), post=True),
    "control:leave_out_run": Row(CONTROLLERS, ("run",), post=True),
    "control:discard_run": Row(CONTROLLERS, ("run",), post=True),
    "control:bad_rows": Row(CONTROLLERS, ("run", "file")),
    "control:report": Row(MANAGERS, found=True),
    "control:report_of": Row(MANAGERS, ("period",), found=True),
    "control:behind": Row(MANAGERS, found=True),
    "control:procedures_behind": Row(MANAGERS, found=True),
    "control:petitions_behind": Row(MANAGERS, found=True),
    "control:documents_behind": Row(MANAGERS, found=True),
    "control:document_origin": Row(MANAGERS, ("document",)),
    "control:procedure_origin": Row(MANAGERS, ("offering",)),
    "control:petition_origin": Row(MANAGERS, ("petition",)),
    "control:words": Row(MANAGERS, found=True),
    "control:report_file": Row(MANAGERS, ("format",), found=True),
    "control:freeze": Row(SIGNERS, post=True, found=True),
    "control:frozen": Row(MANAGERS, ("report",)),
    "control:frozen_behind": Row(MANAGERS, ("report",)),
    "control:frozen_file": Row(MANAGERS, ("report", "format")),
    "control:procedures": Row(EVERYONE | {VERTICAL}, found=True),
    "control:new_procedure": Row(EDITORS, post=True, found=True),
    "control:announcements": Row(EDITORS, found=True),
    "control:bundles": Row(EDITORS, found=True),
    "control:bundle_edit": Row(EDITORS, ("kind_of_bundle",), found=True),
    "control:mark_posted": Row(EDITORS, ("line",), post=True),
    "control:abolish": Row(EDITORS, ("line",), post=True),
    "control:catalogue_doubts": Row(EDITORS, found=True),
    "control:decide_doubt": Row(EDITORS, ("version", "open_doubt"), post=True, found=True),
    "control:procedure": Row(EVERYONE | {VERTICAL}, ("procedure",), found=True),
    "control:procedure_compare": Row(EVERYONE | {VERTICAL}, ("procedure",), found=True),
    "control:promise": Row(EDITORS, ("procedure",), post=True, found=True),
    "control:no_appointment": Row(EDITORS, ("procedure",), post=True, found=True),
    "control:procedure_edit": Row(EDITORS, ("procedure",)),
    "control:procedure_discard": Row(EDITORS, ("procedure",), post=True, found=True),
    "control:procedure_publish": Row(EDITORS, ("procedure",)),
    "control:process": Row(EVERYONE | {VERTICAL}, ("procedure",), found=True),
    "control:process_table": Row(EVERYONE | {VERTICAL}, ("procedure",), found=True),
    "control:process_upload": Row(EDITORS, ("procedure",), post=True, found=True),
    "control:process_terms": Row(EDITORS, ("procedure",), post=True, found=True),
    "control:process_new_step": Row(EDITORS, ("procedure",)),
    "control:process_step": Row(EDITORS, ("procedure", "step")),
    "control:process_drop_step": Row(EDITORS, ("procedure", "step"), post=True),
    "control:process_cases": Row(EDITORS, ("procedure",), post=True),
    "control:process_publish": Row(EDITORS, ("procedure",), post=True),
}

SIGNING_IN = frozenset(
    {
        *("account_login", "account_logout", "account_change_password"),
        *("forgotten", "nothing", "set_language", "home"),
    }
)
"""Open to all by their nature: the sign-in page, one's own password, the switch of language, and "/"."""


PARTS = 5  # tests that go through it: workers share them


def addresses(resolver: URLResolver | None = None, before: str = "") -> Iterator[str]:
    """The names of all addresses of the program; the account's own pages (allauth) aside."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if not isinstance(pattern, URLResolver):
            yield before + (pattern.name or str(pattern.pattern))
        elif str(pattern.pattern) != "tai-khoan/":
            yield from addresses(pattern, f"{before}{pattern.namespace}:" if pattern.namespace else before)


def test_every_address_stands_in_the_table():
    assert set(addresses()) - SIGNING_IN == set(TABLE)


@pytest.fixture
def world(cast) -> dict[str, object]:
    """One object for every argument of an address."""
    return make_world(cast)


@pytest.fixture
def people(cast) -> dict[str, Client]:
    """A browser for everybody."""
    from tests.counter.pages import officer_of

    users = {role: officer_of(cast, role).user for role in ROLES}
    users |= {who: officer_of(cast, who).user for who in OUTSIDE} | {STRANGER: cast.stranger}
    clients = {who: Client(raise_request_exception=False) for who in (ANONYMOUS, *users)}
    for who, user in users.items():
        clients[who].force_login(user)
    return clients


def outcome(client: Client, name: str, world: dict[str, object]) -> str:
    """``open``, ``closed``, ``not found``, ``sign in``, or what went wrong. Whatever it changed is undone."""
    row = TABLE[name]
    address = reverse(name, args=[world[argument] for argument in row.arguments]) + QUESTION.get(name, "")
    with transaction.atomic():
        response = client.post(address) if row.post else client.get(address)
        transaction.set_rollback(True)
    if response.status_code == 302 and response["Location"].startswith("/dang-nhap/"):
        return "sign in"
    if response.status_code in {200, 302, 303, 400, 409, 422}:
        return "open"
    return {403: "closed", 404: "not found"}.get(response.status_code, str(response.status_code))


def expected(name: str) -> dict[str, str]:
    """Who → what they get, by the table."""
    row = TABLE[name]
    found = {role: "open" if role in row.may else "closed" for role in ROLES}
    # They have every capability of their role, but not over this commune's, or this unit's, things.
    theirs = "open" if row.found else "not found"
    outside = {who: theirs if role in row.may else "closed" for who, role in OUTSIDE.items()}
    return {**found, **outside, ANONYMOUS: "sign in", STRANGER: "closed"}


@pytest.mark.parametrize("part", range(PARTS))
def test_each_address_is_open_to_whom_the_table_names_and_to_nobody_else(world, people, part: int):
    wrong = {}
    for name in list(TABLE)[part::PARTS]:
        found = {who: outcome(client, name, world) for who, client in people.items()}
        differs = {who: got for who, got in found.items() if got != expected(name)[who]}
        if differs:
            wrong[name] = differs
    assert wrong == {}


def test_a_role_that_has_ended_opens_nothing(cast, world, people):
    cast.director.assignments.update(valid_to=date(2025, 12, 31))
    assert outcome(people["director"], "counter:dossier", world) == "closed"


def test_an_account_that_is_switched_off_is_asked_to_sign_in(cast, world, people):
    cast.director.user.is_active = False
    cast.director.user.save()
    assert outcome(people["director"], "counter:register", world) == "sign in"


def test_nothing_is_changed_by_a_link(world, people):
    for name, row in TABLE.items():
        if row.post:
            address = reverse(name, args=[world[argument] for argument in row.arguments])
            assert (name, people["director"].get(address).status_code) == (name, 405)
