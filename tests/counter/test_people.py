"""The director moves an officer to another unit, who from then on sees that unit's dossiers only."""

from __future__ import annotations

from motcua.register.models import Dossier
from tests.counter.pages import text, url


def test_who_is_moved_loses_the_old_dossiers_from_sight(cast, dossier, sign_in):
    handler, director = sign_in("handler"), sign_in("director")
    Dossier.objects.update(assignee=cast.handler, finished_at=None)
    assert handler.get(url("dossier", dossier.uid)).status_code == 200
    moved = director.post(
        url("move_officer", cast.handler.pk), {"place": cast.economy.pk, "roles": ["handler"]}, follow=True
    )
    assert "Phòng Kinh tế" in text(moved) and "còn 1 hồ sơ đang được giao" in text(moved)
    assert handler.get(url("dossier", dossier.uid)).status_code == 404
    assert dossier.code not in text(handler.get(url("register")))
    Dossier.objects.update(unit=cast.economy)
    assert handler.get(url("dossier", dossier.uid)).status_code == 200


def test_the_list_names_place_roles_and_account(cast, sign_in):
    page = text(sign_in("admin").get(url("people")))
    for words in ("Hà Thị Tuyết", "Phòng Kinh tế", "Cán bộ thụ lý", "tuyet.ha", "từ 01/01/2020"):
        assert words in page
    assert "Trần Văn Sơn" not in page


def test_the_form_begins_with_what_holds_today(cast, sign_in):
    page = text(sign_in("director").get(url("officer", cast.economy_handler.pk)))
    assert 'value="handler" id="id_roles_1" checked' in page.replace("\n", " ") or "checked" in page
    assert f'<option value="{cast.economy.pk}" selected>' in page


def test_what_cannot_be_is_told_beside_the_form(cast, sign_in):
    answer = sign_in("director").post(
        url("move_officer", cast.handler.pk), {"place": cast.economy.pk, "roles": ["admin"]}
    )
    assert answer.status_code == 422 and "Chỉ quản trị hệ thống" in text(answer)
    elsewhere = {"place": cast.neighbour.pk, "roles": ["handler"]}
    assert sign_in("admin").post(url("move_officer", cast.handler.pk), elsewhere).status_code == 422


def test_who_leaves_is_signed_out_and_stays_in_the_list(cast, sign_in):
    handler, director = sign_in("handler"), sign_in("director")
    told = director.post(url("deactivate_officer", cast.handler.pk), follow=True)
    assert "Tài khoản đã khóa" in text(told)
    assert handler.get(url("register")).status_code == 302
    assert cast.handler.name in text(director.get(url("people")))


def test_nobody_is_offered_to_shut_out_themselves(cast, sign_in):
    page = text(sign_in("director").get(url("officer", cast.director.pk)))
    assert "Khóa tài khoản này" not in page and "Không tự chuyển" in page
