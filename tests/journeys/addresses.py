"""Every page that an officer opens, by the names of the urlconf: a page that is new belongs into one of the tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import psycopg
from django.urls import reverse

from tests.site.test_access_table import TABLE

NOTHING = ("",)

LOOKED_AT: dict[str, tuple[str, ...]] = {
    "counter:home": NOTHING,
    "counter:work": NOTHING,
    "counter:work_of_unit": NOTHING,
    "counter:work_of_counter": ("?giai-doan=overdue",),
    "counter:work_time": ("?ngay=90",),
    "counter:notices": NOTHING,
    "counter:register": ("", "?text=nguyen&stage=late"),
    "counter:dossier": NOTHING,
    "counter:source_row": NOTHING,
    "counter:intake_queue": NOTHING,
    "counter:intake_choose": NOTHING,
    "counter:intake": NOTHING,
    "counter:review": NOTHING,
    "counter:blocks": NOTHING,
    "counter:scan": ("?ma=khong-co",),
    "counter:hand_over": NOTHING,
    "counter:readings": NOTHING,
    "counter:doubts": NOTHING,
    "counter:doubts_of_kind": NOTHING,
    "counter:left_out": NOTHING,
    "counter:delegations": NOTHING,
    "counter:people": NOTHING,
    "counter:new_officer": NOTHING,
    "counter:officer": NOTHING,
    "counter:bundles": ("", "?ma=khong-co"),
    "counter:bundle_choose": NOTHING,
    "counter:bundle_receive": NOTHING,
    "counter:bundle": NOTHING,
    "counter:transfers": NOTHING,
    "counter:register_book": NOTHING,
    "counter:several": NOTHING,
    "control:imports": NOTHING,
    "control:import_run": ("", "?loai=fault"),
    "control:report": ("?ky=tu-chon&tu=2026-05-01",),
    "control:report_of": NOTHING,
    "control:behind": ("?ky=2026-Q2&so_lieu=late", "?ky=2026-Q2&so_lieu=received.total"),
    "control:procedures_behind": ("?ky=2026-Q2&so_lieu=procedures.total",),
    "control:petitions_behind": ("?ky=2026-Q2&so_lieu=petitions.received",),
    "control:documents_behind": ("?ky=2026-Q2&so_lieu=documents.guidance",),
    "control:document_origin": NOTHING,
    "control:procedure_origin": NOTHING,
    "control:petition_origin": NOTHING,
    "control:words": ("?ky=2026-Q2",),
    "control:frozen": NOTHING,
    "control:frozen_behind": ("?so_lieu=received.total",),
    "control:bundles": NOTHING,
    "account_change_password": NOTHING,
    "forgotten": NOTHING,
}
"""Name of a page that the director of the sample commune opens → with which questions."""

A_FILE = "gives a file"
SENDS_ON = "sends on to another page"
CATALOGUE = "tests/control/catalogue/test_in_the_browser.py"
DESK = "tests/counter/desk/test_by_keyboard.py"
CASH = "tests/counter/cash/test_in_the_browser.py"
BUNDLES = "tests/counter/bundles/test_in_the_browser.py"

NOT_HERE: dict[str, str] = {
    **dict.fromkeys(("counter:export", "counter:scan_file", "counter:slip", "counter:bundle_slip"), A_FILE),
    **dict.fromkeys(("counter:transfer", "counter:cash_sheet", "control:process_table"), A_FILE),
    **dict.fromkeys(("control:bad_rows", "control:report_file", "control:frozen_file"), A_FILE),
    **dict.fromkeys(("account_logout", "set_language", "home"), SENDS_ON),
    "account_login": "test_every_page.py, before signing in",
    "nothing": "is not found, as an address that there never was",
    "counter:sign_transfer": "a step of a list that the sample commune has not made",
    "counter:bundle_review": "the sample commune has no bundle that came in online",
    **{name: DESK for name in TABLE if name.startswith("counter:do_")},
    **dict.fromkeys(("counter:cash", "counter:cancel_receipt", "counter:cash_closings"), CASH),
    "control:bundle_edit": BUNDLES,
    **dict.fromkeys(("control:procedures", "control:procedure", "control:procedure_compare"), CATALOGUE),
    **dict.fromkeys(("control:procedure_edit", "control:procedure_publish", "control:process"), CATALOGUE),
    **dict.fromkeys(("control:process_new_step", "control:process_step"), CATALOGUE),
    **dict.fromkeys(("control:announcements", "control:catalogue_doubts"), CATALOGUE),
}
"""Name of a page → why it is not looked at here: what it gives, or the test that looks at it."""

LATE = "SELECT id FROM register_dossier WHERE finished_at > due_at AND NOT owned ORDER BY id LIMIT 1"
ARGUMENTS: dict[str, str] = {
    "uid": f"SELECT uid FROM register_dossier WHERE id = ({LATE})",
    "event": f"SELECT min(id) FROM register_event WHERE dossier_id = ({LATE}) AND kind = 'recorded'",
    "procedure": "SELECT '1.001193'",
    "filed": "SELECT uid FROM register_dossier WHERE owned AND status = 'filed' AND linked_group = '' LIMIT 1",
    "kind": "SELECT min(code) FROM register_doubt WHERE settled_at IS NULL",
    "officer": "SELECT min(id) FROM agencies_officer",
    "bundle_key": "SELECT 'khai-sinh'",
    "bundle": "SELECT uid FROM register_bundle ORDER BY id LIMIT 1",
    "run": "SELECT max(id) FROM exchange_importrun WHERE status = 'previewed'",
    "document": "SELECT min(id) FROM office_directivedocument WHERE origin IS NOT NULL",
    "offering": "SELECT min(id) FROM catalogue_offering WHERE origin IS NOT NULL",
    "petition": "SELECT min(id) FROM feedback_petition WHERE origin IS NOT NULL",
    "period": "SELECT '2026-Q2'",
    "report": "SELECT max(id) FROM reports_frozenreport",
}
"""What stands in an address → where the sample commune has one."""


def addresses_of(database_url: str, names: Iterable[str] = LOOKED_AT) -> Iterator[str]:
    """Where these pages are at the sample commune."""
    with psycopg.connect(database_url) as connection:
        for name in names:
            wanted = TABLE[name].arguments if name in TABLE else ()
            found = [connection.execute(ARGUMENTS[argument]).fetchone() for argument in wanted]
            told = [row[0] if row else None for row in found]
            assert None not in told, f"the sample commune has nothing for {name}: {wanted}"
            yield from (reverse(name, args=told) + question for question in LOOKED_AT[name])
