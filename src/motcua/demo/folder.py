"""The sample commune as files in a folder: just what an officer would have on the desk."""

from __future__ import annotations

import dataclasses
from datetime import datetime
from importlib import resources
from pathlib import Path

from motcua.demo import dossier as states
from motcua.demo.dossier import Dossier
from motcua.demo.exports.city import city_file
from motcua.demo.exports.construction import construction_file
from motcua.demo.exports.finance import finance_file
from motcua.demo.exports.justice import justice_file
from motcua.demo.exports.portal import portal_file
from motcua.demo.offerings import catalogue_csv
from motcua.demo.sample import Sample
from motcua.demo.stories import CITY, CONSTRUCTION, FINANCE, LINKED, in_justice_list

CATALOGUE = "danh-muc-thu-tuc.csv"
WORDS = ("bao-cao.toml", "van-ban-chi-dao.csv", "phan-anh-kien-nghi.csv")


def write_folder(sample: Sample, folder: Path) -> None:
    """The catalogue, and for each day on which exports were taken a folder ``xuat-YYYY-MM-DD``."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / CATALOGUE).write_bytes(catalogue_csv())
    plan = sample.quarter.plan
    for taken, files in ((plan.taken_before, _older(sample)), (plan.taken, _newest(sample))):
        under = export_folder(folder, taken)
        under.mkdir(exist_ok=True)
        for name, content in files.items():
            (under / name).write_bytes(content)


def export_folder(folder: Path, taken: datetime) -> Path:
    """Where the exports taken at an instant lie."""
    return folder / f"xuat-{taken:%Y-%m-%d}"


def _newest(sample: Sample) -> dict[str, bytes]:
    plan, by_system = sample.quarter.plan, sample.quarter.by_system
    doubles = [dossier for dossier in by_system[LINKED] if in_justice_list(dossier)]
    packaged = resources.files("motcua.demo").joinpath("data")
    return {
        "mot-cua-hai-phong.xlsx": city_file(by_system[CITY], plan.period, plan.taken),
        "chi-nhanh-dat-dai.xlsx": city_file(by_system["chi-nhanh-dat-dai"], plan.period, plan.taken),
        "bo-tu-phap.xlsx": justice_file(by_system["bo-tu-phap"], doubles, plan.taken),
        "bo-xay-dung.csv": construction_file(by_system[CONSTRUCTION]),
        "bo-tai-chinh-ho-kinh-doanh.xlsx": finance_file(by_system[FINANCE], plan.taken),
        "lien-thong.json": portal_file(by_system[LINKED]),
        **{name: packaged.joinpath(name).read_bytes() for name in WORDS},
    }


def _older(sample: Sample) -> dict[str, bytes]:
    """An export of the Construction system of five weeks before: things as they stood then."""
    known = sample.quarter.plan.taken_before
    then = []
    for dossier in sample.quarter.by_system[CONSTRUCTION]:
        if dossier.received is None or dossier.received > known:
            continue
        seen = as_seen_at(dossier, known)
        if dossier is sample.moved:
            seen.due = sample.promised_before
        then.append(seen)
    return {"bo-xay-dung.csv": construction_file(then)}


def as_seen_at(dossier: Dossier, known: datetime) -> Dossier:
    """The dossier as an export taken at ``known`` shows it."""
    seen = dataclasses.replace(dossier)
    seen.fee = dossier.fee
    if seen.handed_over and seen.handed_over > known:
        seen.handed_over, seen.status = None, states.FINISHED
    if seen.finished is None or seen.finished > known:
        seen.finished, seen.status = None, states.HANDLING
    return seen
