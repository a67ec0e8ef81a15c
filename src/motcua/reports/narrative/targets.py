"""Shares against the superior's targets: a target that was missed is said plainly."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from motcua.reports.figures.shares import told
from motcua.reports.narrative.phrases import rate
from motcua.reports.narrative.reading import Reading
from motcua.rules.vietnamese import percent, share

#: Measure → what a report calls it.
TITLES: dict[str, str] = {
    "online": "Tỷ lệ nộp hồ sơ trực tuyến",
    "resolved_in_time": "Tỷ lệ hồ sơ giải quyết trước hạn, đúng hạn",
    "digitised": "Tỷ lệ số hóa thành phần hồ sơ",
    "electronic_results": "Tỷ lệ kết quả giải quyết điện tử",
    "reused": "Tỷ lệ khai thác, sử dụng lại thông tin, dữ liệu số hóa",
    "paid_online": "Tỷ lệ thanh toán trực tuyến",
    "petition_satisfaction": "Tỷ lệ hài lòng trong xử lý phản ánh, kiến nghị",
}


@dataclass(frozen=True)
class Outcome:
    """One target and what became of it; percent."""

    key: str
    target: Decimal
    reached: Decimal | None

    @property
    def title(self) -> str:
        return TITLES.get(self.key, self.key)

    @property
    def attained(self) -> bool | None:
        """``None`` where nothing arose that could attain it."""
        return None if self.reached is None else self.reached >= self.target

    @property
    def phrase(self) -> str:
        """In parentheses behind the share, as the sample report has it, and whether it was attained."""
        given = f"chỉ tiêu giao tối thiểu đạt {percent(self.target)}"
        if self.reached is None:
            return f" ({given})"
        if self.attained:
            return f" ({given}; đạt chỉ tiêu)"
        short = percent(self.target - self.reached).rstrip("%")
        return f" ({given}; chưa đạt chỉ tiêu, còn thiếu {short} điểm phần trăm)"


def reached(reading: Reading, key: str) -> Decimal | None:
    """The share under a key in percent, petitions included."""
    if key == "petition_satisfaction":
        return share(*parts_of(reading, key))
    value = reading.rate(key)
    return None if value is None else Decimal(str(value))


def parts_of(reading: Reading, key: str) -> tuple[int, int]:
    """Numerator and denominator of a share, in dossiers or petitions."""
    if key == "petition_satisfaction":
        petitions = reading.words.petitions
        return (petitions.satisfied, petitions.rated) if petitions else (0, 0)
    return told(reading.figures)[key]


def outcomes(reading: Reading) -> list[Outcome]:
    """All targets of the period in the order of the report."""
    given = reading.words.targets
    return [Outcome(key, Decimal(str(given[key])), reached(reading, key)) for key in TITLES if key in given]


def with_target(reading: Reading, key: str) -> str:
    """A share as printed, followed by its target where one was given."""
    written = rate(reached(reading, key))
    found = [outcome for outcome in outcomes(reading) if outcome.key == key]
    return written + (found[0].phrase if found else "")
