"""What the access table's addresses lead to: one object for every argument, all of Xã Thượng Hồng."""

from __future__ import annotations

from datetime import date, timedelta

from tests.cast import Cast

QUESTION = {
    "control:behind": "?ky=2026-Q2&so_lieu=received.total",
    "control:frozen_behind": "?so_lieu=received.total",
    "control:procedures_behind": "?ky=2026-Q2&so_lieu=procedures.total",
    "control:documents_behind": "?ky=2026-Q2&so_lieu=documents.guidance",
    "control:petitions_behind": "?ky=2026-Q2&so_lieu=petitions.received",
}
"""What a list behind a figure is asked for, by the name of its address."""


def make_world(cast: Cast) -> dict[str, object]:
    """One object for every argument of an address, all of Xã Thượng Hồng."""
    from django.utils import timezone

    from motcua.agencies.authority import today
    from motcua.agencies.delegate import give
    from motcua.agencies.models import Delegation
    from motcua.exchange.models import ImportFile, ImportRun, SkippedRow
    from motcua.register.actions.correct import propose
    from motcua.register.actions.merge import merge
    from motcua.register.actions.papers import send_papers
    from motcua.register.models import Dossier, Doubt
    from motcua.register.write import Actor
    from motcua.reports.freeze import freeze
    from motcua.rules.periods import parse_period
    from tests.register.actions.conftest import finished_row
    from tests.register.office import offer, take_in
    from tests.register.told import JUSTICE, row

    offer(cast.commune)
    take_in([finished_row(due_at="2026-06-11 17:00")])
    one = Dossier.objects.get()
    take_in(
        [row(code="G15.10993-20260601-0000001", received_at="2026-06-01 08:00", status="handling")],
        system=JUSTICE,
    )
    away = Dossier.objects.exclude(pk=one.pk).get()
    who = Actor(cast.director, "director", "thử")
    merge(one.pk, away.pk, who, "một hồ sơ")
    run = ImportRun.objects.create(
        agency=cast.commune, title="x", status="done", taken_at=timezone.now(), via="web", result={}
    )
    head = {"format": "csv", "delimiter": ";", "lines": [["Mã"]], "header_row": 1}
    file = ImportFile.objects.create(
        run=run, position=0, name="x.csv", sha256="f" * 64, size=1, kind="csv", head=head
    )
    left_out = SkippedRow.objects.create(
        agency=cast.commune, run=run, file=file, system="x", row=2, code="x", raw=["x"], message="x"
    )
    lent = cast.director.assignments.get().pk
    delegation = give(cast.director, lent, cast.clerk, today(), today(), "12/GUQ")
    # From tomorrow on: the clerk must not be a director in this table.
    Delegation.objects.update(valid_from=today() + timedelta(days=1), valid_to=today() + timedelta(days=2))
    return {
        **_catalogue(cast),
        **_bundle(cast, who),
        "uid": one.uid,
        "owned": (owned := _owned(cast)).uid,
        "transfer": send_papers([owned.pk], Actor(cast.handler, "handler", "thử")).pk,
        "scan": _scan(one, who),
        "away": away.uid,
        "event": one.events.filter(kind="recorded").get().pk,
        "doubt": Doubt.objects.filter(dossier=one, settled_at=None).earliest("pk").pk,
        "correction": propose(one.pk, who, "channel", "postal", "x", "y").pk,
        "kind": "clock_differs",
        "row": left_out.pk,
        "run": run.pk,
        "file": file.pk,
        "period": "2026-Q2",
        "format": "json",
        "delegation": delegation.pk,
        "officer": cast.hand_over.pk,
        "assignment": cast.hand_over.assignments.get().pk,
        "form": "02",
        **_at_the_counter(cast, who),
        "report": freeze(cast.commune, parse_period("2026-Q2"), cast.director).pk,
    }


def _scan(one, who):
    """A scan attached to a dossier."""
    from motcua.register.actions.attach import AttachScan, scanned
    from motcua.register.models import Scan

    AttachScan(one.pk, who, scanned("giấy", b"%PDF-1.7")).execute()
    return Scan.objects.get().uid


def _owned(cast):
    """A dossier of the commune's own, at its first step."""
    from motcua.register.actions.receive import Application, receive_at_counter
    from motcua.register.models import Dossier
    from motcua.register.write import Actor

    who = Actor(cast.intake, "intake", "thử")
    taken = receive_at_counter(cast.commune, Application("1.001193", {"name": "Lụa"}), who)
    return Dossier.objects.get(pk=taken.id)


