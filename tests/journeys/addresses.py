"""Every page that an officer opens, found the way an officer finds it: from one page to the next."""

from __future__ import annotations

from typing import Any

PLAIN = (
    "/",
    "/so-ho-so/",
    "/so-ho-so/?tim=nguyen&loc=overdue",
    "/viec/cua-toi/",
    "/viec/don-vi/",
    "/viec/quay/?giai-doan=overdue",
    "/viec/thoi-gian/?ngay=90",
    "/tra-ket-qua/",
    "/can-bo/",
    "/can-bo/moi/",
    "/uy-quyen/",
    "/lien-thong/",
    "/lien-thong/?ma=khong-co",
    "/lien-thong/tiep-nhan/",
    "/lien-thong/tiep-nhan/khai-sinh/",
    "/nghi-van/",
    "/nghi-van/dong-bo-qua/",
    "/nhap-du-lieu/",
    "/bao-cao/2026-Q2/",
    "/bao-cao/?ky=tu-chon&tu=2026-05-01",
    "/bao-cao/danh-sach/?ky=2026-Q2&so_lieu=late",
    "/bao-cao/danh-sach/?ky=2026-Q2&so_lieu=received.total",
    "/bao-cao/loi-van/?ky=2026-Q2",
    "/khong-co-trang-nay/",
)


def found(page: Any, base: str) -> list[str]:
    """The addresses that have numbers in them: a run, a kind of doubt, an officer, a dossier, a row, a request."""
    page.goto(f"{base}/nhap-du-lieu/")
    run = first(page, "/nhap-du-lieu/")
    page.goto(f"{base}/nghi-van/")
    kind = first(page, "/nghi-van/", ("dong-bo-qua",))
    page.goto(f"{base}/can-bo/")
    officer = first(page, "/can-bo/", ("moi",))
    page.goto(f"{base}/bao-cao/danh-sach/?ky=2026-Q2&so_lieu=late")
    dossier = first(page, "/ho-so/")
    page.goto(f"{base}{dossier}")
    source = first(page, "/nguon/")
    page.goto(f"{base}/lien-thong/")
    return [run, kind, officer, dossier, source, first(page, "/lien-thong/", ("tiep-nhan",))]


def first(page: Any, part: str, other: tuple[str, ...] = ()) -> str:
    """The first link in the main part of the page that leads below ``part``."""
    links: list[str] = page.eval_on_selector_all(
        "main a[href]", "all => all.map(one => one.getAttribute('href'))"
    )
    for link in links:
        path = link.partition("?")[0].partition("#")[0]
        if part in path and path != part and not any(each in path for each in other):
            return path
    raise AssertionError(f"no link below {part} on {page.url}: {links[:20]}")
