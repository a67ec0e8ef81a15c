"""Who issues a slip, who applied, and for what: plain data, so that slips need no database and no test one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Office:
    """The service centre that issues a slip.

    ``superior`` and ``agency`` are the printed lines of the head in capitals; ``name`` is the centre in a sentence;
    ``tracking`` is the short address at which citizens follow a dossier (a setting of the commune; may be empty).
    """

    superior: tuple[str, ...]
    agency: tuple[str, ...]
    name: str
    place: str
    address: str = ""
    phone: str = ""
    tracking: str = ""


@dataclass(frozen=True, slots=True)
class Applicant:
    """A person or an organisation. The identity number is printed on form 01 alone, which asks for it."""

    name: str = ""
    identity: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """One request for one procedure; ``code`` is empty before receipt. ``owner`` where another one filed for them."""

    code: str
    procedure_code: str
    procedure_name: str
    applicant: Applicant
    owner: Applicant | None = None

    @property
    def subject(self) -> str:
        """The procedure as slips name it: ``Đăng ký khai sinh (mã TTHC: 1.001193)``."""
        if not self.procedure_code:
            return self.procedure_name
        return f"{self.procedure_name} (mã TTHC: {self.procedure_code})"

    @property
    def whose(self) -> Applicant:
        """Whose dossier it is: the owner, or the applicant where both are one."""
        return self.owner or self.applicant
