"""A scan attached as evidence: known by its content, kept apart, erased with the person's data."""

from __future__ import annotations

import hashlib
from datetime import timedelta

import pytest
from django.utils.translation import override

from motcua.agencies.models import Agency
from motcua.register.actions.attach import MOST_BYTES, AttachScan, keep, scanned
from motcua.register.actions.erase import Erase, on_lists_too
from motcua.register.actions.papers import Taken, send_papers
from motcua.register.actions.receive import Application, receive_at_counter
from motcua.register.actions.refused import Refused
from motcua.register.models import Dossier, Event, Scan
from motcua.register.verification import verify
from tests.cast import CITIZEN, NEIGHBOUR
from tests.register.actions.conftest import officer
from tests.register.office import commune
from tests.register.own.ways import stored
from tests.register.told import at

pytestmark = pytest.mark.django_db

RECEIVED, NOW, LATER = "2026-06-01 08:00", at("2026-06-01 10:00"), at("2026-06-02 08:00")
PDF, JPEG, PNG = b"%PDF-1.7\n...", b"\xff\xd8\xff\xe0...", b"\x89PNG\r\n\x1a\n..."


@pytest.mark.parametrize(
    ("content", "media"), [(PDF, "application/pdf"), (JPEG, "image/jpeg"), (PNG, "image/png")]
)
def test_its_content_says_what_it_is(content, media):
    assert scanned("giấy", content).media == media


@pytest.mark.parametrize(
    ("about", "content", "why"),
    [
        ("giấy", b"<html><script>", "không phải bản quét"),
        ("giấy", b"", "không phải bản quét"),
        ("giấy", b"MZ%PDF-", "không phải bản quét"),
        ("giấy", PDF + bytes(MOST_BYTES), "nặng quá 10 MB"),
        (" ", PDF, "là giấy gì"),
        ("x" * 201, PDF, "là giấy gì"),
    ],
)
def test_what_is_no_scan_or_too_much_is_refused(about, content, why):
    with pytest.raises(Refused, match=why):
        scanned(about, content)


def test_the_event_tells_of_it_by_a_salted_digest(received, office):
    AttachScan(received.id, office["intake"], scanned("giấy chứng sinh", PDF)).execute(NOW)
    kept, told = Scan.objects.get(), Event.objects.get(kind="attached").facts["scan"]["v"]
    assert (bytes(kept.content), told["about"], told["size"]) == (PDF, "giấy chứng sinh", len(PDF))
    assert told["digest"] == hashlib.sha256(bytes(kept.salt) + PDF).hexdigest()
    assert verify(rebuild=True).findings == []


def test_a_second_click_attaches_it_once(received, office):
    for seconds in (0, 2):
        scan = scanned("giấy", PDF)
        AttachScan(received.id, office["intake"], scan).execute(NOW + timedelta(seconds=seconds))
    assert Scan.objects.count() == 1


def test_an_officer_of_another_commune_attaches_nothing(received):
    stranger = officer("xa-ben", "director", Agency.objects.get(code=NEIGHBOUR))
    with pytest.raises(Refused, match="không có quyền"):
        AttachScan(received.id, stranger, scanned("giấy", PDF)).execute(NOW)
    assert not Scan.objects.exists()


def test_it_goes_with_the_persons_data(received, office):
    administrator = officer("quan-tri", "admin", commune())
    AttachScan(received.id, office["intake"], scanned("giấy", PDF)).execute(NOW)
    Erase(received.id, administrator, "đơn yêu cầu").execute(LATER)
    kept = Scan.objects.get()
    assert (kept.content, kept.salt) == (None, None) and kept.erased_at is not None
    assert stored().applicant == "" and verify(rebuild=True).findings == []


def test_the_scan_of_a_signed_list_goes_whole_and_the_others_on_it_say_so(received, office):
    other = receive_at_counter(commune(), Application("1.001193", CITIZEN), office["intake"], at(RECEIVED))
    ids = [received.id, other.id]
    signed = send_papers(ids, office["intake"], now=NOW)
    assert on_lists_too(ids) == on_lists_too([received.id]) == {}
    more = {"scan": keep(scanned("danh sách đã ký", PDF), NOW, transfer=signed)}
    for pk in ids:
        Taken(pk, office["intake"], signed, back=False, more=more).execute(NOW)
    assert on_lists_too(ids) == {} and on_lists_too([received.id]) == {"1/2026": [other.id]}
    with override("en"):
        Erase(received.id, officer("quan-tri", "admin", commune()), "đơn").execute(LATER)
    assert Scan.objects.get().content is None and on_lists_too([received.id]) == {}
    event = Event.objects.get(kind="erased", dossier=other.id)
    assert (
        event.facts["erased"]["v"]
        == f"bản quét danh sách bàn giao số 1/2026, theo yêu cầu ở hồ sơ {received.code}"
    )
    assert Dossier.objects.get(pk=other.id).applicant == CITIZEN["name"]
    assert verify(rebuild=True).findings == []


@pytest.mark.parametrize("change", [{"content": PDF + b"x"}, {"content": None}, {"salt": b"0" * 16}])
def test_a_scan_that_somebody_changed_is_found(received, office, change):
    AttachScan(received.id, office["intake"], scanned("giấy", PDF)).execute(NOW)
    Scan.objects.update(**change)
    (finding,) = verify().findings
    assert str(Scan.objects.get().uid) in finding


def test_a_scan_that_is_gone_or_was_slipped_in_is_found(received, office):
    AttachScan(received.id, office["intake"], scanned("giấy", PDF)).execute(NOW)
    Scan.objects.all().delete()
    assert len(verify().findings) == 1
    keep(scanned("giấy", PDF), NOW, dossier_id=received.id)
    assert len(verify().findings) == 2
