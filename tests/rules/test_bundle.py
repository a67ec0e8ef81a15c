"""One request, several agencies: when all of it can be handed over, and who may still take their time."""

from __future__ import annotations

import pytest

from motcua.rules.bundle import Bundle, Member, MemberFacts, Plan, plan, problems
from motcua.rules.calendar import national_calendar
from motcua.rules.wording import BadInput
from tests.rules.moments import at, limit, restart

CALENDAR = national_calendar()
HOUR = 3600


def member(key: str, time: str, *after: str) -> Member:
    return Member(key, f"agency of {key}", "", limit(time), after)


# The birth bundle on paper: registered on the day, then residence and the insurance card side by side.
BIRTH = Bundle(
    (
        member("khai-sinh", "trong ngày"),
        member("thuong-tru", "7 ngày làm việc", "khai-sinh"),
        member("the-bhyt", "2 ngày làm việc", "khai-sinh"),
    )
)


def planned(bundle: Bundle = BIRTH, as_of: str | None = None, **facts: MemberFacts) -> Plan:
    """The plan of a request received on Monday 2 March at 08:00; keys with ``_`` for ``-``."""
    known = {key.replace("_", "-"): fact for key, fact in facts.items()}
    return plan(bundle, at("03-02 08:00"), CALENDAR, known, at(as_of) if as_of else None)


def fact(started: str | None = None, finished: str | None = None, *pauses) -> MemberFacts:
    return MemberFacts(at(started) if started else None, at(finished) if finished else None, pauses)


def told(one: Plan) -> list[tuple[str, str, str, float, bool]]:
    """Key, start, due, slack in hours, whether it is on the path."""
    return [
        (
            each.member.key,
            f"{each.start:%m-%d %H:%M}",
            f"{each.due:%m-%d %H:%M}",
            each.slack / HOUR,
            each.critical,
        )
        for each in one.members
    ]


def test_the_path_that_sets_the_final_date_has_no_slack() -> None:
    one = planned()
    # Registered at 17:00, so both others are deemed received on Tuesday morning.
    assert told(one) == [
        ("khai-sinh", "03-02 08:00", "03-02 17:00", 0, True),
        ("thuong-tru", "03-02 17:00", "03-12 17:00", 0, True),
        ("the-bhyt", "03-02 17:00", "03-05 17:00", 40, False),
    ]
    assert one.final == at("03-12 17:00")
    assert one.critical == ("khai-sinh", "thuong-tru")


def test_an_early_finish_moves_the_rest_forward() -> None:
    one = planned(khai_sinh=fact("03-02 08:00", "03-02 10:00"))
    assert one.final == at("03-11 17:00")
    assert one.of("thuong-tru").start == at("03-02 10:00")
    assert not one.of("thuong-tru").started


def test_who_has_started_is_no_longer_moved_by_who_came_before() -> None:
    one = planned(
        khai_sinh=fact("03-02 08:00", "03-02 10:00"),
        thuong_tru=fact("03-02 11:00"),
        the_bhyt=fact("03-03 08:00", "03-04 09:00"),
    )
    assert one.critical == ("thuong-tru",)
    assert one.of("the-bhyt").finished
    assert one.of("the-bhyt").end == at("03-04 09:00")


def test_a_supplement_at_one_agency_moves_the_final_date() -> None:
    one = planned(
        as_of="03-10 08:00",
        khai_sinh=fact("03-02 08:00", "03-02 10:00"),
        the_bhyt=fact("03-02 10:00", None, restart("03-03 08:00", "03-10 08:00")),
    )
    assert one.of("the-bhyt").due == at("03-12 17:00")
    assert one.final == at("03-12 17:00")
    assert one.critical == ("the-bhyt",)
    assert one.of("thuong-tru").slack == 8 * HOUR


def test_an_open_pause_is_reckoned_to_now() -> None:
    waiting = fact("03-02 10:00", None, restart("03-03 08:00", None))
    assert planned(as_of="03-09 08:00", the_bhyt=waiting).of("the-bhyt").due == at("03-11 17:00")


def test_who_is_overdue_is_expected_now_at_the_earliest() -> None:
    one = planned(as_of="03-06 09:00")
    assert one.of("khai-sinh").due == at("03-02 17:00")
    assert one.of("khai-sinh").end == at("03-06 09:00")
    assert one.final == at("03-17 17:00")


def test_a_member_that_waits_for_several_starts_with_the_last_of_them() -> None:
    death = Bundle(
        (
            member("mai-tang-phi", "7 ngày làm việc", "khai-tu", "xoa-thuong-tru"),
            member("khai-tu", "trong ngày"),
            member("xoa-thuong-tru", "5 ngày làm việc"),
        )
    )
    one = planned(death)
    assert [each.member.key for each in one.members] == ["khai-tu", "xoa-thuong-tru", "mai-tang-phi"]
    assert one.of("mai-tang-phi").start == at("03-09 17:00")
    assert one.critical == ("xoa-thuong-tru", "mai-tang-phi")
    # Until just before Tuesday 17:00: what comes on Tuesday is counted from Tuesday, like what comes on Monday
    # after hours.
    assert one.of("khai-tu").slack == 48 * HOUR - 1


def test_side_by_side_the_longest_sets_the_date() -> None:
    one = planned(Bundle((member("a", "3 ngày làm việc"), member("b", "16 giờ làm việc"))))
    assert one.final == at("03-05 17:00")
    assert one.critical == ("a",)
    assert one.of("b").slack == (8 * 4 - 0.5 - 16) * HOUR


@pytest.mark.parametrize(
    ("bundle", "says"),
    [
        (Bundle(()), ["chưa có thủ tục nào"]),
        (Bundle((member("a", "1 ngày"), member("a", "2 ngày"))), ["“a” dùng cho hai"]),
        (Bundle((member("a", "1 ngày", "x"), member("b", "1 ngày", "y"))), ["chờ “x”", "chờ “y”"]),
        (Bundle((member("a", "1 ngày", "a"),)), ["thành vòng"]),
        (
            Bundle((member("a", "1 ngày", "b"), member("b", "1 ngày", "a"), member("c", "1 ngày"))),
            ["thủ tục a, b chờ nhau"],
        ),
        (Bundle(tuple(member(str(n), "1 ngày") for n in range(21))), ["không được quá 20"]),
    ],
)
def test_what_cannot_be_planned_is_told_and_refused(bundle, says) -> None:
    found = [str(one) for one in problems(bundle)]
    assert len(found) == len(says)
    for sentence, part in zip(found, says, strict=True):
        assert part in sentence
    with pytest.raises(BadInput):
        planned(bundle)


def test_a_sound_bundle_has_no_problem() -> None:
    assert problems(BIRTH) == ()