def _catalogue(cast) -> dict[str, object]:
    """A draft, a process, an announcement and an open doubt of the commune; procedures are the nation's."""
    from motcua.catalogue import drafts, processes
    from motcua.catalogue.announcements import announce
    from motcua.catalogue.models import Procedure
    from motcua.rules.process import default_process
    from tests.register.office import offer

    drafts.begin_draft(cast.commune, "1.001193", cast.director)
    procedure = Procedure.objects.get(code="1.001193")
    processes.save_draft(
        cast.commune,
        procedure,
        default_process(None),
        [],
        valid_from=date(2026, 1, 1),
        basis="",
        officer=None,
    )
    day = date(2026, 6, 1)
    decision = announce(cast.commune, "1/QĐ", day, "Bộ", day, [("1.001193", "amended")], cast.director)
    version = offer(cast.commune, "1.000894", "Kết hôn", doubts=[{"code": "no_level", "value": ""}])
    return {
        "procedure": "1.001193",
        "step": default_process(None).steps[1].key,
        "line": decision.lines.get().pk,
        "version": version.pk,
        "open_doubt": "no_level",
        **_listed(cast),
    }


def _listed(cast) -> dict[str, object]:
    """A procedure that a list offers, a petition and a document that a list tells."""
    from motcua.catalogue.load import load_catalogue
    from motcua.catalogue.models import Offering
    from motcua.feedback.load import load_petitions
    from motcua.feedback.models import Petition
    from motcua.office.load import load_documents
    from motcua.office.models import DirectiveDocument

    load_catalogue("code,name,level\n1.004964,Trợ giúp,toàn trình\n".encode(), "a.csv", cast.commune)
    load_petitions(
        b"ma,ngay_tiep_nhan,han_xu_ly,ngay_tra_loi\nP-1,2026-06-01,,\n", cast.commune, name="b.csv"
    )
    load_documents(
        "loai,so_ky_hieu,ngay,co_quan_ban_hanh,trich_yeu\nCông văn,1,2026-04-01,,x\n".encode(), cast.commune
    )
    return {
        "document": DirectiveDocument.objects.get().pk,
        "offering": Offering.objects.get(procedure__code="1.004964").pk,
        "petition": Petition.objects.get().pk,
    }


def _at_the_counter(cast, who) -> dict[str, object]:
    """Two that wait for their acceptance, one of them guided, and a block of numbers; a closed day."""
    from motcua.agencies.authority import today
    from motcua.payments.cancel import cancel
    from motcua.payments.closing import close_day
    from motcua.payments.models import Receipt
    from motcua.register.actions.application import Application
    from motcua.register.actions.blocks import take_block
    from motcua.register.actions.file import file_application
    from motcua.register.actions.guide import Guide
    from motcua.register.write import Actor
    from tests.cast import CITIZEN

    filed, guided = (
        file_application(cast.commune, Application("1.001193", CITIZEN, channel="online"))
        for _one in range(2)
    )
    Guide(guided.id, who, "Thiếu giấy chứng sinh").execute()
    block = take_block(cast.commune, today(), 1, "x", who)
    closing = close_day(cast.commune, today(), Actor(cast.cashier, "cashier", "thử"), 0)
    told = {
        "agency": cast.commune,
        "cashier": cast.cashier,
        "taken_at": closing.closed_at,
        "closing": closing,
    }
    receipt = Receipt.objects.create(dossier_id=filed.id, number="BL-1", amount=1, channel="cash", **told)
    asked = cancel(receipt.pk, Actor(cast.cashier, "cashier", "thử"), "x")
    return {
        "filed": filed.uid,
        "guided": guided.uid,
        "block": block.pk,
        "closing": closing.pk,
        "receipt": receipt.pk,
        "cancellation": asked.pk,
    }


def _bundle(cast, who) -> dict[str, object]:
    """A request for two procedures of the commune's own, received today, and one that waits for its acceptance."""
    from motcua.catalogue.bundles import MemberOffer
    from motcua.register.actions.bundle import Part, Way, file_bundle, receive_bundle
    from tests.cast import CITIZEN
    from tests.register.linked.conftest import make_offer

    members = (MemberOffer("mot", "Khai sinh", "1.001193"), MemberOffer("hai", "Kết hôn", "1.000894"))
    offered = make_offer(*members, key="cua-xa")
    asked = (cast.commune, offered, CITIZEN, {"mot": Part(), "hai": Part()}, who)
    made, filed = receive_bundle(*asked), file_bundle(*asked, None, Way("online"))
    return {
        "filed_bundle": filed.uid,
        "bundle": made.uid,
        "bundle_key": "cua-xa",
        "member": "mot",
        "kind_of_bundle": "khai-tu",
    }
