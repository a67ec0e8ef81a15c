"""Numbers set aside for a day without a line: used later, explained where they were not, never given twice."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, wait
from datetime import date

import pytest
from django.db import connection, transaction

from motcua.register.actions.blocks import close_block, take_block
from motcua.register.actions.receive import Application, receive_at_counter
from motcua.register.actions.refused import Refused
from motcua.register.blocks import codes_left, gaps
from motcua.register.models import Alias, NumberBlock
from motcua.register.systems import OWN
from motcua.register.verification import verify
from tests.cast import CITIZEN
from tests.register.actions.conftest import officer
from tests.register.office import commune, offer
from tests.register.own.conftest import take_in
from tests.register.told import at

DAY = date(2026, 6, 1)


def block(office, count: int = 3) -> NumberBlock:
    return take_block(commune(), DAY, count, "mất đường truyền", office["intake"], at("2026-06-01 07:30"))


@pytest.mark.django_db
def test_numbers_of_a_block_are_used_later_under_the_day_they_are_for(office):
    numbers = codes_left(block(office))
    assert [code[-4:] for code in numbers] == ["0001", "0002", "0003"]
    assert take_in(office).code.endswith("0004")
    later = Application("1.001193", CITIZEN, code=(OWN, numbers[1]), received_at=at("2026-06-01 09:00"))
    opened = receive_at_counter(commune(), later, office["intake"], at("2026-06-02 08:00"))
    assert opened.code == numbers[1]
    assert codes_left(NumberBlock.objects.get()) == [numbers[0], numbers[2]]
    assert verify(rebuild=True).findings == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("code", "when", "why"),
    [
        ("X10.993-260601-0009", "2026-06-01 08:00", "không thuộc dải số"),
        ("X10.993-260601-1", "2026-06-01 08:00", "không thuộc dải số"),
        ("X10.993-260601-0001", "2026-06-02 08:00", "là số của ngày 01/06/2026"),
        ("", "2026-06-01 08:00", "phải có chữ số"),
    ],
)
def test_no_code_is_invented(office, code, when, why):
    block(office)
    with pytest.raises(Refused, match=why):
        take_in(office, when, code=(OWN, code))


@pytest.mark.django_db
def test_a_number_is_used_once_and_never_after_the_block_was_closed(office):
    one = block(office)
    first, second, _third = codes_left(one)
    take_in(office, code=(OWN, first))
    with pytest.raises(Refused, match="đã là mã của một hồ sơ khác"):
        take_in(office, code=(OWN, first))
    close_block(one.pk, "hết ngày, có lại đường truyền", office["intake"], at("2026-06-01 17:00"))
    with pytest.raises(Refused, match="không thuộc dải số"):
        take_in(office, code=(OWN, second))


@pytest.mark.django_db
def test_a_code_of_another_system_is_kept_as_it_is(office):
    code = ("bo-tu-phap", "G15.10993-20260601-0000001")
    assert take_in(office, code=code).code == code[1]
    with pytest.raises(Refused, match="có dạng mã do phần mềm này cấp"):
        take_in(office, code=("bo-tu-phap", "X10.993-260601-0001"))


@pytest.mark.django_db
def test_gaps_are_those_of_blocks_each_with_its_explanation(office):
    one = block(office)
    take_in(office)
    take_in(office, code=(OWN, codes_left(one)[1]))
    with pytest.raises(Refused, match="Còn 2 số chưa dùng"):
        close_block(one.pk, " ", office["intake"])
    assert not any(gap.explained for gap in gaps(commune(), DAY, DAY))
    close_block(one.pk, "không có người nộp", office["intake"])
    found = [(gap.first, gap.last, gap.explained) for gap in gaps(commune(), DAY, DAY)]
    assert found == [(1, 1, True), (3, 3, True)]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("who", "day", "count", "reason", "why"),
    [
        ("handler", DAY, 3, "x", "không có quyền"),
        ("intake", DAY, 0, "x", "từ 1 đến 200"),
        ("intake", DAY, 201, "x", "từ 1 đến 200"),
        ("intake", date(2026, 7, 1), 3, "x", "7 ngày tới"),
        ("intake", DAY, 3, " ", "lý do lấy dải số"),
    ],
)
def test_a_block_has_bounds_and_a_reason(office, who, day, count, reason, why):
    with pytest.raises(Refused, match=why):
        take_block(commune(), day, count, reason, office[who], at("2026-06-01 08:00"))


def test_the_counter_of_the_day_gives_no_number_twice_under_load(own_database):
    offer(commune())
    who = officer("tiep-nhan", "intake", commune())
    each, hands = 12, 8

    def receive(hand: int) -> list[str]:
        try:
            codes = [
                receive_at_counter(
                    commune(), Application("1.001193", CITIZEN), who, at("2026-06-01 08:00")
                ).code
                for _one in range(each)
            ]
            taken = take_block(commune(), DAY, 2, f"quầy {hand}", who, at("2026-06-01 08:00"))
            return [*codes, *codes_left(taken)[:0]]
        finally:
            connection.close()

    with ThreadPoolExecutor(hands) as pool:
        codes = [code for found in pool.map(receive, range(hands)) for code in found]
    assert len(set(codes)) == each * hands == Alias.objects.count()
    numbers = {int(code[-4:]) for code in codes}
    set_aside = {number for one in NumberBlock.objects.all() for number in range(one.first, one.last + 1)}
    assert numbers.isdisjoint(set_aside)
    # Nothing is missing either: every number of the day is a dossier's or a block's.
    assert numbers | set_aside == set(range(1, (each + 2) * hands + 1))
    assert all(gap.block is not None for gap in gaps(commune(), DAY, DAY))


def test_no_number_is_used_while_its_block_is_being_closed(own_database):
    offer(commune())
    who = officer("tiep-nhan", "intake", commune())
    one = take_block(commune(), DAY, 2, "mất đường truyền", who, at("2026-06-01 07:30"))
    code = codes_left(one)[0]

    def use() -> str:
        try:
            given = Application("1.001193", CITIZEN, code=(OWN, code))
            return receive_at_counter(commune(), given, who, at("2026-06-01 08:00")).code
        except Refused as refused:
            return str(refused)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            close_block(one.pk, "không dùng đến", who, at("2026-06-01 08:00"))
            told = pool.submit(use)
            wait([told], timeout=1.5)
            assert not told.done()  # it waits until the block is closed or still open
        assert "không thuộc dải số" in told.result(30)
    assert not Alias.objects.exists()
