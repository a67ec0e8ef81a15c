"""A quarter of the demo's generator that no golden file knows: another seed and plan, and what the plan never has.

Received over the counter and by post, finished at the due instant, a second and days after it, at the very edges of
the period; columns in another order, columns more, files under names that say nothing.
"""

from __future__ import annotations

import csv
import io
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

from motcua.demo.dossier import Dossier
from motcua.demo.exports.city import DATES, LEFT, RIGHT, city_file
from motcua.demo.exports.construction import construction_file
from motcua.demo.exports.finance import finance_file
from motcua.demo.exports.justice import justice_file
from motcua.demo.exports.portal import portal_file
from motcua.demo.plan import Plan, Source, read_plan
from motcua.demo.sample import Sample, make_sample
from motcua.demo.stories import in_justice_list
from tests.exchange import exports

BRANCH, LINKED = "chi-nhanh-dat-dai", "lien-thong"
CHANNELS = {
    "mot-cua-hai-phong": ("Trực tiếp", "Bưu chính"),
    "bo-tu-phap": ("1", "3"),
    "bo-xay-dung": ("1", "3"),
    "bo-tai-chinh": ("Trực tiếp", "Bưu chính"),
    BRANCH: ("Trực tiếp", "Bưu chính"),
}
"""How each system writes what came over the counter, and by post."""
CHANNEL_COLUMNS = {"Hình thức nộp", "Kênh nộp", "Phương thức nộp", "kenh_thuc_hien"}
ELECTRONIC_COLUMNS = {"Số hóa kết quả", "KQ điện tử", "Kết quả điện tử", "co_ket_qua_dien_tu"}
CODE_COLUMNS = ("Mã hồ sơ", "Số hồ sơ", "ma_ho_so")
NO = {"Số hóa kết quả": "Không", "KQ điện tử": "", "Kết quả điện tử": "Không", "co_ket_qua_dien_tu": "0"}


@dataclass
class Life:
    """A dossier as it was, and what the demo's exports never vary."""

    system: str
    one: Dossier
    channel: str = "online"
    electronic: bool = True


def plan() -> Plan:
    """About a quarter of the demo's numbers, in other proportions, from another seed."""
    given = read_plan()
    sources = tuple(_smaller(source, place) for place, source in enumerate(given.sources))
    return replace(
        given, seed=20260, not_reused=23, with_fee=310, not_paid_online=17, conflicting=2, sources=sources
    )


