"""The tables of the register."""

from motcua.register.models.bundle import Bundle, BundleMember
from motcua.register.models.course import CourseNow, DayNumber, NumberBlock
from motcua.register.models.dossier import Alias, Dossier, DossierParty, Wait
from motcua.register.models.handling import HandedTo, PaperPlace, ResultNumber, TransferLine, TransferList
from motcua.register.models.ledger import Anchor, Event, Person, RawRow, Statement
from motcua.register.models.scans import Scan
from motcua.register.models.scrutiny import Correction, Doubt, PersonalRead

__all__ = [
    "Alias",
    "Anchor",
    "Bundle",
    "BundleMember",
    "Correction",
    "CourseNow",
    "DayNumber",
    "Dossier",
    "DossierParty",
    "Doubt",
    "Event",
    "HandedTo",
    "NumberBlock",
    "PaperPlace",
    "Person",
    "PersonalRead",
    "RawRow",
    "ResultNumber",
    "Scan",
    "Statement",
    "TransferLine",
    "TransferList",
    "Wait",
]