def _smaller(source: Source, place: int) -> Source:
    linked = source.linked and {
        name: {**bundle, "received": bundle["received"] // 2 + place}
        for name, bundle in source.linked.items()
    }
    fewer = source.received // 4 if source.received > 100 else source.received
    return replace(
        source,
        received=sum(each["received"] for each in linked.values()) if linked else fewer + place,
        carried=source.carried + 2,
        awaiting_hand_over=source.awaiting_hand_over // 3,
        refused=source.refused + (0 if linked else 2),
        withdrawn=source.withdrawn + (0 if linked else 1),
        linked=linked,
    )


@cache
def live() -> tuple[Sample, list[Life]]:
    """The quarter and every dossier of it, varied; the same each time. Not to be changed."""
    sample, chance = make_sample(plan()), random.Random(7)
    lives = [Life(system, one) for system, found in sample.quarter.by_system.items() for one in found]
    for number, life in enumerate(lives):
        if life.system != LINKED:
            if chance.random() < 0.2:
                life.channel = chance.choice(("in_person", "postal"))
            life.electronic = chance.random() < 0.9
            life.one.digitised = chance.random() < 0.95
        if chance.random() < 0.15:
            _end(life.one, number, sample.quarter.plan.taken, chance)
    _at_the_edges(lives, sample.quarter.plan)
    return sample, lives


def _end(one: Dossier, number: int, taken: datetime, chance: random.Random) -> None:
    """Finished exactly at the due instant, a second after it, in its evening, or some days later."""
    if one.finished is None or one.due is None or one.asked or one.other_finish:
        return
    late = chance.choice(
        (timedelta(0), timedelta(seconds=1), timedelta(hours=2), timedelta(days=4, hours=-5))
    )
    if one.due + late < taken - timedelta(days=1):
        _finish(one, one.due + late, f"Lý do số {number}")


def _finish(one: Dossier, moment: datetime, note: str) -> None:
    one.finished, one.note = moment, note
    if one.handed_over:
        one.handed_over = moment + timedelta(minutes=10)


def _at_the_edges(lives: Sequence[Life], plan: Plan) -> None:
    """In each system that allows it one dossier at either side of the period's first and last instant."""
    second = timedelta(seconds=1)
    for source in plan.sources:
        plain = [
            life.one
            for life in lives
            if life.system == source.system
            and life.one.issued
            and not (life.one.asked or life.one.other_finish or life.one.linked_group)
            and plan.period.start <= (life.one.received or plan.taken) < plan.period.end
        ]
        for one, moment in zip(plain, (plan.period.start, plan.period.start - second), strict=False):
            one.received, one.filed = moment, moment - timedelta(hours=1)
        for one, moment in zip(
            reversed(plain[2:]), (plan.period.end, plan.period.end - second), strict=False
        ):
            _finish(one, moment, "Xong đúng lúc hết kỳ")


def write(sample: Sample, lives: Sequence[Life], folder: Path) -> list[Path]:
    """The six exports in the folder, in an order and under names of their own."""
    chance = random.Random(11)
    plan, by_system = sample.quarter.plan, sample.quarter.by_system
    by_code = {life.one.code: life for life in lives}
    doubles = [one for one in by_system[LINKED] if in_justice_list(one)]
    books = {
        "1.xlsx": _sheet(justice_file(by_system["bo-tu-phap"], doubles, plan.taken)),
        "b 2.xlsx": _citys(city_file(by_system[BRANCH], plan.period, plan.taken)),
        "xuất (3).xlsx": _sheet(finance_file(by_system["bo-tai-chinh"], plan.taken)),
        "sổ.xlsx": _citys(city_file(by_system["mot-cua-hai-phong"], plan.period, plan.taken)),
    }
    paths = [
        exports.xlsx(folder / name, _mixed(rows, by_code, chance), "Trang tính")
        for name, rows in books.items()
    ]
    text = construction_file(by_system["bo-xay-dung"]).decode("utf-8-sig")
    rows = _mixed(list(csv.reader(io.StringIO(text), delimiter=";")), by_code, chance)
    paths.append(exports.text_file(folder / "a.txt", rows, delimiter=",", encoding="utf-8"))
    body = json.loads(portal_file(by_system[LINKED]))
    body["data"] = [dict(reversed(item.items())) for item in reversed(body["data"])]
    paths.append(folder / "gửi.json")
    paths[-1].write_text(json.dumps(body, ensure_ascii=False), encoding="utf-8")
    chance.shuffle(paths)
    return paths


def _sheet(data: bytes) -> list[list[Any]]:
    """The cells of the first sheet, as they can be written again."""
    rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    return [[_cell(cell) for cell in row] for row in rows]


def _cell(cell: Any) -> Any:
    if isinstance(cell, date) and not isinstance(cell, datetime):
        return datetime.combine(cell, time())
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def _citys(data: bytes) -> list[list[Any]]:
    """The city's sheet, its title of the five dates over each of them, so that they may stand apart."""
    rows = _sheet(data)
    rows[5] = [*LEFT, *["Ngày tháng năm"] * len(DATES), *RIGHT]
    return rows


def _mixed(rows: list[list[Any]], by_code: Mapping[str, Life], chance: random.Random) -> list[list[Any]]:
    """The rows with the variations written in, two columns more, and the columns in another order."""
    top = next(place for place, row in enumerate(rows) if len([cell for cell in row if cell != ""]) > 8)
    header = list(rows[top])
    code_column = next(header.index(name) for name in CODE_COLUMNS if name in header)
    for row in rows[top + 1 :]:
        if (life := by_code.get(row[code_column])) is not None:
            for column, value in _told(life, header):
                row[column] = value
    wide = [[*row, "Cột lạ", "Ghi chú nội bộ"] if place == top else [*row, place, "x"] if place > top + 1 else row
            for place, row in enumerate(rows)]  # fmt: skip
    order = list(range(max(map(len, wide))))
    chance.shuffle(order)
    return exports.shuffled(wide, order.__getitem__)


def _told(life: Life, header: Sequence[str]) -> Iterator[tuple[int, str]]:
    for column, name in enumerate(header):
        if name in CHANNEL_COLUMNS and life.channel != "online":
            yield column, CHANNELS[life.system][life.channel == "postal"]
        if name in ELECTRONIC_COLUMNS and not life.electronic:
            yield column, NO[name]
